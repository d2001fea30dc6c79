package foresee.training;

import foresee.training.Checkup.KnownFactor;
import foresee.training.Checkup.Latents;
import foresee.training.FactorMotion.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells from measured numbers what went wrong in a training run, and which setting to turn which way.
 *
 * <p>Each rule is a function of a {@link Checkup} alone. Of a run whose latents are gone, or that knows its data by heart, it says
 * that and nothing else, since everything else follows from it. <b>Why</b> these rules: {@code docs/recipes.md} has the runs that
 * failed so.
 */
public final class Doctor {
    /** Without a regulariser, latents of a smaller spread have nearly collapsed; a regulariser brings it to about 1. */
    static final double SPREAD = 0.2;

    /** Without a regulariser, latents of a smaller rank lie along one line. */
    static final double RANK = 2;

    /** A factor whose R2 is at least this is in the latents. */
    static final double READ = 0.8;

    private static final double GONE = 0.5;
    private static final double JUMPS = 0.02;
    private static final double OVERFITTED = 2;
    private static final double NOTABLE_ERROR = 0.1;
    private static final double UNPREDICTED = 0.15;
    private static final double ACTIONS_READ = 0.3;
    private static final double LOW_RANK = 5;
    private static final double MOST = 0.5;

    private final Checkup checkup;
    private final OptimizerConfig optimizer;
    private final LossAdvice advice;

    private Doctor(Checkup checkup) {
        this.checkup = checkup;
        this.optimizer = checkup.config().optimizer();
        this.advice = new LossAdvice(checkup.config());
    }

    /** What is wrong, the worst first; nothing if nothing is. */
    public static List<Finding> examine(Checkup checkup) {
        Doctor doctor = new Doctor(checkup);
        return doctor.ruin().map(List::of).orElseGet(doctor::details);
    }

    private Optional<Finding> ruin() {
        return notFinite()
                .or(this::collapsed)
                .or(this::stopped)
                .or(this::restless)
                .or(() -> checkup.state().flatMap(this::overfitted));
    }

    private List<Finding> details() {
        List<Finding> findings = new ArrayList<>();
        checkup.state().ifPresent(latents -> {
            tooStrong(latents)
                    .or(() -> actedLost(latents))
                    .or(() -> unmovedLost(latents))
                    .or(() -> factorLost(latents))
                    .or(() -> nothingPredicted(latents))
                    .ifPresent(findings::add);
            dead(latents).ifPresent(findings::add);
        });
        return findings;
    }

    private Optional<Finding> notFinite() {
        return checkup.outcome() == Outcome.NOT_FINITE
                ? found(
                        Ailment.LEARNING_RATE_TOO_HIGH,
                        "A loss or gradient was no finite number.",
                        advice.lowerRate() + ".")
                : Optional.empty();
    }

    /** Latents that no longer differ: because nothing keeps them apart, or because steps were so large that units died. */
    private Optional<Finding> collapsed() {
        double spread = checkup.state()
                .map(Latents::spread)
                .or(() -> checkup.course().map(TrainingCourse::lastSpread))
                .orElse(Double.POSITIVE_INFINITY);
        boolean isNarrow = spread < checkup.config().collapse().spread();
        if (advice.isRegularized()) {
            return isNarrow ? diedOut(spread) : Optional.empty();
        }
        boolean isStopped = checkup.outcome() == Outcome.COLLAPSED;
        if (isNarrow && (isStopped || checkup.state().map(Doctor::saysNothing).orElse(true))) {
            return found(Ailment.COLLAPSE, spreadWords(spread) + readWords(), advice.regularize());
        }
        boolean isAlone = advice.inverseWeight() == 0;
        boolean isIll = spread < SPREAD || checkup.state().map(Doctor::isThin).orElse(false);
        return isNarrow || (isAlone && isIll)
                ? found(Ailment.NEAR_COLLAPSE, spreadWords(spread) + rankWords() + readWords(), advice.regularize())
                : Optional.empty();
    }

    private Optional<Finding> diedOut(double spread) {
        return found(
                Ailment.LEARNING_RATE_TOO_HIGH,
                spreadWords(spread)
                        + "The regulariser would have kept them apart: too large a step has left units without gradient.",
                advice.againstOnePlace());
    }

    /** A run that was stopped though its latents differ: predictions were worth no more than a constant. */
    private Optional<Finding> stopped() {
        if (checkup.outcome() != Outcome.COLLAPSED) {
            return Optional.empty();
        }
        Ailment ailment = advice.isRegularized() ? Ailment.REGULARIZER_TOO_STRONG : Ailment.NEAR_COLLAPSE;
        return checkup.state()
                .flatMap(this::tooStrong)
                .or(() -> found(
                        ailment,
                        "The run was stopped: for %d steps its predictions were no better than a constant. "
                                        .formatted(checkup.config().collapse().patienceSteps())
                                + rankWords()
                                + readWords(),
                        advice.againstNoPrediction()));
    }

    /** Whether a constant predicts as well, or no probe finds anything. */
    private static boolean saysNothing(Latents latents) {
        return latents.unpredicted() >= GONE || latents.bestRead().orElse(1) < GONE;
    }

    private static boolean isThin(Latents latents) {
        return latents.rank() < RANK
                || saysNothing(latents)
                || latents.factors().stream().anyMatch(Doctor::isLost);
    }

    private static String spreadWords(double spread) {
        return "The standard deviation of the latents is %s; it should be near 1. ".formatted(number(spread));
    }

    private String rankWords() {
        return checkup.state()
                .map(latents ->
                        "Their effective rank is %s of %d. ".formatted(number(latents.rank()), latents.latentSize()))
                .orElse("");
    }

    private String readWords() {
        return checkup.state()
                .map(latents -> latents.bestRead().isEmpty()
                        ? ""
                        : "The best read factor has an R2 of %s."
                                .formatted(number(latents.bestRead().orElseThrow())))
                .orElse("")
                .strip();
    }

    /** A loss that jumps about in a regularised run. */
    private Optional<Finding> restless() {
        return checkup.course()
                .filter(course -> advice.isRegularized() && course.jumps() >= JUMPS)
                .flatMap(course -> found(
                        Ailment.LEARNING_RATE_TOO_HIGH,
                        "In %s %% of the steps the loss was over %.0f times that of the steps before."
                                .formatted(number(100 * course.jumps()), TrainingCourse.JUMP),
                        advice.lowerRate() + "."));
    }

    private Optional<Finding> overfitted(Latents latents) {
        boolean isWorse = latents.error() > NOTABLE_ERROR
                && latents.error() > OVERFITTED * Math.max(latents.errorInTraining(), Double.MIN_NORMAL);
        return isWorse
                ? found(
                        Ailment.TOO_LITTLE_DATA,
                        "The latent error after one model step is %s of that of no change in held-out episodes, %s in those trained on."
                                .formatted(percent(latents.error()), percent(latents.errorInTraining())),
                        "Collect more than these %d episodes, or lower optimizer.steps (%d)."
                                .formatted(checkup.trainingEpisodes(), optimizer.steps()))
                : Optional.empty();
    }

    /** Directions that nothing predicts, under a regulariser that demands that they vary. */
    private Optional<Finding> tooStrong(Latents latents) {
        if (!advice.isRegularized() || latents.unpredicted() < UNPREDICTED) {
            return Optional.empty();
        }
        return found(
                Ailment.REGULARIZER_TOO_STRONG,
                "One predicted model step leaves %s of a direction's variance unexplained, of %s directions: they are filled with what cannot be predicted.%s"
                        .formatted(
                                percent(latents.unpredicted()), number(latents.rank()), lostWords(latents.factors())),
                advice.lowerRegularizer());
    }

    /** A small thing that the actions move, dropped for what is easier to predict. */
    private Optional<Finding> actedLost(Latents latents) {
        List<KnownFactor> lost = lost(latents, Kind.ACTED);
        boolean isBlind = !isDone(latents.actionsRead(), ACTIONS_READ);
        boolean isElsewhere = latents.factors().isEmpty() || latents.bestRead().orElse(0) >= READ || isBlind;
        if (!isElsewhere || (lost.isEmpty() && !(latents.factors().isEmpty() && isBlind))) {
            return Optional.empty();
        }
        String read = Double.isNaN(latents.actionsRead())
                ? ""
                : " Of the actions, %s can be read off the latents before and after."
                        .formatted(percent(Math.max(0, latents.actionsRead())));
        return found(Ailment.ACTED_LOST, (lostWords(lost) + read).strip(), advice.moreInverseDynamics());
    }

    /** What stays, dropped by a loss that asks for nothing but what actions move. */
    private Optional<Finding> unmovedLost(Latents latents) {
        List<KnownFactor> lost = latents.factors().stream()
                .filter(factor -> factor.kind() == Kind.STATIC || factor.kind() == Kind.OTHER)
                .filter(Doctor::isLost)
                .toList();
        boolean isIndifferent = advice.regularizer() == Regularizer.NONE;
        boolean isSuspect = latents.factors().isEmpty() && isIndifferent && latents.rank() < LOW_RANK;
        boolean isOnlyStatic =
                !lost.isEmpty() && (isIndifferent || lost.stream().anyMatch(f -> f.kind() == Kind.STATIC));
        if (!isSuspect && !isOnlyStatic) {
            return Optional.empty();
        }
        String rank = " The effective rank of the latents is %s of %d."
                .formatted(number(latents.rank()), latents.latentSize());
        return found(Ailment.UNMOVED_LOST, (lostWords(lost) + rank).strip(), advice.keepTheUnmoved());
    }

    private Optional<Finding> factorLost(Latents latents) {
        List<KnownFactor> lost =
                latents.factors().stream().filter(Doctor::isLost).toList();
        return lost.isEmpty()
                ? Optional.empty()
                : found(
                        Ailment.FACTOR_LOST,
                        lostWords(lost).strip(),
                        "Raise optimizer.steps (" + optimizer.steps() + ") or network.latentSize ("
                                + latents.latentSize()
                                + "). What a single frame cannot show, a speed, needs network.history above 1; what is small needs a colour"
                                + " of its own.");
    }

    private Optional<Finding> nothingPredicted(Latents latents) {
        return latents.error() >= 1 || latents.lastError() >= 1
                ? found(
                        Ailment.NOTHING_PREDICTED,
                        "The latent error is %s of that of no change after one model step, %s after the last."
                                .formatted(percent(latents.error()), percent(latents.lastError())),
                        "Raise optimizer.steps (" + optimizer.steps() + ") or network.hiddenSize ("
                                + checkup.config().network().hiddenSize() + ").")
                : Optional.empty();
    }

    private Optional<Finding> dead(Latents latents) {
        return latents.deadShare() > MOST
                ? found(
                        Ailment.DEAD_COMPONENTS,
                        "%s of the %d components of a latent never vary."
                                .formatted(percent(latents.deadShare()), latents.latentSize()),
                        "A smaller network.latentSize would do; it plans faster.")
                : Optional.empty();
    }

    private static boolean isDone(double share, double enough) {
        return Double.isNaN(share) || share >= enough;
    }

    private static List<KnownFactor> lost(Latents latents, Kind kind) {
        return latents.factors().stream()
                .filter(factor -> factor.kind() == kind)
                .filter(Doctor::isLost)
                .toList();
    }

    /** A factor that never changes has no R2 and cannot be lost. */
    private static boolean isLost(KnownFactor factor) {
        return factor.kind() != Kind.CONSTANT && factor.r2() < READ;
    }

    private static String lostWords(List<KnownFactor> factors) {
        String lost = factors.stream()
                .filter(Doctor::isLost)
                .map(factor -> "%s (R2 %s, %s)"
                        .formatted(
                                factor.name(),
                                number(factor.r2()),
                                factor.kind().words()))
                .collect(Collectors.joining(", "));
        return lost.isEmpty() ? "" : " Not read off held-out latents: " + lost + ".";
    }

    private static Optional<Finding> found(Ailment ailment, String evidence, String words) {
        return Optional.of(new Finding(ailment, evidence.strip(), words));
    }

    private static String percent(double share) {
        return Double.isFinite(share) ? "%s %%".formatted(number(100 * share)) : "more than any share";
    }

    /** Two digits at least, no exponent unless it is tiny. */
    private static String number(double value) {
        if (!(Math.abs(value) >= 1e-4)) {
            return value == 0 || Double.isNaN(value) ? "0" : String.format(Locale.ROOT, "%.0e", value);
        }
        int decimals = (int) Math.max(0, 1 - Math.floor(Math.log10(Math.abs(value))));
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }
}
