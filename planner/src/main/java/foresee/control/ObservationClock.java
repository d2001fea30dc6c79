package foresee.control;

import foresee.control.ObservationEvent.Trouble;
import foresee.model.Observation;
import java.time.Duration;
import java.util.Optional;

/** Watches the time stamps of observations. Without a control period it can tell stale ones only. */
final class ObservationClock {
    private static final double LATE = 1.25;
    private static final double DROPPED = 1.5;

    private final Optional<Duration> period;
    private boolean begun;
    private long newest;

    ObservationClock(Optional<Duration> period) {
        this.period = period;
    }

    void reset() {
        begun = false;
    }

    /** What is wrong with an observation, if anything; changes nothing. */
    Optional<ObservationEvent> judge(long tick, Observation observation) {
        long gap = observation.timeNanos() - newest;
        if (!begun) {
            return Optional.empty();
        }
        return gap <= 0
                ? Optional.of(new ObservationEvent(tick, Trouble.STALE, gap, 0))
                : period.flatMap(expected -> judge(tick, gap, (double) gap / expected.toNanos()));
    }

    private static Optional<ObservationEvent> judge(long tick, long gap, double periods) {
        if (periods >= DROPPED) {
            return Optional.of(new ObservationEvent(tick, Trouble.DROPPED, gap, Math.round(periods) - 1));
        }
        return periods > LATE ? Optional.of(new ObservationEvent(tick, Trouble.LATE, gap, 0)) : Optional.empty();
    }

    /** Remembers that an observation was acted on. */
    void seen(Observation observation) {
        if (!begun || observation.timeNanos() - newest > 0) {
            newest = observation.timeNanos();
            begun = true;
        }
    }
}
