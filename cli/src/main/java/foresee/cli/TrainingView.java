package foresee.cli;

import foresee.training.ProbeScore;
import foresee.training.TrainingProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A training run while it goes on: a few lines drawn over in place on a terminal, one line now and then elsewhere. */
final class TrainingView implements AutoCloseable {
    private static final int BAR = 20;
    private static final int PERCENT = 100;

    /** Factors in a line, so that names and numbers fit in 80 columns. */
    private static final int FACTORS = 4;

    private final Console console;
    private final boolean live;
    private final ProgressBlock block;
    private final ProgressLine line;
    private List<String> probes = List.of();

    TrainingView(Console console) {
        this.console = console;
        this.live = console.live();
        this.block = new ProgressBlock(console);
        this.line = new ProgressLine(console);
    }

    /** Shows where the run stands. */
    void show(TrainingProgress step) {
        if (live) {
            probes = step.probes().isEmpty() ? probes : probes(step);
            List<String> latest = probes;
            block.show(() -> Stream.concat(lines(step, CpuTime.words()).stream(), latest.stream())
                    .toList());
        } else {
            if (!step.probes().isEmpty()) {
                line.above(() -> console.note("probes at step " + step.step() + ": R2 " + read(step.probes())));
            }
            line.show(() -> line(step, CpuTime.words()));
        }
    }

    /** For a terminal: how far, what the loss is made of, and whether the latents are any good. */
    static List<String> lines(TrainingProgress step, String cpu) {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "step %d of %d%s  [%s  %s  %s  CPU %s",
                        step.step(),
                        step.steps(),
                        step.stages() > 1 ? ", stage %d of %d".formatted(step.stage(), step.stages()) : "",
                        bar(step),
                        left(step),
                        pace(step),
                        cpu),
                String.format(Locale.ROOT, "loss     %.4f  %s", step.total(), terms(step)),
                String.format(Locale.ROOT, "latents  %s  prediction %s", latents(step), constant(step)));
    }

    /** What a linear probe read off the latents when it was looked at, a few factors a line. */
    static List<String> probes(TrainingProgress step) {
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < step.probes().size(); from += FACTORS) {
            List<ProbeScore> some =
                    step.probes().subList(from, Math.min(step.probes().size(), from + FACTORS));
            lines.add((from == 0 ? "R2 read  " : "         ") + read(some));
        }
        lines.set(lines.size() - 1, lines.get(lines.size() - 1) + "  (step " + step.step() + ")");
        return lines;
    }

    /** A factor that never changes has no R2. */
    private static String read(List<ProbeScore> scores) {
        return scores.stream()
                .map(score -> score.name() + " "
                        + (Double.isFinite(score.r2()) ? String.format(Locale.ROOT, "%.2f", score.r2()) : "-"))
                .collect(Collectors.joining(", "));
    }

    /** For a log: the same in one line, the most telling first. */
    static String line(TrainingProgress step, String cpu) {
        return String.format(
                Locale.ROOT,
                "step %d/%d%s  %s  loss %.4f  prediction %s  %s  %s  CPU %s  (%s)",
                step.step(),
                step.steps(),
                step.stages() > 1 ? " of stage %d/%d".formatted(step.stage(), step.stages()) : "",
                left(step),
                step.total(),
                constant(step),
                (step.stage() == 1 ? "" : "latents ") + latents(step),
                pace(step),
                cpu,
                terms(step));
    }

    /** Of the whole run: how long a stage takes that has not begun is not known. */
    private static String left(TrainingProgress step) {
        return time(step.secondsLeft()) + " left" + (step.stage() < step.stages() ? ", then the second stage" : "");
    }

    private static String pace(TrainingProgress step) {
        return String.format(
                Locale.ROOT, "%.0f %s/s", step.imagesPerSecond(), step.stage() == 1 ? "images" : "latents");
    }

    /** In the second stage they stay as they are. */
    private static String latents(TrainingProgress step) {
        return step.stage() == 1
                ? String.format(Locale.ROOT, "spread %.2f  rank %.1f", step.spread(), step.rank())
                : "frozen";
    }

    /** The second stage has no term but the prediction. */
    private static String terms(TrainingProgress step) {
        String others = step.stage() == 1
                ? String.format(
                        Locale.ROOT,
                        "%s %.4f, inverse dynamics %.4f, %s",
                        step.regularizerName(),
                        step.regularizer(),
                        step.inverseDynamics(),
                        step.slowness() > 0 ? String.format(Locale.ROOT, "slowness %.4f, ", step.slowness()) : "")
                : "";
        return String.format(
                Locale.ROOT, "prediction %.4f, %sgradient %.2f", step.prediction(), others, step.gradientNorm());
    }

    private static String constant(TrainingProgress step) {
        return String.format(Locale.ROOT, "%.3f of a constant's", step.againstConstant());
    }

    private static String bar(TrainingProgress step) {
        int done = (int) ((long) BAR * step.step() / step.steps());
        long percent = (long) PERCENT * step.step() / step.steps();
        return "#".repeat(done) + "-".repeat(BAR - done) + "] " + percent + " %";
    }

    private static String time(double seconds) {
        long whole = Math.max(0, Math.round(seconds));
        long minutes = whole / 60;
        return minutes < 60
                ? String.format(Locale.ROOT, "%d:%02d", minutes, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", minutes / 60, minutes % 60, whole % 60);
    }

    @Override
    public void close() {
        block.close();
        line.close();
    }
}
