package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.dataset.Dataset;
import foresee.dataset.DatasetInfo;
import foresee.dataset.DatasetWriter;
import foresee.model.Episode;
import foresee.runtime.ModelFile;
import foresee.runtime.Provenance;
import foresee.training.TrainingConfig;
import foresee.training.TrainingConfigJson;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainingRoundsTest {
    private static final String SMALL = "{\"network\": {\"latentSize\": 4, \"hiddenSize\": 8},"
            + " \"optimizer\": {\"steps\": 2, \"batchSize\": 2, \"warmupSteps\": 1}, \"loss\": {\"projections\": 4},"
            + " \"rounds\": {\"episodes\": 4, \"steps\": 3, \"warmupSteps\": 1, \"randomShare\": 0.5},"
            + " \"planning\": {\"samples\": 8, \"horizon\": 3}}";

    @TempDir
    private Path folder;

    private Path small;

    @BeforeEach
    void writeConfiguration() throws IOException {
        small = Files.writeString(folder.resolve("small.json"), SMALL);
    }

    private String[] words(Path model, String... more) {
        String[] words = {
            "train",
            "--env",
            "two-room",
            "--episodes",
            "6",
            "--config",
            small.toString(),
            "--rounds",
            "1",
            "--out",
            model.toString()
        };
        return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new);
    }

    @Test
    void theModelPlansAndIsTrainedOnAndAllOfItCanBeMadeAgain() throws IOException {
        Path model = folder.resolve("m.safetensors");
        Path again = folder.resolve("again.safetensors");

        Run run = Run.of(words(model));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("wrote " + folder.resolve("m.round0.safetensors"), "wrote " + model)
                .containsPattern("round 1 +moderate +[0-9.]+ % of 4 attempts")
                .containsPattern("round 1 +coverage +[0-9.]+ %, of the data set before [0-9.]+ %");
        assertThat(run.err()).contains("planning in two-room[layout=mixed], task any", "training on, 3 steps");
        assertThat(folder.resolve("m.checkpoint")).doesNotExist();
        assertThat(folder.resolve("m.round0.checkpoint")).doesNotExist();
        check(model);
        Run same = Run.of(words(model, "--resume"));
        assertThat(same.out()).contains(model + " is that model, finished already");
        Run anew = Run.of(words(model));
        assertThat(anew.exitCode()).isEqualTo(2);
        assertThat(anew.err()).contains("m.round1.h5 was begun by an earlier run, which --resume goes on with.");
        Run like = Run.of("train", "--like", model.toString(), "--out", again.toString());
        assertThat(like.out()).as(like.err()).contains("reproduced: every weight of " + model + ", to the bit");
    }

    private void check(Path model) throws IOException {
        Provenance made = ModelFile.read(model).card().provenance();
        TrainingConfig config = TrainingConfigJson.read(made.trainingConfiguration());
        assertThat(config.rounds().count()).isEqualTo(1);
        try (Dataset old = Dataset.open(folder.resolve("m.h5"));
                Dataset happened = Dataset.open(folder.resolve("m.round1.h5"))) {
            assertThat(made.dataHash()).isEqualTo("sha256:" + old.contentHash());
            assertThat(made.rounds())
                    .containsExactly(new Provenance.Round(
                            "sha256:" + happened.contentHash(), happened.info().policy(), 4));
            assertThat(happened.info().policy())
                    .startsWith(
                            "planner(task=any, planner=mppi, samples=8, iterations=4, horizon=3, hold=4, replanInterval=4, ");
            assertThat(happened.info().description()).isEqualTo("two-room[layout=mixed]");
            Episode episode = happened.episode(0);
            assertThat(episode.steps()).isBetween(64, 100);
            assertThat(episode.observations().get(0).state().orElseThrow()).hasSize(4);
        }
        Run inspection = Run.of("inspect", model.toString());
        assertThat(inspection.out()).contains("and on          4 episodes of planner(task=any");
        assertThat(ModelFile.read(folder.resolve("m.round0.safetensors")).tensors())
                .isNotEqualTo(ModelFile.read(model).tensors());
    }

    /** No file may be over 8 MB, which the round's finished data set is; then its journal is torn, as by a kill in an append. */
    @Test
    void cutOffWhilePlanningItGoesOnToTheSameBits() throws IOException, InterruptedException {
        Files.writeString(small, SMALL.replace("\"episodes\": 4", "\"episodes\": 12"));
        Path model = folder.resolve("m.safetensors");
        Path straight = folder.resolve("straight.safetensors");
        Run run = Run.of(words(straight));
        Process process = ForkedForesee.startWithFileLimit(8 << 10, words(model));
        assertThat(ForkedForesee.lines(process)).anyMatch(line -> line.contains("m.round1.h5.journal"));
        assertThat(process.exitValue()).isEqualTo(1);
        Path journal = folder.resolve("m.round1.h5.journal");
        try (FileChannel torn = FileChannel.open(journal, StandardOpenOption.WRITE)) {
            torn.truncate(torn.size() / 2);
        }
        try (Dataset begun = Dataset.open(journal)) {
            assertThat(begun.episodes()).isBetween(1, 11);
        }

        Run resumed = Run.of(words(model, "--resume"));

        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.out()).contains("m.round0.safetensors is that model, finished already");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(ModelFile.read(model).tensors())
                .isEqualTo(ModelFile.read(straight).tensors());
        try (Dataset one = Dataset.open(folder.resolve("m.round1.h5"));
                Dataset other = Dataset.open(folder.resolve("straight.round1.h5"))) {
            assertThat(one.contentHash()).isEqualTo(other.contentHash());
        }
    }

    @Test
    void whereNothingCanBeTriedThereAreNoRounds() throws IOException {
        Path rooms = folder.resolve("rooms.h5");
        Path kitchen = folder.resolve("kitchen.h5");
        Run.of("collect", "--env", "two-room", "--episodes", "3", "--out", rooms.toString());
        try (Dataset collected = Dataset.open(rooms)) {
            DatasetInfo info = collected.info();
            DatasetInfo other = new DatasetInfo(
                    "kitchen",
                    "kitchen",
                    info.controlPeriod(),
                    info.actionSpace(),
                    "people",
                    1,
                    info.frame(),
                    info.stateSize(),
                    info.factors());
            try (DatasetWriter writer = DatasetWriter.open(kitchen, other)) {
                for (int e = 0; e < 3; e++) {
                    Episode episode = collected.episode(e);
                    writer.append(new Episode("kitchen", e, episode.observations(), episode.actions()));
                }
                writer.finish();
            }
        }

        Run run = Run.of("train", "--data", kitchen.toString(), "--rounds", "1", "--config", small.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines().get(0))
                .contains("rounds.count (1) must be 0 for " + kitchen, "nothing can be tried in kitchen here.");
        Run negative = Run.of("train", "--env", "two-room", "--rounds", "-1");
        assertThat(negative.exitCode()).isEqualTo(2);
        assertThat(negative.err()).contains("rounds.count (-1)");
        Run like = Run.of("train", "--like", "none.safetensors", "--rounds", "1");
        assertThat(like.err()).contains("--rounds is not for --like");
    }
}
