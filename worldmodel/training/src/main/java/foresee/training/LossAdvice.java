package foresee.training;

import java.util.Comparator;
import java.util.Optional;

/**
 * Which settings of a loss to turn, in words, against what the {@link Doctor} finds at the end of a run and what the {@link
 * CollapseDetector} stops one for: the keys that have an effect, be the latent of one piece or of parts.
 */
final class LossAdvice {
    private static final double WEAK = 0.1;
    private static final double STRONG_INVERSE = 0.5;

    /** The strongest regulariser of the recipes, parts aside. */
    private static final double USUAL = 2;

    private final LossConfig loss;
    private final OptimizerConfig optimizer;

    /** The strongest regulariser and inverse dynamics of any part of the latent, and where their settings are. */
    private final Regularizer regularizer;

    private final double regularizerWeight;
    private final double inverseWeight;
    private final String at;

    LossAdvice(TrainingConfig config) {
        this.loss = config.loss();
        this.optimizer = config.optimizer();
        boolean isWhole = loss.parts().isEmpty();
        this.at = isWhole ? "loss." : "loss.parts[].";
        Optional<LatentPart> strongest = loss.parts().stream()
                .filter(part -> part.regularizer() != Regularizer.NONE)
                .max(Comparator.comparingDouble(LatentPart::regularizerWeight));
        this.regularizer = isWhole
                ? loss.regularizer()
                : strongest.map(LatentPart::regularizer).orElse(Regularizer.NONE);
        this.regularizerWeight = isWhole
                ? loss.regularizerWeight()
                : strongest.map(LatentPart::regularizerWeight).orElse(0.0);
        this.inverseWeight = isWhole
                ? loss.inverseDynamicsWeight()
                : loss.parts().stream()
                        .mapToDouble(LatentPart::inverseDynamicsWeight)
                        .max()
                        .orElse(0);
    }

    /** Of the part that is held strongest. */
    Regularizer regularizer() {
        return regularizer;
    }

    /** Of the part that it counts most in. */
    double inverseWeight() {
        return inverseWeight;
    }

    /** Whether a regulariser keeps latents apart. */
    boolean isRegularized() {
        boolean isVaried = regularizer != Regularizer.VICREG || regularizerWeight * loss.varianceWeight() >= WEAK;
        return regularizer != Regularizer.NONE && regularizerWeight >= WEAK && isVaried;
    }

    /** Where latents hardly differ. */
    String againstOnePlace() {
        return isRegularized()
                ? lowerRate() + ", or raise optimizer.warmupSteps (" + optimizer.warmupSteps() + ")."
                : regularize();
    }

    /** Where predictions are worth no more than a constant. */
    String againstNoPrediction() {
        return isRegularized() ? lowerRegularizer() : regularize();
    }

    /** Without a full stop. */
    String lowerRate() {
        return "Lower optimizer.learningRate (" + optimizer.learningRate() + ") to a third";
    }

    /** Where nothing, or too little, keeps latents apart. */
    String regularize() {
        if (regularizer == Regularizer.NONE) {
            return "Set " + at + "regularizer to SIGREG with a " + at + "regularizerWeight of 1.";
        }
        return regularizerWeight < WEAK
                ? "Raise " + at + "regularizerWeight (" + regularizerWeight + ") to 1."
                : "Raise loss.varianceWeight (" + loss.varianceWeight() + ") to 10.";
    }

    /** Where latents are filled with what cannot be predicted. */
    String lowerRegularizer() {
        if (regularizer == Regularizer.VICREG) {
            return "Lower loss.covarianceWeight (" + loss.covarianceWeight() + ") to a third.";
        }
        String key = at + "regularizerWeight (" + regularizerWeight + ")";
        return regularizerWeight > USUAL
                ? "Lower " + key + " to a third; 1 to 2 is usual."
                : "Raise optimizer.steps (" + optimizer.steps()
                        + ") first: early in a run much is not predicted yet. If it" + " stays, lower " + key
                        + " to a third.";
    }

    /** Where what the actions move was dropped. */
    String moreInverseDynamics() {
        return inverseWeight == 0
                ? "Set " + at + "inverseDynamicsWeight (0) to 0.5, and to 1 where a small fast thing pushes a slow one."
                : "Raise " + at + "inverseDynamicsWeight (" + inverseWeight + ") or loss.rampSteps ("
                        + loss.rampSteps()
                        + "). What a single frame cannot show, a speed, needs network.history above 1.";
    }

    /** Where what stays was dropped. */
    String keepTheUnmoved() {
        if (regularizer == Regularizer.NONE) {
            return "Inverse dynamics alone keeps what the actions move and no more: set %sregularizer to SIGREG with a %sregularizerWeight of 1, and %sinverseDynamicsWeight (%s) to 0.2 to 0.5."
                    .formatted(at, at, at, inverseWeight);
        }
        String inverse = inverseWeight >= STRONG_INVERSE
                ? "Lower " + at + "inverseDynamicsWeight (" + inverseWeight + ") to 0.2, or raise"
                : "Raise";
        return inverse + " optimizer.batchSize (" + optimizer.batchSize() + ") and optimizer.steps ("
                + optimizer.steps() + "): a factor that never moves has as many samples as a batch has episodes.";
    }
}
