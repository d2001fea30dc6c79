package foresee.benchmarks.micro;

import java.util.List;

/** What the large table has no columns for: denormal numbers, and two threads. */
final class SideTables {
    private static final String ROW = "  %-25s %12s %14s";

    private SideTables() {}

    /** Times from latents of normal and of denormal size, as lines. */
    static List<String> denormals(WorkResult result) {
        return List.of(
                ROW.formatted(result.work(), "normal, ms", "denormal, ms"),
                denormal("  vector", result, Contestant.VECTOR, Contestant.DENORMAL_VECTOR),
                denormal("  scalar", result, Contestant.SCALAR, Contestant.DENORMAL_SCALAR));
    }

    private static String denormal(String name, WorkResult result, Contestant normal, Contestant denormal) {
        return row(name, result.median(normal), result.median(denormal))
                + MicroTable.times(result.ratio(denormal, normal)) + " as long";
    }

    /** Times of one thread and of two, as lines. */
    static List<String> threads(WorkResult result) {
        Contestant one = Contestant.ONE_THREAD;
        Contestant two = Contestant.TWO_THREADS;
        List<Double> ratios = result.ratios(one, two).stream().sorted().toList();
        return List.of(
                ROW.formatted(result.work(), "one, ms", "two, ms"),
                row("  wall", result.median(one), result.median(two))
                        + "%s as fast (rounds: %s to %s)"
                                .formatted(
                                        MicroTable.times(WorkResult.median(ratios)),
                                        MicroTable.times(ratios.get(0)),
                                        MicroTable.times(ratios.get(ratios.size() - 1))),
                row("  wall, best rounds", result.least(one), result.least(two))
                        + MicroTable.times(result.least(one) / result.least(two)) + " as fast",
                row(
                                "  CPU of all threads",
                                result.median(Contestant.ONE_THREAD_CPU),
                                result.median(Contestant.TWO_THREADS_CPU))
                        + MicroTable.times(result.ratio(Contestant.TWO_THREADS_CPU, Contestant.ONE_THREAD_CPU))
                        + " as much");
    }

    private static String row(String name, double first, double second) {
        return ROW.formatted(name, MicroTable.millis(first), MicroTable.millis(second)) + "   ";
    }
}
