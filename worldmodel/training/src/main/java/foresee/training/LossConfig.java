package foresee.training;

import java.util.List;
import java.util.function.Consumer;

/**
 * The terms of the training loss.
 *
 * <p>J = ramp x predictionWeight x prediction + regularizerWeight x regulariser + inverseDynamicsWeight x inverse dynamics, where
 * ramp rises from 0 to 1 over the first {@code rampSteps} steps.
 *
 * <p><b>Why</b> a ramp: what never moves is predicted without error, so a small agent that no predictor can follow yet would be
 * dropped from the latent in the first hundred steps and hardly ever be found again.
 *
 * @param regularizer against collapse
 * @param regularizerWeight its weight, at least 0
 * @param inverseDynamicsWeight at least 0; with 0 there is no such head
 * @param rampSteps steps over which the weight of the prediction rises, at least 0
 * @param inverseDynamicsHidden features of the head's hidden layer
 * @param projections random directions of SIGREG in each step
 * @param knots of SIGREG's integral
 * @param range SIGREG's last knot
 * @param varianceWeight of VICREG
 * @param covarianceWeight of VICREG
 * @param detachTargets whether the prediction loss leaves the encoded targets alone
 * @param predictionWeight of the prediction once the ramp is over, at least 0
 * @param inverseDynamicsSpans model steps between the two latents that inverse dynamics reads actions off, rising, copied; each has a
 *     head of its own, all count alike
 */
public record LossConfig(
        Regularizer regularizer,
        double regularizerWeight,
        double inverseDynamicsWeight,
        int rampSteps,
        int inverseDynamicsHidden,
        int projections,
        int knots,
        double range,
        double varianceWeight,
        double covarianceWeight,
        boolean detachTargets,
        double predictionWeight,
        List<Integer> inverseDynamicsSpans) {
    public LossConfig {
        inverseDynamicsSpans = List.copyOf(inverseDynamicsSpans);
        requireWeight("regularizerWeight", regularizerWeight);
        requireWeight("inverseDynamicsWeight", inverseDynamicsWeight);
        requireWeight("varianceWeight", varianceWeight);
        requireWeight("covarianceWeight", covarianceWeight);
        requireWeight("predictionWeight", predictionWeight);
        if (inverseDynamicsHidden < 1 || rampSteps < 0) {
            throw new IllegalArgumentException("inverseDynamicsHidden (" + inverseDynamicsHidden
                    + ") must be at least 1, rampSteps (" + rampSteps + ") at least 0.");
        }
        if (projections < 1 || knots < 2 || !(range > 0)) {
            throw new IllegalArgumentException("projections (" + projections + ") must be at least 1, knots (" + knots
                    + ") at least 2, range (" + range + ") above 0.");
        }
        requireRising(inverseDynamicsSpans);
    }

    private static void requireWeight(String name, double weight) {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(name + " (" + weight + ") must be finite and at least 0.");
        }
    }

    private static void requireRising(List<Integer> spans) {
        int before = 0;
        for (int span : spans) {
            if (span <= before) {
                throw new IllegalArgumentException(
                        "inverseDynamicsSpans (" + spans + ") must rise, the first being at least 1.");
            }
            before = span;
        }
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("inverseDynamicsSpans ([]) must be at least one."
                    + "\nMaybe set inverseDynamicsWeight to 0 instead.");
        }
    }

    /**
     * SIGREG 1 with inverse dynamics 0.5 between neighbours, a ramp of 300 steps; 128 directions, 9 knots up to 3; VICREG's own
     * weights 10 and 1.
     */
    public static LossConfig defaults() {
        return new LossConfig(Regularizer.SIGREG, 1, 0.5, 300, 128, 128, 9, 3, 10, 1, false, 1, List.of(1));
    }

    /** VICREG 1 (variance 10, covariance 1) with inverse dynamics 1. */
    public static LossConfig vicreg() {
        return defaults().withRegularizer(Regularizer.VICREG, 1).withInverseDynamicsWeight(1);
    }

    /** These terms with another regulariser and its weight. */
    public LossConfig withRegularizer(Regularizer newRegularizer, double newWeight) {
        return changed(draft -> {
            draft.regularizer = newRegularizer;
            draft.regularizerWeight = newWeight;
        });
    }

    /** These terms with another weight of inverse dynamics. */
    public LossConfig withInverseDynamicsWeight(double newWeight) {
        return changed(draft -> draft.inverseDynamicsWeight = newWeight);
    }

    /** These terms with inverse dynamics over other spans of model steps. */
    public LossConfig withInverseDynamicsSpans(List<Integer> newSpans) {
        return changed(draft -> draft.inverseDynamicsSpans = newSpans);
    }

    /** These terms with other weights within VICREG. */
    public LossConfig withVicregWeights(double newVarianceWeight, double newCovarianceWeight) {
        return changed(draft -> {
            draft.varianceWeight = newVarianceWeight;
            draft.covarianceWeight = newCovarianceWeight;
        });
    }

    /** These terms with targets detached or not. */
    public LossConfig withDetachTargets(boolean newDetachTargets) {
        return changed(draft -> draft.detachTargets = newDetachTargets);
    }

    /** These terms with another ramp. */
    public LossConfig withRampSteps(int newRampSteps) {
        return changed(draft -> draft.rampSteps = newRampSteps);
    }

    /** These terms with another weight of the prediction. */
    public LossConfig withPredictionWeight(double newWeight) {
        return changed(draft -> draft.predictionWeight = newWeight);
    }

    /** The weight of the prediction in step {@code step}, from 0. */
    double predictionWeightAt(int step) {
        return step < rampSteps ? predictionWeight * step / rampSteps : predictionWeight;
    }

    /** The most model steps between two latents that any term compares; 0 if none does. */
    int longestSpan() {
        return inverseDynamicsWeight == 0 ? 0 : inverseDynamicsSpans.get(inverseDynamicsSpans.size() - 1);
    }

    private LossConfig changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.config();
    }

    /** The components on their way into another configuration. */
    private static final class Draft {
        private Regularizer regularizer;
        private double regularizerWeight;
        private double inverseDynamicsWeight;
        private int rampSteps;
        private final int inverseDynamicsHidden;
        private final int projections;
        private final int knots;
        private final double range;
        private double varianceWeight;
        private double covarianceWeight;
        private boolean detachTargets;
        private double predictionWeight;
        private List<Integer> inverseDynamicsSpans;

        Draft(LossConfig from) {
            regularizer = from.regularizer;
            regularizerWeight = from.regularizerWeight;
            inverseDynamicsWeight = from.inverseDynamicsWeight;
            rampSteps = from.rampSteps;
            inverseDynamicsHidden = from.inverseDynamicsHidden;
            projections = from.projections;
            knots = from.knots;
            range = from.range;
            varianceWeight = from.varianceWeight;
            covarianceWeight = from.covarianceWeight;
            detachTargets = from.detachTargets;
            predictionWeight = from.predictionWeight;
            inverseDynamicsSpans = from.inverseDynamicsSpans;
        }

        LossConfig config() {
            return new LossConfig(
                    regularizer,
                    regularizerWeight,
                    inverseDynamicsWeight,
                    rampSteps,
                    inverseDynamicsHidden,
                    projections,
                    knots,
                    range,
                    varianceWeight,
                    covarianceWeight,
                    detachTargets,
                    predictionWeight,
                    inverseDynamicsSpans);
        }
    }
}
