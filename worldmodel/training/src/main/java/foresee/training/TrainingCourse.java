package foresee.training;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The course of a training run, of its first stage if that was heard, in the few numbers that tell whether it went well.
 *
 * @param steps heard of
 * @param firstSpread mean spread of the latents over the first tenth of the steps
 * @param lastSpread the same over the last tenth
 * @param firstLoss mean loss over the first tenth after the ramp of the prediction, whose weight rises before
 * @param lastLoss mean over the last tenth
 * @param jumps share of those steps after the ramp whose loss is over {@link #JUMP} times the mean of the 20 before
 * @param againstConstant mean prediction error over that of a constant, over the last tenth
 */
public record TrainingCourse(
        int steps,
        double firstSpread,
        double lastSpread,
        double firstLoss,
        double lastLoss,
        double jumps,
        double againstConstant) {
    /** How many times the loss of the steps before counts as a jump. */
    public static final double JUMP = 2;

    private static final int BEFORE = 20;

    /**
     * The course of what a history kept.
     *
     * @param rampSteps over which the weight of the prediction rises
     * @throws IllegalArgumentException if the history is empty
     */
    public static TrainingCourse of(TrainingHistory history, int rampSteps) {
        List<TrainingProgress> first = history.steps(1);
        List<TrainingProgress> all = first.isEmpty() ? history.steps() : first;
        if (all.isEmpty()) {
            throw new IllegalArgumentException("steps of the history (0) must be at least 1.");
        }
        List<TrainingProgress> settled =
                all.stream().filter(step -> step.step() >= rampSteps).toList();
        List<TrainingProgress> judged = settled.isEmpty() ? all : settled;
        List<TrainingProgress> last = lastTenth(judged);
        return new TrainingCourse(
                all.size(),
                mean(firstTenth(all), TrainingProgress::spread),
                mean(lastTenth(all), TrainingProgress::spread),
                mean(firstTenth(judged), TrainingProgress::total),
                mean(last, TrainingProgress::total),
                jumps(judged),
                mean(last, TrainingProgress::againstConstant));
    }

    private static List<TrainingProgress> firstTenth(List<TrainingProgress> steps) {
        return steps.subList(0, Math.max(1, steps.size() / 10));
    }

    private static List<TrainingProgress> lastTenth(List<TrainingProgress> steps) {
        return steps.subList(steps.size() - Math.max(1, steps.size() / 10), steps.size());
    }

    private static double mean(List<TrainingProgress> steps, ToDoubleFunction<TrainingProgress> value) {
        return steps.stream().mapToDouble(value).average().orElseThrow();
    }

    private static double jumps(List<TrainingProgress> steps) {
        int jumps = 0;
        for (int i = BEFORE; i < steps.size(); i++) {
            double before = mean(steps.subList(i - BEFORE, i), TrainingProgress::total);
            jumps += steps.get(i).total() > JUMP * before ? 1 : 0;
        }
        return steps.size() <= BEFORE ? 0 : (double) jumps / (steps.size() - BEFORE);
    }
}
