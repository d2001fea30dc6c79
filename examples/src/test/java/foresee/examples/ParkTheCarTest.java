package foresee.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParkTheCarTest {

    @Test
    void carStandsWhereItWasToPark() {
        float[] car = ParkTheCar.drive(new float[] {0, 0, 0, 0}, 120);
        assertThat(car[0]).isBetween(7.5f, 8.5f);
        assertThat(car[1]).isBetween(2.7f, 3.3f);
        assertThat(Math.abs(car[2])).isLessThan(0.15f);
        assertThat(Math.abs(car[3])).isLessThan(0.3f);
    }
}
