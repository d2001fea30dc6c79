package foresee.cli;

import foresee.training.TrainingProgress;
import java.util.List;
import java.util.Locale;

/** A training run while it goes on: a few lines drawn over in place on a terminal, one line now and then elsewhere. */
final class TrainingView implements AutoCloseable {
    private static final int BAR = 20;
    private static final int PERCENT = 100;

    private final boolean live;
    private final ProgressBlock block;
    private final ProgressLine line;

    TrainingView(Console console) {
        this.live = console.live();
        this.block = new ProgressBlock(console);
        this.line = new ProgressLine(console);
    }

    /** Shows where the run stands. */
    void show(TrainingProgress step) {
        if (live) {
            block.show(() -> lines(step, CpuTime.words()));
        } else {
            line.show(() -> line(step, CpuTime.words()));
        }
    }

    /** For a terminal: how far, what the loss is made of, and whether the latents are any good. */
    static List<String> lines(TrainingProgress step, String cpu) {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "step %d of %d  [%s  %s left  %.0f images/s  CPU %s",
                        step.step(),
                        step.steps(),
                        bar(step),
                        time(step.secondsLeft()),
                        step.imagesPerSecond(),
                        cpu),
                String.format(Locale.ROOT, "loss     %.4f  %s", step.total(), terms(step)),
                String.format(
                        Locale.ROOT,
                        "latents  spread %.2f  rank %.1f  prediction %s",
                        step.spread(),
                        step.rank(),
                        constant(step)));
    }

    /** For a log: the same in one line, the most telling first. */
    static String line(TrainingProgress step, String cpu) {
        return String.format(
                Locale.ROOT,
                "step %d/%d  %s left  loss %.4f  prediction %s  spread %.2f  rank %.1f  %.0f images/s  CPU %s  (%s)",
                step.step(),
                step.steps(),
                time(step.secondsLeft()),
                step.total(),
                constant(step),
                step.spread(),
                step.rank(),
                step.imagesPerSecond(),
                cpu,
                terms(step));
    }

    private static String terms(TrainingProgress step) {
        return String.format(
                Locale.ROOT,
                "prediction %.4f, %s %.4f, inverse dynamics %.4f, %sgradient %.2f",
                step.prediction(),
                step.regularizerName(),
                step.regularizer(),
                step.inverseDynamics(),
                step.slowness() > 0 ? String.format(Locale.ROOT, "slowness %.4f, ", step.slowness()) : "",
                step.gradientNorm());
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
