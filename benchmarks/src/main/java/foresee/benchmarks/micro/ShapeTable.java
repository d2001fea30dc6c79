package foresee.benchmarks.micro;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All sweeps as tables for people, no wider than 100 characters. */
final class ShapeTable {
    private ShapeTable() {}

    static String of(RunFacts facts, List<ShapeResult> results) {
        List<String> lines = new ArrayList<>();
        lines.add(facts.processor() + ", " + facts.processors() + " processors");
        lines.add(facts.jvm() + ", " + facts.kernels() + ", " + facts.rounds() + " rounds");
        lines.add(String.format(
                Locale.ROOT, "peak of one core: %.0f GFLOP/s (fp32 fused multiply-adds)", ShapeResult.peak(results)));
        for (Sweep sweep : Sweep.values()) {
            sweep.curves().forEach(curve -> add(lines, sweep, curve, ShapeResult.of(results, sweep, curve.name())));
        }
        lines.add("");
        lines.addAll(legend());
        return String.join(System.lineSeparator(), lines);
    }

    private static void add(List<String> lines, Sweep sweep, ShapeCurve curve, List<ShapeResult> results) {
        lines.add("");
        lines.add("rollout " + sweep.title() + ": " + curve.name());
        lines.add(head(sweep));
        results.forEach(result -> lines.add(sweep == Sweep.THREADS ? threads(result) : row(result)));
    }

    private static String head(Sweep sweep) {
        String x = sweep == Sweep.HIDDEN ? "hidden" : sweep == Sweep.HORIZON ? "H" : "N";
        return sweep == Sweep.THREADS
                ? "  %12s %10s %10s %9s %12s %12s %9s"
                        .formatted(x, "one, ms", "two, ms", "speed-up", "idle one", "idle two", "speed-up")
                : "  %12s %10s %9s %7s %13s".formatted(x, "ms", "GFLOP/s", "peak", "weights GB/s");
    }

    private static String row(ShapeResult result) {
        return String.format(
                Locale.ROOT,
                "  %12d %10s %9.1f %5.0f %% %13.1f",
                result.x(),
                millis(result.millis()),
                result.rounds().gflops(Contestant.VECTOR),
                100 * result.rounds().shareOfPeak(),
                result.weightRate());
    }

    private static String threads(ShapeResult result) {
        return String.format(
                Locale.ROOT,
                "  %12d %10s %10s %7.2f x %12s %12s %7.2f x",
                result.x(),
                millis(result.rounds().median(Contestant.ONE_THREAD)),
                millis(result.rounds().median(Contestant.TWO_THREADS)),
                result.speedUp(),
                millis(result.millis()),
                millis(result.idleMillis()),
                result.idleSpeedUp());
    }

    private static List<String> legend() {
        return List.of(
                "ms: time of one rollout; median. GFLOP/s: two for each multiply-add of dense layers, for real candidates",
                "  only. peak: of a loop of fused multiply-adds in the same round. weights GB/s: bytes of weights read,",
                "  once a step by each block of 64 candidates, over the time.",
                "idle: what two threads take if the second core has nothing else to do: the CPU time of all slices, as two",
                "  threads take them one after the other, and of handing them out; and one thread by CPU time.");
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, value < 0.1 ? "%.4f" : value < 10 ? "%.3f" : "%.1f", value);
    }
}
