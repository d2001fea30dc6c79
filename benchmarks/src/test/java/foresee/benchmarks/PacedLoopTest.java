package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacedLoopTest {
    private static final Duration PERIOD = Duration.ofMillis(20);
    private final HandClock clock = new HandClock();
    private final PunctualityRecorder record = new PunctualityRecorder();
    private final List<Long> begun = new ArrayList<>();

    /** Runs ticks whose work and rest take so many milliseconds; tells when each began, in milliseconds from the start. */
    private List<Long> begun(int[] work, int[] rest) throws InterruptedException {
        long start = clock.now();
        new PacedLoop(PERIOD, clock, record).run(work.length, new PacedLoop.Body() {
            private int tick;

            @Override
            public void work() {
                begun.add((clock.now() - start) / 1_000_000);
                clock.pass(Duration.ofMillis(work[tick]));
            }

            @Override
            public void rest() {
                clock.pass(Duration.ofMillis(rest[tick++]));
            }
        });
        return begun;
    }

    @Test
    void ticksBeginAtEqualDistancesWhateverTheyTake() throws InterruptedException {
        assertThat(begun(new int[] {0, 7, 20}, new int[] {3, 13, 0})).containsExactly(20L, 40L, 60L);
        assertThat(record.result().lateTicks()).isZero();
        assertThat(record.result().lateness().max()).isZero();
        assertThat(record.result().lateness().count()).isEqualTo(3);
    }

    @Test
    void aLoopThatFallsBehindCatchesUpAndEveryLateTickCounts() throws InterruptedException {
        assertThat(begun(new int[] {50, 2, 2, 2}, new int[4])).containsExactly(20L, 70L, 72L, 80L);
        assertThat(record.result().lateTicks()).isEqualTo(2); // done at 70, 72, 74, 82; to be done by 40, 60, 80, 100
        assertThat(record.result().lateness().max()).isEqualTo(30, within(0.1));
    }

    @Test
    void restMakesTheNextTickBeginLateButNoTickLate() throws InterruptedException {
        assertThat(begun(new int[] {5, 5}, new int[] {19, 0})).containsExactly(20L, 44L);
        assertThat(record.result().lateTicks()).isZero();
        assertThat(record.result().lateness().max()).isEqualTo(4, within(0.01));
    }
}
