package foresee.cli;

import foresee.benchmarks.Latency;
import foresee.benchmarks.PlanClock;
import foresee.control.FlightRecord;
import foresee.control.FlightReplay;
import foresee.planning.Plan;
import java.util.List;

/** How long the plans of a flight took, and each one's place among them. */
final class FlightTimes {
    private static final double NANOS = 1e6;
    private final PlanClock clock = new PlanClock();
    private final long[] wallNanos;
    private final boolean severalEpisodes;

    FlightTimes(List<FlightRecord.Planned> plans) {
        wallNanos = plans.stream()
                .mapToLong(plan -> plan.event().wallNanos())
                .sorted()
                .toArray();
        plans.forEach(plan -> clock.onPlan(plan.event()));
        severalEpisodes = plans.stream().map(FlightRecord::episode).distinct().count() > 1;
    }

    /** Wall-clock time of all plans. */
    Latency all() {
        return clock.wall();
    }

    /** Percent of the flight's plans that took no longer. */
    long percentile(FlightRecord.Planned plan) {
        long noLonger = 0;
        for (long nanos : wallNanos) {
            noLonger += nanos <= plan.event().wallNanos() ? 1 : 0;
        }
        return Math.round(100.0 * noLonger / wallNanos.length);
    }

    /** One plan and what became of it, in a line. */
    String line(FlightReplay.Comparison comparison) {
        FlightRecord.Planned recorded = comparison.recorded();
        Plan plan = recorded.event().plan();
        return "%stick %4d   cost %-12.6g %6d evaluations   %8.2f ms (p %d)   %s"
                .formatted(
                        severalEpisodes ? "episode " + recorded.episode() + "   " : "",
                        recorded.tick(),
                        plan.cost(),
                        plan.trace().evaluations(),
                        recorded.event().wallNanos() / NANOS,
                        percentile(recorded),
                        comparison.difference().map(what -> "DIFFERS: " + what).orElse("identical"));
    }
}
