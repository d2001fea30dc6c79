package foresee.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class StepClockTest {
    private static final Offset<Double> TIGHT = Offset.offset(1e-9);
    private long now;

    @Test
    void paceIsThatOfTheLastStepsAndForgetsASlowBeginning() {
        StepClock clock = new StepClock(1000, 10, () -> now);
        clock.start(40);
        now += 8_000_000_000L;
        assertThat(clock.imagesPerSecond(40)).isCloseTo(10 / 8.0, TIGHT);
        for (int step = 41; step < 200; step++) {
            now += 500_000_000L;
            clock.imagesPerSecond(step);
        }
        assertThat(clock.imagesPerSecond(199)).isCloseTo(20, TIGHT);
        assertThat(clock.secondsLeft(199)).isCloseTo(801 * 0.5, TIGHT);
    }

    @Test
    void askingTwiceInOneStepSaysTheSame() {
        StepClock clock = new StepClock(10, 1, () -> now);
        clock.start(0);
        now += 1_000_000_000L;
        double first = clock.secondsLeft(0);
        now += 1_000_000_000L;
        assertThat(clock.secondsLeft(0)).isEqualTo(first).isEqualTo(10);
    }
}
