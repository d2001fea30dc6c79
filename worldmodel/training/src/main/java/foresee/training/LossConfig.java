package foresee.training;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;

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
 * @param inverseDynamicsFrom step from which inverse dynamics counts, at least 0; before it slow things are found, which would be left
 *     out where what the actions move is found first
 * @param inverseDynamicsSpans model steps between the two latents that inverse dynamics reads actions off, rising, copied; each has a
 *     head of its own, all count alike
 * @param targetMomentum at least 0 and below 1: above 0 predictions aim at the latents of a slowly moving copy of the encoder, which no
 *     gradient enters, see {@link TargetEncoder}; with 0 at the encoder's own
 * @param horizon how many model steps are predicted as training goes on
 * @param perturbation how far the rollout's start and actions are moved
 * @param withinEpisodes whether regularisers see how latents differ within episodes rather than where they are, see {@link
 *     EpisodeDifferences}: each episode then gives a batch two sub-sequences
 * @param parts of the latent with regularisers and inverse dynamics of their own, in order, their sizes adding up to D, copied; {@code
 *     regularizer}, {@code regularizerWeight} and {@code inverseDynamicsWeight} then have no part to act on. Empty for an undivided
 *     latent
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
        int inverseDynamicsFrom,
        List<Integer> inverseDynamicsSpans,
        double targetMomentum,
        HorizonSchedule horizon,
        PerturbationConfig perturbation,
        boolean withinEpisodes,
        List<LatentPart> parts) {
    public LossConfig {
        parts = List.copyOf(parts);
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
        if (!(targetMomentum >= 0 && targetMomentum < 1)) {
            throw new IllegalArgumentException(
                    "targetMomentum (" + targetMomentum + ") must be at least 0 and below 1.");
        }
        if (inverseDynamicsFrom < 0) {
            throw new IllegalArgumentException("inverseDynamicsFrom (" + inverseDynamicsFrom + ") must be at least 0.");
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
     * weights 10 and 1; the encoder's own latents as targets, the whole horizon from the start, nothing perturbed, regularised over all
     * episodes, the latent undivided.
     */
    public static LossConfig defaults() {
        return new LossConfig(
                Regularizer.SIGREG,
                1,
                0.5,
                300,
                128,
                128,
                9,
                3,
                10,
                1,
                false,
                1,
                0,
                List.of(1),
                0,
                HorizonSchedule.defaults(),
                PerturbationConfig.defaults(),
                false,
                List.of());
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

    /** These terms with targets of a copy of the encoder that moves with {@code newMomentum}, or of the encoder itself with 0. */
    public LossConfig withTargetMomentum(double newMomentum) {
        return changed(draft -> draft.targetMomentum = newMomentum);
    }

    /** These terms with another schedule of the horizon. */
    public LossConfig withHorizon(HorizonSchedule newHorizon) {
        return changed(draft -> draft.horizon = newHorizon);
    }

    /** These terms with rollouts moved otherwise. */
    public LossConfig withPerturbation(PerturbationConfig newPerturbation) {
        return changed(draft -> draft.perturbation = newPerturbation);
    }

    /** These terms with regularisers that see differences within episodes, or all latents alike. */
    public LossConfig withWithinEpisodes(boolean newWithinEpisodes) {
        return changed(draft -> draft.withinEpisodes = newWithinEpisodes);
    }

    /** These terms with a latent of parts; without any it is undivided. */
    public LossConfig withParts(List<LatentPart> newParts) {
        return changed(draft -> draft.parts = newParts);
    }

    /**
     * These terms where the encoder stands still: every component counts 1 in the prediction, whatever its part counts. <b>Why:</b> the
     * weights of parts say what shapes the encoder; a part that it is not to be shaped by is to be foreseen all the same.
     */
    LossConfig ofPredictorAlone() {
        return withParts(List.of());
    }

    /**
     * The parts of a latent of D components, one if it is undivided.
     *
     * @throws IllegalArgumentException if the sizes of the parts do not add up to D
     */
    List<LatentPart> partsOf(int latentSize) {
        if (parts.isEmpty()) {
            return List.of(new LatentPart(latentSize, regularizer, regularizerWeight, inverseDynamicsWeight, 0, 1));
        }
        int sum = parts.stream().mapToInt(LatentPart::size).sum();
        if (sum != latentSize) {
            throw new IllegalArgumentException("sizes of loss.parts "
                    + parts.stream().map(LatentPart::size).toList() + " must add up to the latent size (" + latentSize
                    + "), not to " + sum + ".");
        }
        return parts;
    }

    /** These terms with inverse dynamics from step {@code newFrom} on. */
    public LossConfig withInverseDynamicsFrom(int newFrom) {
        return changed(draft -> draft.inverseDynamicsFrom = newFrom);
    }

    /** How many sub-sequences of an episode come together. */
    int together() {
        return withinEpisodes ? 2 : 1;
    }

    /** Whether inverse dynamics counts in step {@code step}, from 0. */
    boolean readsActionsAt(int step) {
        return step >= inverseDynamicsFrom;
    }

    /** The weight of the prediction in step {@code step}, from 0. */
    double predictionWeightAt(int step) {
        return step < rampSteps ? predictionWeight * step / rampSteps : predictionWeight;
    }

    /** The most model steps between two latents that any term compares; 0 if none does. */
    int longestSpan() {
        boolean inverse = parts.isEmpty()
                ? inverseDynamicsWeight > 0
                : parts.stream().anyMatch(part -> part.inverseDynamicsWeight() > 0);
        return inverse ? inverseDynamicsSpans.get(inverseDynamicsSpans.size() - 1) : 0;
    }

    /** What each of the D components counts in the prediction. */
    double[] dimensionWeights(int latentSize) {
        return partsOf(latentSize).stream()
                .flatMapToDouble(
                        part -> DoubleStream.generate(part::predictionWeight).limit(part.size()))
                .toArray();
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
        private int inverseDynamicsFrom;
        private List<Integer> inverseDynamicsSpans;
        private double targetMomentum;
        private HorizonSchedule horizon;
        private PerturbationConfig perturbation;
        private boolean withinEpisodes;
        private List<LatentPart> parts;

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
            inverseDynamicsFrom = from.inverseDynamicsFrom;
            inverseDynamicsSpans = from.inverseDynamicsSpans;
            targetMomentum = from.targetMomentum;
            horizon = from.horizon;
            perturbation = from.perturbation;
            withinEpisodes = from.withinEpisodes;
            parts = from.parts;
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
                    inverseDynamicsFrom,
                    inverseDynamicsSpans,
                    targetMomentum,
                    horizon,
                    perturbation,
                    withinEpisodes,
                    parts);
        }
    }
}
