package foresee.training;

/**
 * The terms of the training loss.
 *
 * <p>J = prediction + regularizerWeight x regulariser + inverseDynamicsWeight x inverse dynamics.
 *
 * @param regularizer against collapse
 * @param regularizerWeight its weight, at least 0
 * @param inverseDynamicsWeight at least 0; with 0 there is no such head
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
        if (inverseDynamicsHidden < 1) {
            throw new IllegalArgumentException(
                    "inverseDynamicsHidden (" + inverseDynamicsHidden + ") must be at least 1.");
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

    /** SIGREG 2 with inverse dynamics 0.2; 128 directions, 9 knots up to 3; VICREG's own weights 10 and 1. */
    public static LossConfig defaults() {
        return new LossConfig(Regularizer.SIGREG, 2, 0.2, 128, 128, 9, 3, 10, 1, false);
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
                inverseDynamicsHidden,
                projections,
                knots,
                range,
                varianceWeight,
                covarianceWeight,
                newDetachTargets);
    }
}
