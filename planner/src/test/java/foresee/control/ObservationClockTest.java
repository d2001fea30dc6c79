package foresee.control;

import static foresee.control.ObservationEvent.Trouble.DROPPED;
import static foresee.control.ObservationEvent.Trouble.LATE;
import static foresee.control.ObservationEvent.Trouble.STALE;
import static org.assertj.core.api.Assertions.assertThat;

import foresee.model.Observation;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObservationClockTest {
    private final ObservationClock clock = new ObservationClock(Optional.of(Duration.ofNanos(100)));

    private static Observation at(long nanos) {
        return Observation.ofState(new float[1], nanos);
    }

    private Optional<ObservationEvent> after(long... stamps) {
        for (int i = 0; i < stamps.length - 1; i++) {
            clock.seen(at(stamps[i]));
        }
        return clock.judge(9, at(stamps[stamps.length - 1]));
    }

    @Test
    void firstObservationIsNeverWrong() {
        assertThat(after(-5)).isEmpty();
        clock.seen(at(7));
        clock.reset();
        assertThat(after(-5)).isEmpty();
    }

    @Test
    void gapsAreNamedByTheirLength() {
        assertThat(after(50, 150)).isEmpty();
        assertThat(after(50, 175)).isEmpty();
        assertThat(after(50, 51)).isEmpty();
        assertThat(after(50, 176)).contains(new ObservationEvent(9, LATE, 126, 0));
        assertThat(after(50, 199)).contains(new ObservationEvent(9, LATE, 149, 0));
        assertThat(after(50, 200)).contains(new ObservationEvent(9, DROPPED, 150, 1));
        assertThat(after(50, 255)).contains(new ObservationEvent(9, DROPPED, 205, 1));
        assertThat(after(50, 450)).contains(new ObservationEvent(9, DROPPED, 400, 3));
        assertThat(after(50, 50)).contains(new ObservationEvent(9, STALE, 0, 0));
        assertThat(after(50, 20)).contains(new ObservationEvent(9, STALE, -30, 0));
    }

    @Test
    void gapsCountFromTheNewestBefore() {
        assertThat(after(0, 100, 50, 220)).isEmpty();
        assertThat(after(0, 100, 50, 90)).contains(new ObservationEvent(9, STALE, -10, 0));
    }

    @Test
    void withoutAPeriodOnlyStaleOnesAreNoticed() {
        ObservationClock any = new ObservationClock(Optional.empty());
        any.seen(at(0));
        assertThat(any.judge(1, at(1_000_000))).isEmpty();
        assertThat(any.judge(1, at(0))).contains(new ObservationEvent(1, STALE, 0, 0));
    }
}
