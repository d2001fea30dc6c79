package foresee.benchmarks.micro;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** All results as one table for people, no wider than 100 characters. */
final class MicroTable {
    private static final String ROW = "  %-19s %10s %8s %6s %7s";
    private static final String PEER = " %12s %9s %9s";

    private MicroTable() {}

    static String of(RunFacts facts, List<WorkResult> results) {
        List<String> lines = new ArrayList<>(head(facts));
        lines.add("");
        lines.add(header(facts));
        results.stream().filter(result -> result.has(Contestant.VECTOR)).forEach(result -> lines.add(row(result)));
        results.stream()
                .filter(result -> result.has(Contestant.TWO_THREADS))
                .forEach(result -> lines.addAll(threads(result)));
        lines.add("");
        lines.addAll(legend(facts));
        return String.join(System.lineSeparator(), lines);
    }

    private static List<String> head(RunFacts facts) {
        List<String> lines = new ArrayList<>();
        lines.add(facts.processor() + ", " + facts.processors() + " processors");
        lines.add(facts.jvm() + ", vectors of " + facts.kernelBits() + " bits (peak: " + facts.vectorBits() + ")");
        lines.add(facts.rounds() + " rounds"
                + facts.peer().map(peer -> ", beside " + peer).orElse(""));
        return lines;
    }

    private static String header(RunFacts facts) {
        String own = ROW.formatted("work", "ours, ms", "GFLOP/s", "peak", "scalar");
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

    private static List<String> threads(WorkResult result) {
        Contestant one = Contestant.ONE_THREAD;
        Contestant two = Contestant.TWO_THREADS;
        List<Double> ratios = result.ratios(one, two).stream().sorted().toList();
        return List.of(
                "",
                "  %s, by the wall: one thread %s ms, two %s ms; %s as fast (rounds: %s to %s)"
                        .formatted(
                                result.work(),
                                millis(result.median(one)),
                                millis(result.median(two)),
                                times(WorkResult.median(ratios)),
                                times(ratios.get(0)),
                                times(ratios.get(ratios.size() - 1))),
                "  the best round of each: %s ms and %s ms, %s"
                        .formatted(
                                millis(result.least(one)),
                                millis(result.least(two)),
                                times(result.least(one) / result.least(two))));
    }

    private static List<String> legend(RunFacts facts) {
        List<String> lines = new ArrayList<>();
        lines.add("ms: CPU time of the one thread that works, median over rounds. All take turns in one process.");
        lines.add("GFLOP/s: two for each useful multiply-add of dense and convolution layers, none for padding or");
        lines.add("  the rest; a gradient counts as forward and backward by inputs, twice the forward alone.");
        lines.add("peak: GFLOP/s of ours as a share of a loop of fused multiply-adds.");
        lines.add("scalar: speed on scalar kernels as a share of that on vector kernels; same bits, verified.");
        if (facts.peer().isPresent()) {
            lines.add("speed-up: time of the peer over ours; its results are within 1e-4 of ours, verified.");
        }
        lines.add("Shares and the speed-up are medians over rounds of the ratio within a round.");
        return lines;
    }

    private static String cell(boolean known, Supplier<String> text) {
        return known ? text.get() : "-";
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.3f" : "%.1f", value);
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, "%.2f x", ratio);
    }
}
