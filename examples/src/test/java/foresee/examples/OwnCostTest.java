package foresee.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnCostTest {

    @Test
    void wagonStopsWhereItShould() {
        double[] thrust = OwnCost.plan().actions().toArray();
        double speed = 0;
        double place = 0;
        for (double a : thrust) {
            speed += 0.2 * a;
            place += 0.2 * speed;
        }
        assertThat(place).isBetween(4.8, 5.2);
        assertThat(speed).isBetween(-0.2, 0.2);
    }
}
