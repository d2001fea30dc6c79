package foresee.training;

import foresee.runtime.PlanningAdvice;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Everything that decides a training run, its data aside.
 *
 * <p>As JSON it is an object of these keys and the keys of their parts; see {@link TrainingConfigJson}.
 *
 * @param seed of initial weights, batches and random directions
 * @param network sizes
 * @param loss terms and weights
 * @param optimizer steps and rates
 * @param collapse when to stop
 * @param checkpointEvery steps between two checkpoints
 * @param secondStage in which the predictor alone is trained on, if it has steps
 * @param rounds of planning and training on that follow, if any; not after a second stage
 * @param planning how the model is best planned with, for its card and for the rounds
 * @param pretrained {@linkplain Pretrained#hash hash} of the weights to begin with, empty where they are drawn
 */
public record TrainingConfig(
        long seed,
        NetworkConfig network,
        LossConfig loss,
        OptimizerConfig optimizer,
        CollapseLimits collapse,
        int checkpointEvery,
        SecondStageConfig secondStage,
        RoundsConfig rounds,
        PlanningConfig planning,
        String pretrained) {
    public TrainingConfig {
        if (checkpointEvery < 1) {
            throw new IllegalArgumentException("checkpointEvery (" + checkpointEvery + ") must be at least 1.");
        }
        if (loss.longestSpan() > optimizer.rolloutLength()) {
            throw new IllegalArgumentException("loss.inverseDynamicsSpans " + loss.inverseDynamicsSpans()
                    + " must be at most optimizer.rolloutLength (" + optimizer.rolloutLength() + ").");
        }
        loss.partsOf(network.latentSize());
        if (loss.parts().stream().anyMatch(LatentPart::drawn)
                && !(network.encoder().head() == EncoderHead.SPLIT
                        && network.encoder().splitTrunks())) {
            throw new IllegalArgumentException(
                    "drawn (true) of a part of loss.parts must be false without convolutions of"
                            + " its own.\nMaybe set network.encoder.head to SPLIT and splitTrunks to true.");
        }
        if (network.members() > 1 && secondStage.steps() == 0) {
            throw new IllegalArgumentException("network.members (" + network.members()
                    + ") must be 1 without a second stage, which trains them.\nMaybe set secondStage.steps to 2000.");
        }
        if (rounds.count() > 0 && secondStage.steps() > 0) {
            throw new IllegalArgumentException("rounds.count (" + rounds.count()
                    + ") must be 0 where secondStage.steps (" + secondStage.steps()
                    + ") are not: rounds train the encoder, too.");
        }
        if (loss.withinEpisodes() && optimizer.batchSize() % 2 != 0) {
            throw new IllegalArgumentException("optimizer.batchSize (" + optimizer.batchSize()
                    + ") must be even where loss.withinEpisodes is true: sub-sequences come in pairs.");
        }
        if (rounds.count() > 0) {
            rounds.rows(optimizer.batchSize(), loss.together(), rounds.count());
        }
        if (loss.horizon().start() > optimizer.rolloutLength()) {
            throw new IllegalArgumentException(
                    "loss.horizon.start (" + loss.horizon().start() + ") must be at most optimizer.rolloutLength ("
                            + optimizer.rolloutLength() + ").");
        }
        planning.advice(network.actionChunk());
    }

    /** Stages of a training run: 2 where the predictor is trained on alone, else 1. */
    public int stages() {
        return secondStage.steps() > 0 ? 2 : 1;
    }

    /** The defaults of every part, seed 1, a checkpoint every 100 steps, no second stage, no rounds, planned with as is usual, weights drawn. */
    public static TrainingConfig defaults() {
        return new TrainingConfig(
                1,
                NetworkConfig.defaults(),
                LossConfig.defaults(),
                OptimizerConfig.defaults(),
                CollapseLimits.defaults(),
                100,
                SecondStageConfig.defaults(),
                RoundsConfig.defaults(),
                PlanningConfig.defaults(),
                "");
    }

    /** How many sub-sequences of a batch are of each data set in a round, see {@link RoundsConfig#rows}. */
    int[] rowsOfRound(int round) {
        return rounds.rows(optimizer.batchSize(), loss.together(), round);
    }

    /** This run from another seed. */
    public TrainingConfig withSeed(long newSeed) {
        return changed(draft -> draft.seed = newSeed);
    }

    /** This run with other sizes. */
    public TrainingConfig withNetwork(NetworkConfig newNetwork) {
        return changed(draft -> draft.network = newNetwork);
    }

    /** This run with another loss. */
    public TrainingConfig withLoss(LossConfig newLoss) {
        return changed(draft -> draft.loss = newLoss);
    }

    /** This run with other steps and rates. */
    public TrainingConfig withOptimizer(OptimizerConfig newOptimizer) {
        return changed(draft -> draft.optimizer = newOptimizer);
    }

    /** This run with other limits. */
    public TrainingConfig withCollapse(CollapseLimits newCollapse) {
        return changed(draft -> draft.collapse = newCollapse);
    }

    /** This run with a checkpoint every so many steps. */
    public TrainingConfig withCheckpointEvery(int newCheckpointEvery) {
        return changed(draft -> draft.checkpointEvery = newCheckpointEvery);
    }

    /** This run with another second stage. */
    public TrainingConfig withSecondStage(SecondStageConfig newSecondStage) {
        return changed(draft -> draft.secondStage = newSecondStage);
    }

    /** This run with other rounds. */
    public TrainingConfig withRounds(RoundsConfig newRounds) {
        return changed(draft -> draft.rounds = newRounds);
    }

    /** This run from the weights with that hash, or from drawn ones if it is empty. */
    public TrainingConfig withPretrained(String newPretrained) {
        return changed(draft -> draft.pretrained = newPretrained);
    }

    /** This run with other advice on planning. */
    public TrainingConfig withPlanning(PlanningConfig newPlanning) {
        return changed(draft -> draft.planning = newPlanning);
    }

    /**
     * Refuses other weights to begin with than these settings name.
     *
     * @throws IllegalArgumentException if they are others, or there are some where none are named, or none where some are
     */
    public void requirePretrained(Optional<Pretrained> given) {
        String found = given.map(Pretrained::hash).orElse("");
        if (!found.equals(pretrained)) {
            throw new IllegalArgumentException(
                    "pretrained weights (" + orNone(found) + ") must be those of the settings (" + orNone(pretrained)
                            + ").\nMaybe name their model with --pretrained.");
        }
    }

    private static String orNone(String hash) {
        return hash.isEmpty() ? "none" : hash;
    }

    /** How the model that is trained is best planned with. */
    public PlanningAdvice planningAdvice() {
        return planning.advice(network.actionChunk());
    }

    /** This run up to the end of a round, and no further; with 0 the training before the first. */
    public TrainingConfig upTo(int round) {
        return withRounds(round == 0 ? RoundsConfig.defaults() : rounds.withCount(round));
    }

    /** How round {@code round}, from 1, trains on: with its own seed, steps and rates, and nothing that rises from little. */
    TrainingConfig ofRound(int round) {
        OptimizerConfig own = optimizer
                .withSteps(rounds.steps())
                .withLearningRate(rounds.learningRate())
                .withWarmupSteps(rounds.warmupSteps());
        return upTo(round)
                .withSeed(RoundsConfig.seed(seed, round))
                .withOptimizer(own)
                .withLoss(loss.withRampSteps(0).withInverseDynamicsFrom(0).withHorizon(HorizonSchedule.defaults()));
    }

    /** The number of steps alone changed. */
    public TrainingConfig withSteps(int steps) {
        return withOptimizer(optimizer.withSteps(steps));
    }

    private TrainingConfig changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.config();
    }

    /** The components on their way into another configuration. */
    private static final class Draft {
        private long seed;
        private NetworkConfig network;
        private LossConfig loss;
        private OptimizerConfig optimizer;
        private CollapseLimits collapse;
        private int checkpointEvery;
        private SecondStageConfig secondStage;
        private RoundsConfig rounds;
        private PlanningConfig planning;
        private String pretrained;

        Draft(TrainingConfig from) {
            seed = from.seed;
            network = from.network;
            loss = from.loss;
            optimizer = from.optimizer;
            collapse = from.collapse;
            checkpointEvery = from.checkpointEvery;
            secondStage = from.secondStage;
            rounds = from.rounds;
            planning = from.planning;
            pretrained = from.pretrained;
        }

        TrainingConfig config() {
            return new TrainingConfig(
                    seed,
                    network,
                    loss,
                    optimizer,
                    collapse,
                    checkpointEvery,
                    secondStage,
                    rounds,
                    planning,
                    pretrained);
        }
    }
}
