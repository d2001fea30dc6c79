package foresee.benchmarks.report;

import foresee.benchmarks.Bucket;
import foresee.benchmarks.Latency;
import foresee.benchmarks.matrix.Limit;
import foresee.benchmarks.report.Chart.Axis;
import foresee.benchmarks.report.Chart.Mark;
import foresee.benchmarks.report.Chart.Point;
import foresee.benchmarks.report.Chart.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the processor time of a plan spreads: a chart for each of at most three budgets, a row for each planner. */
final class LatencyCharts {
    /** Ends of bars are at most this factor apart. */
    private static final double BAR = 1.189207115002721; // 2^(1/4), as the bars are recorded

    private static final int MOST = 3;

    private LatencyCharts() {}

    static List<Chart> of(String id, Place place) {
        Map<Limit, List<Row>> budgets = new LinkedHashMap<>();
        place.done().stream()
                .filter(row -> row.cpu().count() > 0)
                .forEach(row -> budgets.computeIfAbsent(row.limit(), key -> new ArrayList<>())
                        .add(row));
        List<Chart> charts = new ArrayList<>();
        shown(List.copyOf(budgets.keySet()))
                .forEach(limit -> charts.add(chart(id + "-latency-" + (charts.size() + 1), limit, budgets.get(limit))));
        return charts;
    }

    /** The first, the middle and the last of many. */
    private static List<Limit> shown(List<Limit> limits) {
        return limits.size() <= MOST
                ? limits
                : List.of(limits.get(0), limits.get(limits.size() / 2), limits.get(limits.size() - 1));
    }

    private static Chart chart(String id, Limit limit, List<Row> rows) {
        return new Chart(
                id,
                "Processor time of a plan, " + limit.words(),
                "Bars: share of the plans; lines: median (solid), p99 (dashed), p99.9 (dotted).",
                Chart.Kind.ROWS,
                new Axis("CPU ms per plan", true, "up_to_ms"),
                new Axis("share of plans, %", false, "share_percent"),
                rows.stream().map(LatencyCharts::series).toList(),
                List.of());
    }

    private static Series series(Row row) {
        long all = row.cpuBuckets().stream().mapToLong(Bucket::count).sum();
        List<Point> bars = row.cpuBuckets().stream()
                .map(bar -> bar(bar, 100.0 * bar.count() / all))
                .toList();
        Latency cpu = row.cpu();
        return new Series(
                row.planner() + ", " + row.model().label() + ": p50 " + Numbers.three(cpu.p50()) + ", p99 "
                        + Numbers.three(cpu.p99()) + ", p99.9 " + Numbers.three(cpu.p999()) + " ms",
                bars,
                List.of(new Mark("p50", cpu.p50()), new Mark("p99", cpu.p99()), new Mark("p99.9", cpu.p999())),
                List.of());
    }

    private static Point bar(Bucket bar, double percent) {
        return new Point(bar.upToMillis(), percent, bar.upToMillis() / BAR, bar.upToMillis(), false);
    }
}
