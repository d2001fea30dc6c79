package foresee.benchmarks.report;

import foresee.benchmarks.failure.LatentPath;
import foresee.benchmarks.failure.PrincipalPlane;
import foresee.benchmarks.failure.TellingPlan;
import foresee.benchmarks.failure.WorstTrial;
import foresee.benchmarks.report.Chart.Axis;
import foresee.benchmarks.report.Chart.Point;
import foresee.benchmarks.report.Chart.Series;
import foresee.planning.PlanTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The charts of a failed trial: its way, and how the plan at which it went wrong was found and what it imagined. */
final class WorstCharts {
    private static final String IMAGINED = "imagined by the model";
    private static final String REAL = "really seen under the same actions";

    private final String id;

    private WorstCharts(String id) {
        this.id = id;
    }

    static List<Chart> of(String id, WorstTrial trial) {
        WorstCharts all = new WorstCharts(id);
        List<Chart> charts = new ArrayList<>(List.of(all.way(trial)));
        trial.tellingPlan().ifPresent(plan -> {
            plan.path().ifPresent(path -> charts.addAll(List.of(all.plane(path), all.distances(path))));
            charts.add(all.search(plan));
        });
        return charts;
    }

    private Chart way(WorstTrial trial) {
        Series left = line("distance to the goal", 0, trial.seen().steps(), trial.seen()::distance);
        return curves(
                "way",
                "Distance to the goal on the way",
                "The task's own distance after each step.",
                new Axis("step", false, "step"),
                new Axis("distance", false, "distance"),
                List.of(left));
    }

    private Chart plane(LatentPath path) {
        double percent = 100 * path.plane().explained();
        String words = String.format(
                Locale.ROOT,
                "From the first to the last model step of the plan, on the two directions in which these latents vary most:"
                        + " %.0f %% of their variance.",
                percent);
        return curves(
                "path",
                "Latent path of the plan",
                words,
                new Axis("first principal component", false, "first"),
                new Axis("second principal component", false, "second"),
                List.of(
                        points(IMAGINED, path.points(), path::imaginedAt),
                        points(REAL, path.points(), path::realAt),
                        points("goal", 1, t -> path.goalAt())));
    }

    private static Series points(String name, int count, IntFunction<PrincipalPlane.Point> at) {
        List<Point> points = IntStream.range(0, count)
                .mapToObj(at)
                .map(point -> new Point(point.x(), point.y(), point.y(), point.y(), false))
                .toList();
        return new Series(name, points);
    }

    private Chart distances(LatentPath path) {
        int last = path.points() - 1;
        return curves(
                "distances",
                "Latent distance to the goal, imagined and real",
                "Mean squared distance of the latents to the goal's after each model step of the plan. Where the lines part, the"
                        + " model is wrong.",
                new Axis("model step", false, "model_step"),
                new Axis("squared distance", false, "squared_distance"),
                List.of(line(IMAGINED, 0, last, path::imaginedDistance), line(REAL, 0, last, path::realDistance)));
    }

    private Chart search(TellingPlan plan) {
        List<PlanTrace.Iteration> iterations = plan.trace().iterations();
        return curves(
                "search",
                "Cost by iteration of the search",
                "The best cost so far, and the mean of the candidates of an iteration.",
                new Axis("iteration", false, "iteration"),
                new Axis("cost", false, "cost"),
                List.of(
                        line(
                                "best",
                                1,
                                iterations.size(),
                                i -> iterations.get(i - 1).best()),
                        line(
                                "mean",
                                1,
                                iterations.size(),
                                i -> iterations.get(i - 1).mean())));
    }

    /** Finite values of a function at whole numbers, both ends inclusive. */
    private static Series line(String name, int from, int to, IntToDoubleFunction value) {
        List<Point> points = IntStream.rangeClosed(from, to)
                .filter(x -> Double.isFinite(value.applyAsDouble(x)))
                .mapToObj(x ->
                        new Point(x, value.applyAsDouble(x), value.applyAsDouble(x), value.applyAsDouble(x), false))
                .toList();
        return new Series(name, points);
    }

    private Chart curves(String part, String title, String words, Axis x, Axis y, List<Series> series) {
        return new Chart(id + "-" + part, title, words, Chart.Kind.CURVES, x, y, series, List.of());
    }
}
