package foresee.benchmarks.report;

import foresee.benchmarks.report.Chart.Axis;
import foresee.benchmarks.report.Chart.Kind;
import foresee.benchmarks.report.Chart.Level;
import foresee.benchmarks.report.Chart.Point;
import foresee.benchmarks.report.Chart.Series;
import foresee.training.Diagnostics;
import foresee.training.LossConfig;
import foresee.training.OpenLoopError;
import foresee.training.PredictedDirections;
import foresee.training.TrainingHistory;
import foresee.training.TrainingProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The charts of a training run. */
final class TrainingCharts {
    private static final int MOST_POINTS = 150;
    private static final double NOTABLE = 1e-5;
    private static final Axis STEPS = new Axis("training step", false, "step");
    private static final Axis SECOND_STEPS = new Axis("training step of the second stage", false, "step");

    private TrainingCharts() {}

    /** Curves of the run, first those of its first stage; none of a stage whose steps nobody kept. */
    static List<Chart> curves(TrainingHistory history, LossConfig loss) {
        List<Chart> charts = new ArrayList<>(first(history.steps(1), loss));
        charts.addAll(second(history.steps(2)));
        return charts.stream().filter(chart -> !chart.series().isEmpty()).toList();
    }

    private static List<Chart> first(List<TrainingProgress> steps, LossConfig loss) {
        if (steps.size() < 2) {
            return List.of();
        }
        List<Chart> charts = new ArrayList<>();
        charts.add(curve(
                "loss",
                "The loss, and its terms before they are weighted",
                "The sum rises at first if the prediction's weight does. What matters is that each term falls and stays down.",
                true,
                List.of(
                        series("weighted sum", steps, TrainingProgress::total),
                        series("prediction", steps, TrainingProgress::prediction),
                        series(steps.get(0).regularizerName(), steps, TrainingProgress::regularizer),
                        series("inverse dynamics", steps, TrainingProgress::inverseDynamics),
                        series("slowness", steps, TrainingProgress::slowness)),
                List.of()));
        charts.add(curve(
                "constant",
                "Prediction error over that of a constant",
                "The latent error of the rollout over the variance of the latents. Over the dashed line nothing is learned.",
                true,
                List.of(series("error over variance", steps, TrainingProgress::againstConstant)),
                List.of(new Level("a constant", 1))));
        charts.add(curve(
                "spread",
                "Spread of the latents",
                loss.regularizerWeight() > 0
                        ? "Mean standard deviation of a component within a batch; a regulariser brings it to about 1. At 0 all frames look alike: collapse."
                        : "Mean standard deviation of a component within a batch. At 0 all frames look alike: collapse.",
                false,
                List.of(series("standard deviation", steps, TrainingProgress::spread)),
                List.of()));
        charts.add(curve(
                "rank",
                "Effective rank of the latents",
                "Among how many directions a batch's variance is shared (participation ratio). Good models have a low one; a rank near the size of the latent means noise.",
                false,
                List.of(series("rank", steps, TrainingProgress::rank)),
                List.of()));
        charts.add(curve(
                "gradient",
                "Norm of the gradient",
                "Before it is shortened. A norm that stays high, or leaps, asks for a lower learning rate.",
                true,
                List.of(series("norm", steps, TrainingProgress::gradientNorm)),
                List.of()));
        charts.add(curve(
                "probes",
                "What a linear probe reads off the latents",
                "R2 of every factor on some held-out frames, by a probe that was fitted anew each time; below 0 it is drawn at 0. What stays low is not in the latents.",
                false,
                probes(steps),
                List.of(new Level("read", 0.8))));
        return charts;
    }

    /** Curves of a stage in which latents stay as they are, on an axis of their own: its losses are others than those of the first. */
    private static List<Chart> second(List<TrainingProgress> steps) {
        if (steps.size() < 2) {
            return List.of();
        }
        return List.of(
                curve(
                        "second-loss",
                        "Second stage: the loss of the predictor",
                        "The prediction error alone, weighted, beside the plain squared error of the latents. The encoder is frozen, so that this goes on from the first stage's prediction, though every component counts alike here.",
                        SECOND_STEPS,
                        true,
                        List.of(
                                series("weighted sum", steps, TrainingProgress::total),
                                series("prediction", steps, TrainingProgress::prediction)),
                        List.of()),
                curve(
                        "second-constant",
                        "Second stage: prediction error over that of a constant",
                        "The latent error of the rollout over the variance of the latents. Over the dashed line nothing is learned.",
                        SECOND_STEPS,
                        true,
                        List.of(series("error over variance", steps, TrainingProgress::againstConstant)),
                        List.of(new Level("a constant", 1))),
                curve(
                        "second-gradient",
                        "Second stage: norm of the gradient",
                        "Before it is shortened. A norm that stays high, or leaps, asks for a lower secondStage.learningRate.",
                        SECOND_STEPS,
                        true,
                        List.of(series("norm", steps, TrainingProgress::gradientNorm)),
                        List.of()));
    }

    private static Chart curve(
            String id, String title, String words, boolean log, List<Series> series, List<Level> levels) {
        return curve(id, title, words, STEPS, log, series, levels);
    }

    private static Chart curve(
            String id, String title, String words, Axis across, boolean log, List<Series> series, List<Level> levels) {
        List<Series> drawn =
                series.stream().filter(line -> line.points().size() > 1).toList();
        return new Chart(id, title, words, Kind.CURVES, across, new Axis("", log, id), drawn, levels);
    }

    /** A line for each factor that changes, through the steps in which it was looked at. */
    private static List<Series> probes(List<TrainingProgress> steps) {
        List<TrainingProgress> read =
                steps.stream().filter(step -> !step.probes().isEmpty()).toList();
        List<Series> lines = new ArrayList<>();
        for (int f = 0; !read.isEmpty() && f < read.get(0).probes().size(); f++) {
            List<Point> points = new ArrayList<>();
            for (TrainingProgress step : read) {
                double r2 = step.probes().get(f).r2();
                if (Double.isFinite(r2)) {
                    points.add(point(step.step(), Math.max(0, r2)));
                }
            }
            lines.add(new Series(read.get(0).probes().get(f).name(), points));
        }
        return lines;
    }

    /** Means of so many steps in a row that a line has no more points than can be seen; what is not above 0 is left out. */
    private static Series series(String name, List<TrainingProgress> steps, ToDoubleFunction<TrainingProgress> value) {
        int width = (steps.size() + MOST_POINTS - 1) / MOST_POINTS;
        List<Point> points = new ArrayList<>();
        for (int from = 0; from < steps.size(); from += width) {
            List<TrainingProgress> some = steps.subList(from, Math.min(steps.size(), from + width));
            double mean = some.stream()
                    .mapToDouble(value)
                    .filter(Double::isFinite)
                    .average()
                    .orElse(0);
            if (mean > 0) {
                points.add(point(some.get(some.size() / 2).step(), mean));
            }
        }
        return new Series(name, points);
    }

    /** Open-loop error of the latent, and of each factor, beside that of no change. */
    static List<Chart> openLoop(Diagnostics measured, int chunk) {
        Axis steps = new Axis("model steps of %d environment steps".formatted(chunk), false, "model_step");
        OpenLoopError error = measured.openLoop();
        List<Chart> charts = new ArrayList<>();
        Axis distance = new Axis("squared latent distance", false, "error");
        charts.add(openLoop("latent", "Latent", steps, distance, error.latent(), error.latentUnchanged(), List.of()));
        for (int f = 0; f < error.factors().size(); f++) {
            OpenLoopError.Factor factor = error.factors().get(f);
            charts.add(openLoop(
                    "factor-" + (f + 1),
                    factor.name().substring(0, 1).toUpperCase(Locale.ROOT)
                            + factor.name().substring(1) + ", "
                            + measured.motions().get(f).kind().words(),
                    steps,
                    new Axis("error, " + factor.unit(), false, "error"),
                    factor.error(),
                    factor.unchanged(),
                    List.of(new Level(
                            "read off the true latent", measured.scores().get(f).error()))));
        }
        return charts;
    }

    private static Chart openLoop(
            String id, String title, Axis x, Axis y, List<Double> error, List<Double> unchanged, List<Level> levels) {
        int last = error.size() - 1;
        String words = "After %d: %s imagined, %s if nothing changed."
                .formatted(last + 1, Numbers.three(error.get(last)), Numbers.three(unchanged.get(last)));
        List<Series> lines = List.of(byStep("imagined", error), byStep("nothing changes", unchanged));
        return new Chart("open-loop-" + id, title, words, Kind.CURVES, x, y, lines, levels);
    }

    private static Series byStep(String name, List<Double> values) {
        List<Point> points = new ArrayList<>();
        for (int t = 0; t < values.size(); t++) {
            points.add(point(t + 1, values.get(t)));
        }
        return new Series(name, points);
    }

    /** Variance by principal direction, and how much of it one predicted step misses; none if nothing varies. */
    static List<Chart> latents(Diagnostics measured) {
        PredictedDirections directions = measured.directions();
        double first = directions.variances().get(0);
        List<Point> variances = new ArrayList<>();
        List<Point> errors = new ArrayList<>();
        for (int k = 0; k < directions.variances().size(); k++) {
            if (directions.variances().get(k) > NOTABLE * first) {
                variances.add(point(k + 1, directions.variances().get(k)));
                errors.add(point(k + 1, directions.errors().get(k)));
            }
        }
        boolean isDrawn = variances.size() > 1 && errors.stream().allMatch(point -> point.y() > 0);
        String words =
                "Held-out latents along their principal directions. Effective rank %s of %d, mean standard deviation %s. Where the lines meet, a direction holds what cannot be predicted."
                        .formatted(
                                Numbers.three(measured.spectrum().effectiveRank()),
                                directions.variances().size(),
                                Numbers.three(measured.spectrum().spread()));
        return isDrawn
                ? List.of(new Chart(
                        "spectrum",
                        "How the variance is shared, and how much of it is predicted",
                        words,
                        Kind.CURVES,
                        new Axis("direction, by variance", false, "direction"),
                        new Axis("variance", true, "variance"),
                        List.of(
                                new Series("variance", variances),
                                new Series("missed by one predicted model step", errors)),
                        List.of()))
                : List.of();
    }

    private static Point point(double x, double y) {
        return new Point(x, y, y, y, false);
    }
}
