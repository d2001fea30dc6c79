package foresee.benchmarks.micro;

import java.util.List;

/**
 * What was measured of one point: ours on vector kernels and the core's peak; or one thread and two by the wall, and ours by
 * processor time.
 *
 * @param sweep it belongs to
 * @param curve the name of its curve
 * @param point what was measured
 * @param rounds of all who took part
 * @param idle of each execution on two threads, what it would take in ms if the second core had nothing else to do; copied
 */
record ShapeResult(Sweep sweep, String curve, ShapePoint point, WorkResult rounds, List<Double> idle) {
    ShapeResult {
        idle = List.copyOf(idle);
    }

    /** What is varied. */
    int x() {
        return sweep.x(point);
    }

    /** Median time of one rollout in ms. */
    double millis() {
        return rounds.median(Contestant.VECTOR);
    }

    /** What it would take at the core's peak, in ms. */
    double leastMillis() {
        return point.flops() / (rounds.median(Contestant.PEAK) * 1e6);
    }

    /** How fast weights are read, in GB/s. */
    double weightRate() {
        return point.weightBytes() / (millis() * 1e6);
    }

    /** Median time in ms on two threads if the second core is idle. */
    double idleMillis() {
        return WorkResult.median(idle);
    }

    /** How much faster two threads are than one if the second core is idle. */
    double idleSpeedUp() {
        return millis() / idleMillis();
    }

    /** How much faster two threads are than one, by medians over all executions. */
    double speedUp() {
        return rounds.median(Contestant.ONE_THREAD) / rounds.median(Contestant.TWO_THREADS);
    }

    /** The results of one curve, in order. */
    static List<ShapeResult> of(List<ShapeResult> all, Sweep sweep, String curve) {
        return all.stream()
                .filter(result -> result.sweep == sweep && result.curve.equals(curve))
                .toList();
    }

    /** The core's peak in GFLOP/s: median of all that was measured of it. */
    static double peak(List<ShapeResult> all) {
        return WorkResult.median(all.stream()
                .flatMap(result -> result.rounds.rounds().getOrDefault(Contestant.PEAK, List.of()).stream())
                .toList());
    }
}
