package foresee.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.model.ActionSpace;
import foresee.planning.Cancellation;
import foresee.runtime.ActionNormalizer;
import foresee.runtime.Architecture;
import foresee.runtime.Parameters;
import foresee.runtime.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JepaTrainerTest {
    private static final ActionNormalizer NORMALIZER = ActionNormalizer.of(ActionSpace.Box.symmetric(2, 1));

    private static TrainingConfig small(int steps) {
        return TrainingConfig.defaults()
                .withNetwork(NetworkConfig.defaults()
                        .withLatentSize(8)
                        .withHiddenSize(16)
                        .withHiddenLayers(1)
                        .withActionChunk(2))
                .withOptimizer(new OptimizerConfig(steps, 8, 4, 2e-3, 10, 1))
                .withLoss(LossConfig.defaults().withRampSteps(50))
                .withCheckpointEvery(10);
    }

    private static Architecture architecture(TrainingConfig config) {
        return config.network().architecture(MovingDot.SIZE, MovingDot.SIZE, 3, 2);
    }

    private static JepaTrainer trainer(TrainingConfig config) {
        return new JepaTrainer(config, architecture(config), NORMALIZER);
    }

    private static BatchSource batches() {
        return new EpisodeBatches(MovingDot.episodes(40, 20, 3), 2, 4, 8, 5);
    }

    @Test
    void trainingPredictsBetterThanAConstantAndKeepsTheLatentsSpread() {
        List<TrainingProgress> seen = new ArrayList<>();
        TrainingResult result = trainer(small(400)).train(batches(), seen::add, new Cancellation());
        assertThat(result.outcome()).isEqualTo(Outcome.FINISHED);
        assertThat(result.step()).isEqualTo(400);
        assertThat(seen).hasSize(401);
        assertThat(result.last().total()).isLessThan(0.5 * seen.get(0).total());
        assertThat(result.last().againstConstant()).isLessThan(0.3);
        assertThat(result.last().spread()).isGreaterThan(0.3);
        assertThat(result.tensors()).extracting(Tensor::spec).isEqualTo(Parameters.of(architecture(small(400))));
    }

    @Test
    void sameSeedSameWeightsToTheBit() {
        TrainingResult one = trainer(small(12)).train(batches(), p -> {}, new Cancellation());
        TrainingResult two = trainer(small(12)).train(batches(), p -> {}, new Cancellation());
        TrainingResult other = trainer(small(12).withSeed(2)).train(batches(), p -> {}, new Cancellation());
        assertThat(two.tensors()).isEqualTo(one.tensors());
        assertThat(other.tensors()).isNotEqualTo(one.tensors());
    }

    static Stream<LossConfig> losses() {
        LossConfig loss = LossConfig.defaults().withRampSteps(50);
        return Stream.of(
                loss,
                loss.withInverseDynamicsSpans(List.of(1, 2, 4)),
                loss.withTargetMomentum(0.9),
                loss.withHorizon(new HorizonSchedule(1, 15)),
                loss.withPerturbation(new PerturbationConfig(0.1, 0.1, true)),
                loss.withParts(List.of(
                        new LatentPart(3, Regularizer.SIGREG, 2, 1, 0, 2),
                        new LatentPart(5, Regularizer.VICREG, 1, 0, 0, 1))));
    }

    /** Each goes another way through the code than the defaults and must arrive at the same. */
    static Stream<LossConfig> neutral() {
        LossConfig loss = LossConfig.defaults().withRampSteps(50);
        return Stream.of(
                loss.withHorizon(new HorizonSchedule(4, 8)),
                loss.withPerturbation(new PerturbationConfig(0, 0, false)),
                loss.withParts(List.of(new LatentPart(8, Regularizer.SIGREG, 1, 0.5, 0, 1))));
    }

    @ParameterizedTest
    @MethodSource("neutral")
    void aSettingThatChangesNothingLeavesEveryBitAsItIs(LossConfig loss) {
        TrainingResult plain = trainer(small(12)).train(batches(), p -> {}, new Cancellation());
        TrainingResult neutral = trainer(small(12).withLoss(loss)).train(batches(), p -> {}, new Cancellation());
        assertThat(neutral.tensors()).isEqualTo(plain.tensors());
        assertThat(neutral.last().total()).isEqualTo(plain.last().total());
    }

    @Test
    void batchesWithoutPairsAreRefusedWherePairsAreAskedFor() {
        JepaTrainer pairs = trainer(small(12).withLoss(LossConfig.defaults().withWithinEpisodes(true)));
        BatchSource batches = batches();
        assertThatThrownBy(() -> pairs.train(batches, p -> {}, new Cancellation()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("loss.withinEpisodes (true) must be false");
    }

    @ParameterizedTest
    @MethodSource("losses")
    void cancelledAndResumedEqualsStraightThroughToTheBit(LossConfig loss, @TempDir Path folder) {
        TrainingConfig config = small(20).withLoss(loss);
        TrainingResult straight = trainer(config).train(batches(), p -> {}, new Cancellation());
        Path file = folder.resolve("run.checkpoint");
        Cancellation cancellation = new Cancellation();
        TrainingResult half =
                trainer(config).train(batches(), file, "hash", false, cancelAt(10, cancellation), cancellation);
        assertThat(half.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(half.step()).isEqualTo(10);
        TrainingResult resumed = trainer(config)
                .train(
                        batches(),
                        file,
                        "hash",
                        true,
                        p -> assertThat(p.step()).isGreaterThanOrEqualTo(10),
                        new Cancellation());
        assertThat(resumed.outcome()).isEqualTo(Outcome.FINISHED);
        assertThat(resumed.tensors()).isEqualTo(straight.tensors());
    }

    private static ProgressListener cancelAt(int step, Cancellation cancellation) {
        return progress -> {
            if (progress.step() == step) {
                cancellation.cancel();
            }
        };
    }

    @Test
    void aKilledRunLosesAtMostOneCheckpointInterval(@TempDir Path folder) {
        TrainingConfig config = small(25);
        Path file = folder.resolve("run.checkpoint");
        assertThatThrownBy(() -> trainer(config).train(batches(), file, "hash", false, failAt(17), new Cancellation()))
                .hasMessage("killed");
        List<Integer> steps = new ArrayList<>();
        TrainingResult resumed =
                trainer(config).train(batches(), file, "hash", true, p -> steps.add(p.step()), new Cancellation());
        TrainingResult straight = trainer(config).train(batches(), p -> {}, new Cancellation());
        assertThat(steps.get(0)).isEqualTo(10);
        assertThat(resumed.tensors()).isEqualTo(straight.tensors());
    }

    private static ProgressListener failAt(int step) {
        return progress -> {
            if (progress.step() == step) {
                throw new IllegalStateException("killed");
            }
        };
    }

    @Test
    void aCheckpointOfOtherDataOrSettingsIsRefusedWithBothValues(@TempDir Path folder) {
        Path file = folder.resolve("run.checkpoint");
        trainer(small(2)).train(batches(), file, "hash-a", false, p -> {}, new Cancellation());
        assertThatThrownBy(() -> trainer(small(2)).train(batches(), file, "hash-b", true, p -> {}, new Cancellation()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("hash-a", "hash-b", file.toString());
        assertThatThrownBy(() -> trainer(small(3)).train(batches(), file, "hash-a", true, p -> {}, new Cancellation()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("\"steps\":2", "\"steps\":3");
    }

    @Test
    void aDamagedCheckpointIsRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("run.checkpoint");
        trainer(small(2)).train(batches(), file, "hash", false, p -> {}, new Cancellation());
        byte[] whole = Files.readAllBytes(file);
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 1;
        for (byte[] bytes : List.of(flipped, Arrays.copyOf(whole, whole.length - 100), new byte[40])) {
            Files.write(file, bytes);
            assertThatThrownBy(
                            () -> trainer(small(2)).train(batches(), file, "hash", true, p -> {}, new Cancellation()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void aRunWithoutRegularizerIsStoppedWithin200StepsOfCollapsing() {
        LossConfig loss =
                LossConfig.defaults().withRegularizer(Regularizer.NONE, 0).withInverseDynamicsWeight(0);
        List<TrainingProgress> seen = new ArrayList<>();
        TrainingConfig config = small(1500).withLoss(loss);
        TrainingResult result = trainer(config).train(batches(), seen::add, new Cancellation());
        assertThat(result.outcome()).isEqualTo(Outcome.COLLAPSED);
        assertThat(result.message()).contains("collapsed at step", "loss.regularizer to SIGREG");
        int collapsed = lastStepOfHealth(seen, config.collapse());
        assertThat(result.step() - Math.max(collapsed, config.collapse().graceSteps()))
                .isLessThanOrEqualTo(200);
    }

    @Test
    void aCollapsedRunThatIsResumedSaysTheSameAtOnce(@TempDir Path folder) {
        LossConfig loss =
                LossConfig.defaults().withRegularizer(Regularizer.NONE, 0).withInverseDynamicsWeight(0);
        TrainingConfig config = small(1500).withLoss(loss).withCheckpointEvery(1000);
        Path file = folder.resolve("run.checkpoint");
        TrainingResult first = trainer(config).train(batches(), file, "hash", false, p -> {}, new Cancellation());
        List<TrainingProgress> seen = new ArrayList<>();
        TrainingResult again = trainer(config).train(batches(), file, "hash", true, seen::add, new Cancellation());
        assertThat(again.outcome()).isEqualTo(Outcome.COLLAPSED);
        assertThat(again.message()).isEqualTo(first.message());
        assertThat(again.tensors()).isEqualTo(first.tensors());
        assertThat(seen).hasSize(1);
    }

    @Test
    void aSlowlyMovingTargetWithInverseDynamicsNeedsNoRegularizer() {
        LossConfig loss = LossConfig.defaults()
                .withRegularizer(Regularizer.NONE, 0)
                .withInverseDynamicsWeight(1)
                .withTargetMomentum(0.99)
                .withRampSteps(50);
        TrainingResult result = trainer(small(400).withLoss(loss)).train(batches(), p -> {}, new Cancellation());
        assertThat(result.outcome()).isEqualTo(Outcome.FINISHED);
        assertThat(result.last().againstConstant()).isLessThan(0.3);
        assertThat(result.last().inverseDynamics()).isLessThan(0.9);
    }

    private static int lastStepOfHealth(List<TrainingProgress> seen, CollapseLimits limits) {
        return seen.stream()
                .filter(p -> p.spread() >= limits.spread() && p.againstConstant() < limits.ratio())
                .mapToInt(TrainingProgress::step)
                .max()
                .orElse(0);
    }

    @Test
    void aNumberThatIsNotFiniteStopsTheRunAndKeepsTheLastGoodWeights() {
        BatchSource clean = batches();
        BatchSource poisoned = position -> {
            TrainingBatch batch = clean.at(position);
            if (position == 5) {
                batch.actions()[3] = Float.NaN;
            }
            return batch;
        };
        TrainingResult result = trainer(small(20)).train(poisoned, p -> {}, new Cancellation());
        Cancellation cancellation = new Cancellation();
        TrainingResult before = trainer(small(20)).train(batches(), cancelAt(4, cancellation), cancellation);
        assertThat(result.outcome()).isEqualTo(Outcome.NOT_FINITE);
        assertThat(result.message()).contains("not finite at step 5");
        assertThat(result.last().step()).isEqualTo(4);
        assertThat(result.tensors()).isEqualTo(before.tensors());
    }
}
