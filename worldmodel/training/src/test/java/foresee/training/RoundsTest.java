package foresee.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.dataset.Dataset;
import foresee.planning.Cancellation;
import foresee.runtime.ModelFile;
import foresee.runtime.Provenance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundsTest {
    private static final ProgressListener NOBODY = progress -> {};

    private static final TrainingConfig CONFIG = TrainingConfig.defaults()
            .withNetwork(NetworkConfig.defaults()
                    .withLatentSize(8)
                    .withHiddenSize(16)
                    .withHiddenLayers(1)
                    .withActionChunk(2))
            .withOptimizer(new OptimizerConfig(12, 8, 4, 2e-3, 5, 1))
            .withLoss(LossConfig.defaults().withRampSteps(10).withTargetMomentum(0.9))
            .withRounds(new RoundsConfig(2, 4, 9, 1e-3, 2, 0.2, 0.5))
            .withCheckpointEvery(4);

    @TempDir
    private Path folder;

    private Dataset old;
    private Dataset one;
    private Dataset two;

    @BeforeEach
    void collect() throws IOException {
        old = dataset("old", 20, 3);
        one = dataset("one", 4, 4);
        two = dataset("two", 5, 5);
    }

    private Dataset dataset(String name, int episodes, long seed) throws IOException {
        return MovingDot.dataset(folder.resolve(name + ".h5"), name, episodes, 14, seed);
    }

    @AfterEach
    void close() throws IOException {
        old.close();
        one.close();
        two.close();
    }

    private Path file(String run, int round) {
        return folder.resolve(run + round + ".checkpoint");
    }

    private TrainingResult part(String run, int round, boolean resume, ProgressListener listener) {
        return part(CONFIG, run, round, resume, listener);
    }

    private TrainingResult part(
            TrainingConfig config, String run, int round, boolean resume, ProgressListener listener) {
        TrainingSession session = new TrainingSession(config, old);
        List<Dataset> fresh = List.of(one, two).subList(0, round);
        Path file = file(run, round);
        return round == 0
                ? session.train(file, resume, listener, new Cancellation())
                : session.trainOn(fresh, file(run, round - 1), file, resume, listener, new Cancellation());
    }

    private TrainingResult whole(String run) {
        part(run, 0, false, NOBODY);
        part(run, 1, false, NOBODY);
        return part(run, 2, false, NOBODY);
    }

    private static ProgressListener killedAt(int step) {
        return progress -> {
            if (progress.step() == step) {
                throw new IllegalStateException("killed");
            }
        };
    }

    @Test
    void killedInAnyPartAndResumedEqualsStraightThroughToTheBit() {
        TrainingResult straight = whole("straight");
        assertThat(straight.step()).isEqualTo(9);
        for (int part = 0; part <= 2; part++) {
            String run = "killed" + part + "-";
            for (int before = 0; before < part; before++) {
                part(run, before, false, NOBODY);
            }
            int killed = part;
            assertThatThrownBy(() -> part(run, killed, false, killedAt(6))).hasMessage("killed");
            List<Integer> steps = new ArrayList<>();
            TrainingResult last = part(run, part, true, progress -> steps.add(progress.step()));
            for (int after = part + 1; after <= 2; after++) {
                last = part(run, after, true, NOBODY);
            }
            assertThat(steps.get(0)).isEqualTo(4);
            assertThat(last.tensors()).isEqualTo(straight.tensors());
        }
    }

    @Test
    void aPartThatIsFinishedIsNotMadeAgainOnResuming() {
        part("run", 0, false, NOBODY);
        TrainingResult first = part("run", 1, false, NOBODY);
        List<Integer> steps = new ArrayList<>();
        TrainingResult again = part("run", 1, true, progress -> steps.add(progress.step()));
        assertThat(steps).containsExactly(9);
        assertThat(again.tensors()).isEqualTo(first.tensors());
    }

    @Test
    void aRoundBeginsWithTheWeightsSoFar() {
        TrainingConfig still = CONFIG.withRounds(new RoundsConfig(1, 4, 1, 1e-30, 0, 0, 0.5));
        TrainingResult before = part(still, "run", 0, false, NOBODY);
        assertThat(part(still, "run", 1, false, NOBODY).tensors()).isEqualTo(before.tensors());
    }

    @Test
    void roundsChangeNothingOfTheTrainingBeforeThem() {
        TrainingConfig none = CONFIG.withRounds(RoundsConfig.defaults());
        assertThat(part("with", 0, false, NOBODY).tensors())
                .isEqualTo(part(none, "without", 0, false, NOBODY).tensors());
    }

    @Test
    void howTheModelIsBestPlannedWithChangesNoWeight() {
        TrainingConfig other = CONFIG.withPlanning(new PlanningConfig(128, 3, 6, 1, 3));
        assertThat(part(other, "other", 0, false, NOBODY).tensors())
                .isEqualTo(part("usual", 0, false, NOBODY).tensors());
    }

    @Test
    void aRoundNeedsTheEndOfWhatWasBefore() {
        assertThatThrownBy(() -> part("half", 0, false, killedAt(6))).hasMessage("killed");
        assertThatThrownBy(() -> part("half", 1, false, NOBODY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("step (4) of checkpoint", "(12)");
        part("run", 0, false, NOBODY);
        TrainingSession session = new TrainingSession(CONFIG, old);
        assertThatThrownBy(() -> session.trainOn(
                        List.of(one, two), file("run", 0), file("run", 2), false, NOBODY, new Cancellation()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--resume");
    }

    @Test
    void theCardTellsOfTheRounds() {
        TrainingResult result = whole("run");
        TrainingSession session = new TrainingSession(CONFIG, old);
        Diagnostics diagnostics = session.measure(result, List.of(), Optional.empty());
        ModelFile file = session.export("dot", "", List.of(one, two), result, diagnostics);
        Provenance made = file.card().provenance();
        assertThat(made.dataHash()).isEqualTo("sha256:" + old.contentHash());
        assertThat(made.rounds())
                .containsExactly(
                        new Provenance.Round("sha256:" + one.contentHash(), "one", 4),
                        new Provenance.Round("sha256:" + two.contentHash(), "two", 5));
        assertThat(TrainingConfigJson.read(made.trainingConfiguration())).isEqualTo(CONFIG);
        assertThat(file.card().planning()).contains(CONFIG.planningAdvice());
        ModelFile first = session.export("dot", "", List.of(), result, diagnostics);
        assertThat(TrainingConfigJson.read(first.card().provenance().trainingConfiguration()))
                .isEqualTo(CONFIG.upTo(0));
    }

    @Test
    void aBatchHasTheSharesThatWereAskedFor() {
        RoundsConfig half = RoundsConfig.defaults();
        assertThat(half.rows(64, 1, 1)).containsExactly(32, 32);
        assertThat(half.rows(64, 1, 3)).containsExactly(32, 10, 11, 11);
        assertThat(half.rows(2, 1, 1)).containsExactly(1, 1);
        assertThatThrownBy(() -> TrainingConfigJson.read("{\"rounds\": {\"count\": 64}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("optimizer.batchSize (64)", "rounds.count (64)");
        BatchSource first = position -> new TrainingBatch(new byte[] {1, (byte) position}, new float[] {position});
        BatchSource second = position -> new TrainingBatch(new byte[] {2}, new float[] {-position});
        TrainingBatch batch = new MixedBatches(List.of(first, second)).at(7);
        assertThat(batch.pixels()).containsExactly(1, 7, 2);
        assertThat(batch.actions()).containsExactly(7, -7);
    }

    @Test
    void roundsThatCannotBeAreRefused() {
        String[][] wrong = {
            {"{\"count\": -1}", "rounds.count (-1)"},
            {"{\"episodes\": 0}", "rounds.episodes (0)"},
            {"{\"randomShare\": 1.5}", "rounds.randomShare (1.5)"},
            {"{\"newShare\": 1.0}", "rounds.newShare (1.0)"},
            {"{\"learningRate\": 0.0}", "rounds.learningRate (0.0)"}
        };
        for (String[] one : wrong) {
            assertThatThrownBy(() -> TrainingConfigJson.read("{\"rounds\": " + one[0] + "}"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(one[1]);
        }
        assertThatThrownBy(
                        () -> TrainingConfigJson.read("{\"rounds\": {\"count\": 1}, \"secondStage\": {\"steps\": 5}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("rounds.count (1)", "secondStage.steps (5)");
    }
}
