package foresee.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.dataset.Dataset;
import foresee.model.ActionSpace;
import foresee.planning.Cancellation;
import foresee.runtime.ActionNormalizer;
import foresee.runtime.Architecture;
import foresee.runtime.Parameters;
import foresee.runtime.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedTrainingTest {
    private static final ActionSpace SPACE = ActionSpace.Box.symmetric(2, 1);
    private static final int EPISODES = 30;

    @TempDir
    private Path folder;

    private Dataset dataset;

    @BeforeEach
    void collect() throws IOException {
        dataset = MovingDot.dataset(folder.resolve("dot.h5"), "walk", EPISODES, 20, 3);
    }

    @AfterEach
    void close() throws IOException {
        dataset.close();
    }

    private static TrainingConfig config(int secondSteps) {
        LossConfig loss =
                LossConfig.defaults().withRampSteps(0).withPerturbation(new PerturbationConfig(0.05, 0.05, true));
        return TrainingConfig.defaults()
                .withNetwork(NetworkConfig.defaults()
                        .withLatentSize(8)
                        .withHiddenSize(16)
                        .withHiddenLayers(1)
                        .withActionChunk(2))
                .withOptimizer(new OptimizerConfig(15, 8, 4, 2e-3, 10, 1))
                .withLoss(loss)
                .withSecondStage(new SecondStageConfig(secondSteps, 16, 3, 2e-3, 10, 1))
                .withCheckpointEvery(10);
    }

    private static Architecture architecture(TrainingConfig config) {
        return config.network().architecture(MovingDot.SIZE, MovingDot.SIZE, 3, 2);
    }

    private StagedTraining training(TrainingConfig config) {
        int[] all = IntStream.range(0, EPISODES).toArray();
        return new StagedTraining(
                config,
                architecture(config),
                ActionNormalizer.of(SPACE),
                dataset,
                all,
                Optional.empty(),
                Optional.empty());
    }

    private TrainingResult train(TrainingConfig config, String checkpoint, boolean resume, ProgressListener listener) {
        Cancellation cancellation = new Cancellation();
        BatchSource batches = new EpisodeBatches(MovingDot.episodes(EPISODES, 20, 3), 2, 4, 8, 5);
        return training(config).train(batches, folder.resolve(checkpoint), resume, listener, cancellation);
    }

    /** As {@link #train}, cancelled where {@code when} says. */
    private TrainingResult cancelled(TrainingConfig config, String checkpoint, Predicate<TrainingProgress> when) {
        Cancellation cancellation = new Cancellation();
        BatchSource batches = new EpisodeBatches(MovingDot.episodes(EPISODES, 20, 3), 2, 4, 8, 5);
        ProgressListener listener = progress -> {
            if (when.test(progress)) {
                cancellation.cancel();
            }
        };
        return training(config).train(batches, folder.resolve(checkpoint), false, listener, cancellation);
    }

    private static List<Tensor> of(TrainingResult result, String prefix) {
        return result.tensors().stream()
                .filter(tensor -> tensor.spec().name().startsWith(prefix))
                .toList();
    }

    @Test
    void theSecondStageTrainsThePredictorAlone() {
        List<TrainingProgress> seen = new ArrayList<>();
        TrainingResult one = train(config(0), "one", false, p -> {});
        TrainingResult two = train(config(300), "two", false, seen::add);
        assertThat(two.outcome()).isEqualTo(Outcome.FINISHED);
        assertThat(two.step()).isEqualTo(300);
        assertThat(two.tensors())
                .extracting(Tensor::spec)
                .isEqualTo(one.tensors().stream().map(Tensor::spec).toList());
        assertThat(of(two, "encoder.")).isEqualTo(of(one, "encoder."));
        assertThat(of(two, "predictor.")).isNotEqualTo(of(one, "predictor."));
        List<TrainingProgress> second =
                seen.stream().filter(progress -> progress.stage() == 2).toList();
        assertThat(second).hasSize(301);
        assertThat(mean(second.subList(281, 301))).isLessThan(0.5 * mean(second.subList(0, 20)));
    }

    private static TrainingConfig parts(TrainingConfig config, double first, double second) {
        return config.withLoss(config.loss()
                .withParts(List.of(
                        new LatentPart(2, Regularizer.SIGREG, 1, 0.5, 0, first),
                        new LatentPart(6, Regularizer.SIGREG, 1, 0.5, 0, second))));
    }

    @Test
    void aPartThatTheFirstStageNeverPredictsIsPredictedAfterTheSecond() {
        List<TrainingProgress> seen = new ArrayList<>();
        train(parts(config(300), 1, 0), "parts", false, seen::add);
        List<TrainingProgress> second =
                seen.stream().filter(progress -> progress.stage() == 2).toList();
        assertThat(mean(second.subList(281, 301))).isLessThan(0.5 * mean(second.subList(0, 20)));
    }

    @Test
    void whatPartsCountInThePredictionIsNothingToTheSecondStage() {
        List<Tensor> start = train(config(0), "first", false, p -> {}).tensors();
        List<List<Tensor>> ends = new ArrayList<>();
        for (TrainingConfig config : List.of(config(20), parts(config(20), 1, 0), parts(config(20), 3, 0.5))) {
            PredictorTrainer second = new PredictorTrainer(config, architecture(config), ActionNormalizer.of(SPACE));
            TrainingResult result = second.train(
                    start, MovingDot.episodes(EPISODES, 20, 3), Optional.empty(), p -> {}, new Cancellation());
            ends.add(result.tensors());
        }
        assertThat(ends.get(0)).isNotEqualTo(start);
        assertThat(ends).containsOnly(ends.get(0));
    }

    private static double mean(List<TrainingProgress> progress) {
        return progress.stream()
                .mapToDouble(TrainingProgress::prediction)
                .average()
                .orElseThrow();
    }

    @Test
    void cancelledInEitherStageAndResumedEqualsStraightThroughToTheBit() {
        TrainingConfig config = config(25);
        TrainingResult straight = train(config, "straight", false, p -> {});
        for (int stage = 1; stage <= 2; stage++) {
            int in = stage;
            String file = "half-" + stage;
            TrainingResult half = cancelled(config, file, p -> p.stage() == in && p.step() == 7);
            assertThat(half.outcome()).isEqualTo(Outcome.CANCELLED);
            assertThat(half.step()).isEqualTo(7);
            List<Integer> stages = new ArrayList<>();
            TrainingResult resumed = train(config, file, true, p -> stages.add(p.stage()));
            assertThat(stages.get(0)).isEqualTo(stage);
            assertThat(resumed.outcome()).isEqualTo(Outcome.FINISHED);
            assertThat(resumed.tensors()).isEqualTo(straight.tensors());
        }
    }

    /** Cancelled between the stages, while latents are computed, the run still ends with a checkpoint to go on from. */
    @Test
    void cancelledBetweenTheStagesItGoesOnToTheSameBits() {
        TrainingConfig config = config(12);
        TrainingResult straight = train(config, "straight", false, p -> {});
        Cancellation cancellation = new Cancellation();
        PredictorTrainer second = new PredictorTrainer(config, architecture(config), ActionNormalizer.of(SPACE));
        TrainingResult first = train(config(0), "first", false, p -> {});
        Path file = folder.resolve("between");
        RunIdentity identity = RunIdentity.of(config, dataset.contentHash());
        cancellation.cancel();
        TrainingResult none = second.train(
                first.tensors(),
                MovingDot.episodes(EPISODES, 20, 3),
                Optional.of(new TrainingLoop.Saving(file, identity)),
                p -> {},
                cancellation);
        assertThat(none.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(none.step()).isZero();
        assertThat(train(config, "between", true, p -> {}).tensors()).isEqualTo(straight.tensors());
    }

    /** Each further member begins elsewhere, sees batches of its own, and comes to predict; resumed it has the same bits. */
    @Test
    void furtherMembersAreTrainedInTheSecondStageEachOnItsOwn() {
        TrainingConfig alone = config(300);
        TrainingConfig config =
                alone.withNetwork(alone.network().withMembers(3)).withCheckpointEvery(100);
        List<TrainingProgress> seen = new ArrayList<>();
        TrainingResult straight = train(config, "members", false, seen::add);
        assertThat(straight.tensors()).extracting(Tensor::spec).isEqualTo(Parameters.of(architecture(config)));
        assertThat(of(straight, "encoder.")).isEqualTo(of(train(config(0), "one", false, p -> {}), "encoder."));
        assertThat(values(straight, "predictor.")).doesNotContainAnyElementsOf(values(straight, "predictor2."));
        assertThat(values(straight, "predictor2.")).doesNotContainAnyElementsOf(values(straight, "predictor3."));
        List<TrainingProgress> second =
                seen.stream().filter(progress -> progress.stage() == 2).toList();
        assertThat(mean(second.subList(281, 301))).isLessThan(0.5 * mean(second.subList(0, 20)));

        cancelled(config, "half", p -> p.stage() == 2 && p.step() == 150);
        assertThat(train(config, "half", true, p -> {}).tensors()).isEqualTo(straight.tensors());
    }

    private static List<float[]> values(TrainingResult result, String prefix) {
        return of(result, prefix).stream().map(Tensor::toArray).toList();
    }

    @Test
    void membersWithoutASecondStageAreRefused() {
        NetworkConfig three = config(0).network().withMembers(3);
        assertThatThrownBy(() -> config(0).withNetwork(three))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("network.members (3) must be 1", "secondStage.steps");
    }

    @Test
    void aKilledSecondStageLosesAtMostOneCheckpointInterval() {
        TrainingConfig config = config(25);
        assertThatThrownBy(() -> train(config, "killed", false, p -> {
                    if (p.stage() == 2 && p.step() == 17) {
                        throw new IllegalStateException("killed");
                    }
                }))
                .hasMessage("killed");
        List<Integer> steps = new ArrayList<>();
        TrainingResult resumed = train(config, "killed", true, p -> steps.add(p.step()));
        assertThat(steps.get(0)).isEqualTo(10);
        assertThat(resumed.tensors())
                .isEqualTo(train(config, "straight", false, p -> {}).tensors());
    }

    @Test
    void theFirstStageDoesNotGoOnFromACheckpointOfTheSecond() {
        TrainingConfig config = config(5);
        train(config, "run", false, p -> {});
        JepaTrainer trainer = new JepaTrainer(config, architecture(config), ActionNormalizer.of(SPACE));
        BatchSource batches = new EpisodeBatches(MovingDot.episodes(EPISODES, 20, 3), 2, 4, 8, 5);
        assertThatThrownBy(() -> trainer.train(
                        batches, folder.resolve("run"), dataset.contentHash(), true, p -> {}, new Cancellation()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stage of the checkpoint (2) must be 1");
    }

    @Test
    void whatCannotBeIsRefusedBeforeTheFirstStage() {
        TrainingConfig tooLong = config(5).withSecondStage(new SecondStageConfig(5, 16, 11, 1e-3, 0, 1));
        assertThatThrownBy(() -> training(tooLong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("(22)", "secondStage.rolloutLength");
        assertThatThrownBy(() -> CachedLatents.requireRoom(3L << 20, 2L << 20))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("3 MiB", "at most 2 MiB");
        assertThatThrownBy(() -> SecondStageConfig.defaults().withSteps(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("secondStage.steps (-1)");
        assertThatThrownBy(() -> new SecondStageConfig(5, 1, 4, 1e-3, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("secondStage", "batchSize (1)");
    }

    @Test
    void everyStepSaysWhichStageOfHowManyItIsOf() {
        List<TrainingProgress> seen = new ArrayList<>();
        train(config(3), "run", false, seen::add);
        assertThat(seen).extracting(TrainingProgress::stages).containsOnly(2);
        assertThat(seen.subList(0, 16)).extracting(TrainingProgress::stage).containsOnly(1);
        assertThat(seen.subList(16, 20)).extracting(TrainingProgress::stage).containsOnly(2);
        assertThat(seen).hasSize(20);
    }
}
