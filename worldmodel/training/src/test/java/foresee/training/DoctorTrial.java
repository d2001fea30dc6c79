package foresee.training;

import foresee.model.ActionSpace;
import foresee.planning.Cancellation;
import foresee.runtime.ActionNormalizer;
import foresee.runtime.Architecture;
import java.util.List;
import java.util.Optional;

/** A small training of {@link DotAndDoor}, measured. */
final class DoctorTrial {
    private static final int CHUNK = 2;
    private static final int LENGTH = 4;

    private DoctorTrial() {}

    static TrainingConfig config(int steps) {
        return TrainingConfig.defaults()
                .withNetwork(NetworkConfig.defaults()
                        .withLatentSize(16)
                        .withHiddenSize(64)
                        .withHiddenLayers(1)
                        .withActionChunk(CHUNK))
                .withOptimizer(OptimizerConfig.defaults()
                        .withSteps(steps)
                        .withBatchSize(16)
                        .withRolloutLength(LENGTH)
                        .withWarmupSteps(20))
                .withLoss(LossConfig.defaults().withRampSteps(steps / 8))
                .withCollapse(new CollapseLimits(0, 1e9, 1_000_000, 1));
    }

    static Checkup of(TrainingConfig config, DotAndDoor world, int episodes) {
        Architecture architecture = config.network().architecture(DotAndDoor.SIZE, DotAndDoor.SIZE, 3, 2);
        ActionNormalizer normalizer = ActionNormalizer.of(ActionSpace.Box.symmetric(2, 1));
        var training = world.episodes(episodes, 20, 3);
        TrainingHistory history = new TrainingHistory();
        TrainingResult result = new JepaTrainer(config, architecture, normalizer)
                .train(
                        new EpisodeBatches(
                                training, CHUNK, LENGTH, config.optimizer().batchSize(), 5),
                        history,
                        new Cancellation());
        Diagnostics diagnostics = Diagnostics.of(
                architecture,
                normalizer,
                result.tensors(),
                training,
                world.episodes(60, 20, 4),
                DotAndDoor.FACTORS,
                Optional.empty(),
                LENGTH);
        return Checkup.of(config, episodes, result.outcome() == Outcome.NOT_FINITE, history, diagnostics);
    }

    /** Prints the numbers of an example, to choose limits by. */
    public static void main(String[] arguments) {
        for (String name : List.of(arguments)) {
            LossConfig loss = LossConfig.defaults();
            long begin = System.nanoTime();
            TrainingConfig config = config(500);
            Checkup checkup = switch (name) {
                case "healthy" -> of(config, DotAndDoor.plain(), 100);
                case "healthy2" -> of(config.withSeed(2), DotAndDoor.plain(), 100);
                case "none" ->
                    of(
                            config.withLoss(config.loss()
                                    .withRegularizer(Regularizer.NONE, 0)
                                    .withInverseDynamicsWeight(0)),
                            DotAndDoor.plain(),
                            100);
                case "detached" ->
                    of(
                            config.withLoss(config.loss()
                                    .withRegularizer(Regularizer.NONE, 0)
                                    .withDetachTargets(true)
                                    .withInverseDynamicsWeight(0)),
                            DotAndDoor.plain(),
                            100);
                case "strong", "stronger", "strongest" ->
                    of(
                            config.withLoss(config.loss()
                                    .withRegularizer(
                                            Regularizer.SIGREG,
                                            name.equals("strong") ? 10 : name.equals("stronger") ? 30 : 100)),
                            DotAndDoor.plain(),
                            100);
                case "noidm" ->
                    of(config.withLoss(config.loss().withInverseDynamicsWeight(0)), DotAndDoor.cloudy(), 100);
                case "idmalone" ->
                    of(
                            config.withLoss(config.loss()
                                    .withRegularizer(Regularizer.NONE, 0)
                                    .withInverseDynamicsWeight(1)),
                            DotAndDoor.plain(),
                            100);
                case "few" -> of(config, DotAndDoor.plain(), 3);
                case "fast" ->
                    of(config.withOptimizer(config.optimizer().withLearningRate(0.1)), DotAndDoor.plain(), 100);
                case "faster" ->
                    of(config.withOptimizer(config.optimizer().withLearningRate(1)), DotAndDoor.plain(), 100);
                default -> throw new IllegalArgumentException(name + loss);
            };
            System.out.println(name + " " + (System.nanoTime() - begin) / 1e9 + " s\n  " + checkup.course() + "\n  "
                    + checkup.state() + "\n  notFinite " + checkup.notFinite());
        }
    }
}
