package foresee.benchmarks.micro;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** All results as one table for people, no wider than 100 characters. */
final class MicroTable {
    private static final String ROW = "  %-19s %10s %8s %8s %7s";
    private static final String PEER = " %14s %8s %9s";

    private MicroTable() {}

    static String of(RunFacts facts, List<WorkResult> results) {
        List<WorkResult> rows = results.stream().filter(MicroTable::isRow).toList();
        List<String> lines = new ArrayList<>(head(facts, results));
        if (!rows.isEmpty()) {
            lines.add("");
            lines.add(header(facts));
            rows.forEach(result -> lines.add(row(result)));
        }
        for (WorkResult result : results) {
            if (result.has(Contestant.DENORMAL_VECTOR)) {
                lines.add("");
                lines.addAll(SideTables.denormals(result));
            }
            if (result.has(Contestant.TWO_THREADS)) {
                lines.add("");
                lines.addAll(SideTables.threads(result));
            }
        }
        lines.add("");
        lines.addAll(legend(facts, results));
        return String.join(System.lineSeparator(), lines);
    }

    private static boolean isRow(WorkResult result) {
        return result.has(Contestant.VECTOR) && !result.has(Contestant.DENORMAL_VECTOR);
    }

    private static List<String> head(RunFacts facts, List<WorkResult> results) {
        List<String> lines = new ArrayList<>();
        lines.add(facts.processor() + ", " + facts.processors() + " processors");
        lines.add(facts.jvm());
        lines.add("ours on " + facts.kernels()
                + facts.peer().map(peer -> ", beside " + peer).orElse(""));
        List<Double> peaks = results.stream()
                .filter(result -> result.has(Contestant.PEAK))
                .map(result -> result.median(Contestant.PEAK))
                .toList();
        if (!peaks.isEmpty()) {
            lines.add("peak of one core: %s GFLOP/s (vectors of %d bits)"
                    .formatted(whole(WorkResult.median(peaks)), facts.vectorBits()));
        }
        lines.add(facts.rounds() + (facts.rounds() == 1 ? " round" : " rounds"));
        return lines;
    }

    private static String header(RunFacts facts) {
        String own = ROW.formatted("work", "ours, ms", "GFLOP/s", "of peak", "scalar");
        return facts.peer()
                .map(peer -> own + PEER.formatted(peer.split(" ", 2)[0] + ", ms", "GFLOP/s", "speed-up"))
                .orElse(own);
    }

    private static String row(WorkResult result) {
        boolean peer = result.has(Contestant.PEER);
        boolean counted = result.flops() > 0;
        String own = ROW.formatted(
                result.work(),
                millis(result.median(Contestant.VECTOR)),
                cell(counted, () -> whole(result.gflops(Contestant.VECTOR))),
                cell(counted && result.has(Contestant.PEAK), () -> percent(result.shareOfPeak())),
                cell(result.has(Contestant.SCALAR), () -> percent(result.ratio(Contestant.VECTOR, Contestant.SCALAR))));
        String theirs = peer
                ? PEER.formatted(
                        millis(result.median(Contestant.PEER)),
                        cell(counted, () -> whole(result.gflops(Contestant.PEER))),
                        times(result.ratio(Contestant.PEER, Contestant.VECTOR)))
                : "";
        return own + theirs;
    }

    private static List<String> legend(RunFacts facts, List<WorkResult> results) {
        List<String> lines = new ArrayList<>();
        lines.add("ms: CPU time of one execution, median over rounds, on one thread unless it says two.");
        if (results.stream().anyMatch(MicroTable::isRow)) {
            lines.add(
                    "GFLOP/s: billions of operations a second, two for each multiply-add of dense and convolution layers;");
            lines.add("  none for padding, normalisation, activations. A gradient counts as twice the rollout alone.");
            lines.add(
                    "of peak: GFLOP/s of ours as a share of the core's peak, a loop of fused multiply-adds on registers.");
            lines.add(
                    "scalar: speed of our plain loops, for a JVM without the Vector API, as a share of ours; same bits.");
            facts.peer().ifPresent(peer -> {
                lines.add("speed-up: time of " + peer + " over time of ours; its results are within 1e-4 of ours.");
            });
        }
        if (results.stream().anyMatch(result -> result.has(Contestant.DENORMAL_VECTOR))) {
            lines.add("denormals: a rollout of 64 candidates; its latents are then below 1.2e-38 and not 0, verified.");
        }
        if (results.stream().anyMatch(result -> result.has(Contestant.TWO_THREADS))) {
            lines.add("threads-2: costs of 300 candidates. wall: time that passes, which other programs lengthen.");
        }
        lines.add("Shares and factors are medians over rounds of the ratio within a round.");
        return lines;
    }

    private static String cell(boolean known, Supplier<String> text) {
        return known ? text.get() : "-";
    }

    static String millis(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.3f" : "%.1f", value);
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    static String times(double ratio) {
        return String.format(Locale.ROOT, "%.2f x", ratio);
    }
}
