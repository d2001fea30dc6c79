package foresee.training;

/**
 * The terms of the training loss.
 *
 * <p>J = ramp x prediction + regularizerWeight x regulariser + inverseDynamicsWeight x inverse dynamics, where ramp rises from 0
 * to 1 over the first {@code rampSteps} steps.
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
        boolean detachTargets) {
    public LossConfig {
        requireWeight("regularizerWeight", regularizerWeight);
        requireWeight("inverseDynamicsWeight", inverseDynamicsWeight);
        requireWeight("varianceWeight", varianceWeight);
        requireWeight("covarianceWeight", covarianceWeight);
        if (inverseDynamicsHidden < 1 || rampSteps < 0) {
            throw new IllegalArgumentException("inverseDynamicsHidden (" + inverseDynamicsHidden
                    + ") must be at least 1, rampSteps (" + rampSteps + ") at least 0.");
        }
        if (projections < 1 || knots < 2 || !(range > 0)) {
            throw new IllegalArgumentException("projections (" + projections + ") must be at least 1, knots (" + knots
                    + ") at least 2, range (" + range + ") above 0.");
        }
    }

    private static void requireWeight(String name, double weight) {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(name + " (" + weight + ") must be finite and at least 0.");
        }
    }

    /** SIGREG 1 with inverse dynamics 0.5, a ramp of 300 steps; 128 directions, 9 knots up to 3; VICREG's own weights 10 and 1. */
    public static LossConfig defaults() {
        return new LossConfig(Regularizer.SIGREG, 1, 0.5, 300, 128, 128, 9, 3, 10, 1, false);
    }

    /** VICREG 1 (variance 10, covariance 1) with inverse dynamics 1. */
    public static LossConfig vicreg() {
        return defaults().withRegularizer(Regularizer.VICREG, 1).withInverseDynamicsWeight(1);
    }

    /** These terms with another regulariser and its weight. */
    public LossConfig withRegularizer(Regularizer newRegularizer, double newWeight) {
        return new LossConfig(
                newRegularizer,
                newWeight,
                inverseDynamicsWeight,
                rampSteps,
                inverseDynamicsHidden,
                projections,
                knots,
                range,
                varianceWeight,
                covarianceWeight,
                detachTargets);
    }

    /** These terms with another weight of inverse dynamics. */
    public LossConfig withInverseDynamicsWeight(double newWeight) {
        return new LossConfig(
                regularizer,
                regularizerWeight,
                newWeight,
                rampSteps,
                inverseDynamicsHidden,
                projections,
                knots,
                range,
                varianceWeight,
                covarianceWeight,
                detachTargets);
    }

    /** These terms with other weights within VICREG. */
    public LossConfig withVicregWeights(double newVarianceWeight, double newCovarianceWeight) {
        return new LossConfig(
                regularizer,
                regularizerWeight,
                inverseDynamicsWeight,
                rampSteps,
                inverseDynamicsHidden,
                projections,
                knots,
                range,
                newVarianceWeight,
                newCovarianceWeight,
                detachTargets);
    }

    /** These terms with targets detached or not. */
    public LossConfig withDetachTargets(boolean newDetachTargets) {
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
                newDetachTargets);
    }

    /** These terms with another ramp. */
    public LossConfig withRampSteps(int newRampSteps) {
        return new LossConfig(
                regularizer,
                regularizerWeight,
                inverseDynamicsWeight,
                newRampSteps,
                inverseDynamicsHidden,
                projections,
                knots,
                range,
                varianceWeight,
                covarianceWeight,
                detachTargets);
    }

    /** The weight of the prediction in step {@code step}, from 0. */
    double predictionWeight(int step) {
        return step < rampSteps ? (double) step / rampSteps : 1;
    }
}
