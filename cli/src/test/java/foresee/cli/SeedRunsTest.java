package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.runtime.ModelFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains from several seeds side by side, in processes of their own. */
final class SeedRunsTest {
    private static final String SMALL =
            "{\"network\": {\"latentSize\": 4, \"hiddenSize\": 8}, \"loss\": {\"projections\": 4},"
                    + " \"optimizer\": {\"steps\": %d, \"batchSize\": 2, \"warmupSteps\": 1}}";

    @TempDir
    private Path folder;

    private Path data;
    private Path model;

    @BeforeEach
    void collect() {
        data = folder.resolve("d.h5");
        model = folder.resolve("m.safetensors");
        Run.of("collect", "--env", "two-room", "--episodes", "6", "--out", data.toString());
    }

    private String settings(int steps) throws IOException {
        return Files.writeString(folder.resolve("small.json"), SMALL.formatted(steps))
                .toString();
    }

    @Test
    void eachIsWhatItWouldBeAlone() throws IOException {
        String[] all = {
            "train", "--data", data.toString(), "--config", settings(2), "--seeds", "2,3", "--out", model.toString()
        };

        Run run = Run.of(all);

        Path alone = folder.resolve("alone.safetensors");
        Run.of("train", "--data", data.toString(), "--config", settings(2), "--seed", "3", "--out", alone.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("seed 2: wrote ", "seed 3: wrote " + folder.resolve("m-seed3.safetensors"));
        assertThat(run.err()).contains("seed 2: step 2/2", "seed 3: step 2/2");
        ModelFile third = ModelFile.read(folder.resolve("m-seed3.safetensors"));
        assertThat(third.tensors()).isEqualTo(ModelFile.read(alone).tensors());
        assertThat(third.card().provenance().origin().orElseThrow().command())
                .isEqualTo("foresee " + String.join(" ", all));
        assertThat(folder.resolve("m-seed2.safetensors")).exists();
        assertThat(model).doesNotExist();
    }

    @Test
    void whatOneCannotDoIsSaidUnderItsSeed() throws IOException {
        Files.writeString(folder.resolve("m-seed2.checkpoint"), "no checkpoint at all");

        Run run = Run.of(
                "train",
                "--data",
                data.toString(),
                "--config",
                settings(2),
                "--seeds",
                "2,3",
                "--out",
                model.toString(),
                "--resume");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("seed 2: foresee train: ", "m-seed2.checkpoint");
        assertThat(folder.resolve("m-seed3.safetensors")).exists();
    }

    @Test
    void aPoliteKillStopsAllAndLeavesACheckpointOfEach() throws IOException, InterruptedException {
        String[] all = {
            "train",
            "--data",
            data.toString(),
            "--config",
            settings(100_000),
            "--seeds",
            "2,3",
            "--out",
            model.toString()
        };
        Process process = ForkedForesee.start(all);
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        boolean second = false;
        boolean third = false;
        while (!second || !third) {
            String line = lines.readLine();
            assertThat(line).isNotNull();
            second |= line.startsWith("seed 2: step ");
            third |= line.startsWith("seed 3: step ");
        }

        process.toHandle().destroy();
        List<String> rest = lines.lines().toList();

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        for (int seed = 2; seed <= 3; seed++) {
            String told = "seed " + seed + ": stopped at step ";
            assertThat(rest).anySatisfy(line -> assertThat(line).startsWith(told));
            assertThat(folder.resolve("m-seed" + seed + ".checkpoint")).exists();
        }
    }
}
