package foresee.cli;

import foresee.benchmarks.Allocation;
import foresee.benchmarks.HeapGrowth;
import foresee.benchmarks.Latency;
import foresee.benchmarks.LatencyReport;
import foresee.benchmarks.LatencyRun;
import java.util.ArrayList;
import java.util.List;

/** The latency of a control loop for people, no wider than 100 characters. */
final class LatencyText {
    private static final double KB = 1e3;
    private static final double MB = 1e6;

    private LatencyText() {}

    static String of(LatencyReport report, String model, int evaluations) {
        LatencyRun run = report.run();
        List<String> lines = new ArrayList<>();
        lines.add("%s %s: %d ticks of %s ms, seed %d"
                .formatted(
                        run.task().environment().describe(),
                        run.task().name(),
                        run.ticks(),
                        millis(run.period().toNanos()),
                        run.seed()));
        lines.add(model);
        lines.add("%s, %d evaluations a plan, %d plans, one thread"
                .formatted(run.entrant().name(), evaluations, report.plans()));
        lines.add("");
        lines.add(row("milliseconds", "p50", "p99", "p99.9", "max"));
        lines.add(row("act(), CPU", report.cpu()));
        lines.add(row("act(), wall clock", report.wall()));
        lines.add(row("wakes late, acting", report.planning().lateness()));
        lines.add(row("wakes late, doing nothing", report.idle().lateness()));
        lines.add("");
        lines.add("late ticks                 %d of %d; doing nothing %d of %d"
                .formatted(
                        report.planning().lateTicks(),
                        run.ticks(),
                        report.idle().lateTicks(),
                        run.ticks()));
        lines.add("garbage collections        %d, the longest %s"
                .formatted(
                        report.collections().count(),
                        report.collections().count() == 0
                                ? "none"
                                : report.collections().longestMillis() + " ms"));
        lines.addAll(memory(report.allocation(), report.heap()));
        lines.add("");
        lines.add("A tick is late that is not done when the next is due. The two loops take turns, %d ticks each."
                .formatted(Math.min(LatencyRun.BLOCK, run.ticks())));
        return String.join(System.lineSeparator(), lines);
    }

    private static List<String> memory(Allocation allocation, HeapGrowth heap) {
        return List.of(
                "act() allocates            median %.1f KB, max %.1f KB"
                        .formatted(allocation.median() / KB, allocation.max() / KB),
                "  first and last %-9d  %.1f KB, %.1f KB"
                        .formatted(allocation.span(), allocation.first() / KB, allocation.last() / KB),
                "  all threads              %.1f KB a tick, the simulator's frames included"
                        .formatted(allocation.everywhere() / KB),
                "heap in use                %.2f MB at the start, %.2f MB halfway, %.2f MB at the end"
                        .formatted(heap.start() / MB, heap.middle() / MB, heap.end() / MB));
    }

    private static String millis(long nanos) {
        return "%.3f".formatted(nanos / 1e6).replaceFirst("\\.?0+$", "");
    }

    private static String row(String name, Latency latency) {
        return row(
                name,
                "%.2f".formatted(latency.p50()),
                "%.2f".formatted(latency.p99()),
                "%.2f".formatted(latency.p999()),
                "%.2f".formatted(latency.max()));
    }

    private static String row(String name, String p50, String p99, String p999, String max) {
        return "  %-25s %8s %8s %8s %8s".formatted(name, p50, p99, p999, max);
    }
}
