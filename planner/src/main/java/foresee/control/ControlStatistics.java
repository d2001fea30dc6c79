package foresee.control;

import java.util.Locale;

/**
 * What a controller has been through since it was made, over all episodes; a snapshot.
 *
 * @param actWall wall-clock time of {@link MpcController#act}, listeners included: what a robot waits for
 * @param actCpu processor time of the acting thread in it
 * @param planWall wall-clock time of the search for a plan
 * @param planCpu processor time of the planning thread in it, helper threads not included
 * @param missedPlans plans that were not ready at the tick they begin at, whatever became of them
 * @param latePlans plans among them that took effect later
 * @param droppedPlans plans among them that were ready only when nothing was left of them
 * @param failedPlans plans that ended in an exception on the background thread
 * @param fallbackTicks ticks at which the last plan acted because the one that was due was not ready
 * @param safeActionTicks ticks at which there was no plan to act on; the first ones of an episode, if plans take effect with a
 *     delay, included
 * @param staleObservations observations no newer than one before
 * @param lateObservations observations that came late by their time stamp
 * @param missingObservations observations that never came by the time stamps of those that did
 * @param listenerFailures exceptions of listeners
 */
public record ControlStatistics(
        Times actWall,
        Times actCpu,
        Times planWall,
        Times planCpu,
        long missedPlans,
        long latePlans,
        long droppedPlans,
        long failedPlans,
        long fallbackTicks,
        long safeActionTicks,
        long staleObservations,
        long lateObservations,
        long missingObservations,
        long listenerFailures) {

    /**
     * A distribution of times, each within 0.1 %; zeros if there were none.
     *
     * @param count how many
     * @param p50Nanos half of them took at most so many nanoseconds
     * @param p99Nanos 99 of 100 took at most so many nanoseconds
     * @param maxNanos the longest, in nanoseconds
     */
    public record Times(long count, long p50Nanos, long p99Nanos, long maxNanos) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "p50 %.3f ms, p99 %.3f ms, max %.3f ms (%d)",
                    p50Nanos / 1e6,
                    p99Nanos / 1e6,
                    maxNanos / 1e6,
                    count);
        }
    }

    @Override
    public String toString() {
        return """
                act           %s; cpu %s
                plan          %s; cpu %s
                plans         missed %d, of them late %d, dropped %d; failed %d
                actions       of the last plan %d, safe %d
                observations  stale %d, late %d, missing %d
                listeners     failures %d""".formatted(
                        actWall,
                        actCpu,
                        planWall,
                        planCpu,
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
}
