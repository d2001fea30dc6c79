package foresee.control;

import foresee.control.ControlStatistics.Times;
import foresee.control.Stopwatch.Elapsed;
import org.HdrHistogram.Histogram;

/** Counts what a controller goes through. Safe for several threads; nobody holds it while planning. */
final class Tally {
    private static final int DIGITS = 3;
    private static final long SECOND = 1_000_000_000;

    private final Histogram actWall = histogram();
    private final Histogram actCpu = histogram();
    private final Histogram planWall = histogram();
    private final Histogram planCpu = histogram();
    private long missedPlans;
    private long latePlans;
    private long droppedPlans;
    private long failedPlans;
    private long fallbackTicks;
    private long safeActionTicks;
    private long staleObservations;
    private long lateObservations;
    private long missingObservations;
    private long listenerFailures;

    /** With room for a second: it grows where that is too little, but not while a robot waits. */
    private static Histogram histogram() {
        Histogram histogram = new Histogram(SECOND, DIGITS);
        histogram.setAutoResize(true);
        return histogram;
    }

    synchronized void acted(Elapsed time) {
        record(time, actWall, actCpu);
    }

    private static void record(Elapsed time, Histogram wall, Histogram cpu) {
        wall.recordValue(time.wallNanos());
        if (time.cpuNanos() >= 0) {
            cpu.recordValue(time.cpuNanos());
        }
    }

    synchronized void planned(Elapsed time, Adoption adoption) {
        record(time, planWall, planCpu);
        latePlans += adoption == Adoption.LATE ? 1 : 0;
        droppedPlans += adoption == Adoption.DROPPED ? 1 : 0;
    }

    synchronized void planMissed() {
        missedPlans++;
    }

    synchronized void planFailed() {
        failedPlans++;
    }

    synchronized void chosenBy(Chooser chooser) {
        fallbackTicks += chooser == Chooser.LAST_PLAN ? 1 : 0;
        safeActionTicks += chooser == Chooser.SAFE_ACTION ? 1 : 0;
    }

    synchronized void observed(ObservationEvent event) {
        switch (event.trouble()) {
            case STALE -> staleObservations++;
            case LATE -> lateObservations++;
            case DROPPED -> missingObservations += event.missing();
        }
    }

    synchronized void listenerFailed() {
        listenerFailures++;
    }

    synchronized ControlStatistics snapshot() {
        return new ControlStatistics(
                times(actWall),
                times(actCpu),
                times(planWall),
                times(planCpu),
                missedPlans,
                latePlans,
                droppedPlans,
                failedPlans,
                fallbackTicks,
                safeActionTicks,
                staleObservations,
                lateObservations,
                missingObservations,
                listenerFailures);
    }

    private static Times times(Histogram histogram) {
        return new Times(
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(99),
                histogram.getMaxValue());
    }
}
