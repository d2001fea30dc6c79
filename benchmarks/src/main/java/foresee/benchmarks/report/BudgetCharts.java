package foresee.benchmarks.report;

import foresee.benchmarks.WilsonInterval;
import foresee.benchmarks.matrix.Cell;
import foresee.benchmarks.report.Chart.Axis;
import foresee.benchmarks.report.Chart.Level;
import foresee.benchmarks.report.Chart.Point;
import foresee.benchmarks.report.Chart.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Success of each planner against what its plans cost: evaluations, processor time, or the deadline they had. */
final class BudgetCharts {
    private static final String WHISKERS =
            "Whiskers are 95 % Wilson intervals; points of the same budget stand side by side; dashed lines are the random floor and the oracle in the true simulator.";

    private final Place place;

    private BudgetCharts(Place place) {
        this.place = place;
    }

    /** The charts that there are budgets for: none if every planner had one. */
    static List<Chart> of(String id, Place place) {
        return new BudgetCharts(place).charts(id);
    }

    private List<Chart> charts(String id) {
        Axis rate = new Axis("success, %", false, "success_percent");
        Chart evaluations = chart(
                id + "-evaluations",
                "Success against evaluations per plan",
                new Axis("evaluations per plan", true, "evaluations_per_plan"),
                rate,
                series(row -> !row.limit().isDeadline(), Row::evaluationsPerPlan));
        Chart time = chart(
                id + "-cpu",
                "Success against processor time",
                new Axis("CPU ms per plan, median", true, "cpu_p50_ms"),
                rate,
                series(row -> !row.limit().isDeadline(), row -> row.cpu().p50()));
        Chart deadline = chart(
                id + "-deadline",
                "Success against decision time",
                new Axis("deadline of a plan, ms", true, "deadline_ms"),
                rate,
                series(row -> row.limit().isDeadline(), row -> row.limit().deadlineMillis()));
        return Stream.of(evaluations, time, deadline)
                .filter(chart ->
                        chart.series().stream().anyMatch(line -> line.points().size() > 1))
                .toList();
    }

    private Chart chart(String id, String title, Axis x, Axis y, List<Series> series) {
        String words = "By the criterion " + place.criterion() + ". " + WHISKERS;
        return new Chart(id, title, words, Chart.Kind.LINES, x, y, series, levels());
    }

    private List<Series> series(Predicate<Row> wanted, ToDoubleFunction<Row> x) {
        Map<String, List<Point>> lines = new LinkedHashMap<>();
        boolean manyModels =
                place.entrants().stream().map(Row::model).distinct().count() > 1;
        place.done().stream()
                .filter(wanted)
                .filter(row -> x.applyAsDouble(row) > 0)
                .forEach(row -> lines.computeIfAbsent(name(row, manyModels), key -> new ArrayList<>())
                        .add(point(row, x.applyAsDouble(row))));
        List<Series> series = new ArrayList<>();
        lines.forEach((name, points) -> {
            points.sort(Comparator.comparingDouble(Point::x));
            series.add(new Series(name, points));
        });
        return series;
    }

    static String name(Row row, boolean manyModels) {
        return manyModels ? row.planner() + ", " + row.model().label() : row.planner();
    }

    private Point point(Row row, double x) {
        WilsonInterval rate = row.success(place.criterion());
        return new Point(x, 100 * rate.success(), 100 * rate.low(), 100 * rate.high(), false);
    }

    private List<Level> levels() {
        return Stream.concat(
                        place.of(Cell.Role.FLOOR).filter(Row::isDone).map(row -> level("floor", row)),
                        place.of(Cell.Role.CEILING).filter(Row::isDone).map(row -> level("ceiling", row)))
                .toList();
    }

    private Level level(String name, Row row) {
        return new Level(name, 100 * row.success(place.criterion()).success());
    }
}
