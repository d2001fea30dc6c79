package foresee.training;

import java.util.Locale;
import java.util.Optional;

/**
 * Watches a run for collapse and says, in the words of {@link LossAdvice}, which setting to change.
 *
 * <p>A limit must be broken in {@link CollapseLimits#patienceSteps} steps running, none of them within the grace.
 */
final class CollapseDetector {
    private final CollapseLimits limits;
    private final LossAdvice advice;
    private int narrowSteps;
    private int uselessSteps;

    CollapseDetector(TrainingConfig config) {
        this.limits = config.collapse();
        this.advice = new LossAdvice(config);
    }

    /** What is wrong after step {@code step}, if anything is. */
    Optional<String> judge(int step, LossTerms terms) {
        if (step <= limits.graceSteps()) {
            return Optional.empty();
        }
        narrowSteps = terms.latents().spread() < limits.spread() ? narrowSteps + 1 : 0;
        uselessSteps = terms.againstConstant() >= limits.ratio() ? uselessSteps + 1 : 0;
        if (narrowSteps >= limits.patienceSteps()) {
            return Optional.of(narrow(step, terms));
        }
        if (uselessSteps >= limits.patienceSteps()) {
            return Optional.of(useless(step, terms));
        }
        return Optional.empty();
    }

    /** Steps in a row in which each limit was broken, for a checkpoint. */
    int[] counters() {
        return new int[] {narrowSteps, uselessSteps};
    }

    /** Continues from counters of a checkpoint. */
    void restore(int[] counters) {
        narrowSteps = counters[0];
        uselessSteps = counters[1];
    }

    private String narrow(int step, LossTerms terms) {
        return String.format(
                Locale.ROOT,
                "collapsed at step %d: the spread of the latents (%.4f) must be at least %.4f.%n%s",
                step,
                terms.latents().spread(),
                limits.spread(),
                maybe(advice.againstOnePlace()));
    }

    private String useless(int step, LossTerms terms) {
        return String.format(
                Locale.ROOT,
                "collapsed at step %d: the prediction error over that of a constant (%.3f) must be below %.3f.%n%s",
                step,
                terms.againstConstant(),
                limits.ratio(),
                maybe(advice.againstNoPrediction()));
    }

    /** {@code Maybe raise ...} of {@code Raise ...}. */
    private static String maybe(String words) {
        return "Maybe " + words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }
}
