package foresee.training;

import foresee.model.ActionSpace;
import foresee.model.Episode;
import foresee.planning.Cancellation;
import foresee.runtime.ActionNormalizer;
import foresee.runtime.Architecture;
import java.util.List;
import java.util.Optional;

/** A small training of a {@link DotAndDoor}, measured on episodes it has not seen. */
final class DoctorTrial {
    private static final int CHUNK = 2;
    private static final int LENGTH = 4;

    private DoctorTrial() {}

    /** Settings under which all of a plain world is learned; collapse does not stop a run. */
    static TrainingConfig healthy() {
        return TrainingConfig.defaults()
                .withNetwork(NetworkConfig.defaults()
                        .withLatentSize(16)
                        .withHiddenSize(64)
                        .withHiddenLayers(1)
                        .withActionChunk(CHUNK))
                .withOptimizer(OptimizerConfig.defaults()
                        .withSteps(800)
                        .withBatchSize(32)
                        .withRolloutLength(LENGTH)
                        .withWarmupSteps(20))
                .withLoss(LossConfig.defaults().withInverseDynamicsWeight(0.2).withRampSteps(80))
                .withCollapse(CollapseLimits.defaults().withSteps(1_000_000, 1));
    }

    static Checkup of(TrainingConfig config, DotAndDoor world, int episodes) {
        Architecture architecture = config.network().architecture(DotAndDoor.SIZE, DotAndDoor.SIZE, 3, 2);
        ActionNormalizer normalizer = ActionNormalizer.of(ActionSpace.Box.symmetric(2, 1));
        List<Episode> training = world.episodes(episodes, 20, 3);
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
                world.factors(),
                Optional.empty(),
                LENGTH);
        return Checkup.of(config, episodes, result.outcome(), history, diagnostics);
    }
}
