package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.runtime.ModelFile;
import foresee.training.Pretrained;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PretrainedOptionTest {
    private static final String SMALL = "{\"network\": {\"latentSize\": %d, \"hiddenSize\": 8},"
            + " \"optimizer\": {\"steps\": 2, \"batchSize\": 2, \"warmupSteps\": 1}, \"loss\": {\"projections\": 4}}";

    @TempDir
    private Path folder;

    private Path data;
    private Path first;

    @BeforeEach
    void train() throws IOException {
        data = folder.resolve("d.h5");
        first = folder.resolve("first.safetensors");
        Run.of("collect", "--env", "two-room", "--episodes", "6", "--out", data.toString());
        assertThat(train(4, first).exitCode()).isZero();
    }

    private Run train(int latentSize, Path out, String... more) throws IOException {
        Path settings = Files.writeString(folder.resolve("small.json"), SMALL.formatted(latentSize));
        String[] all = {"train", "--data", data.toString(), "--config", settings.toString(), "--out", out.toString()};
        return Run.of(Stream.concat(Arrays.stream(all), Arrays.stream(more)).toArray(String[]::new));
    }

    @Test
    void theCardKeepsTheHashAndLikeAsksForTheModelAgain() throws IOException {
        Path second = folder.resolve("second.safetensors");
        Path again = folder.resolve("again.safetensors");
        Run run = train(4, second, "--pretrained", first.toString(), "--seed", "4");
        assertThat(run.exitCode()).as(run.err()).isZero();
        String hash = Pretrained.of(ModelFile.read(first)).hash();
        assertThat(ModelFile.read(second)
                        .card()
                        .provenance()
                        .trainingConfiguration()
                        .get("pretrained")
                        .asText())
                .isEqualTo(hash);

        String[] like = {"train", "--like", second.toString(), "--data", data.toString(), "--out", again.toString()};
        Run without = Run.of(like);
        Run with = Run.of(Stream.concat(Arrays.stream(like), Stream.of("--pretrained", first.toString()))
                .toArray(String[]::new));
        Run wrong = Run.of(Stream.concat(Arrays.stream(like), Stream.of("--pretrained", second.toString()))
                .toArray(String[]::new));

        without.assertRefused("foresee train: ", "pretrained weights (none) must be those of the settings (" + hash);
        wrong.assertRefused("foresee train: ", "must be those of the settings (" + hash);
        assertThat(with.out()).as(with.err()).contains("reproduced: every weight of " + second + ", to the bit");
    }

    @Test
    void seedsSideBySideBeginWithThem() throws IOException {
        Path alone = folder.resolve("alone.safetensors");
        Run run = train(4, folder.resolve("m.safetensors"), "--pretrained", first.toString(), "--seeds", "4,5");
        train(4, alone, "--pretrained", first.toString(), "--seed", "5");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(ModelFile.read(folder.resolve("m-seed5.safetensors")).tensors())
                .isEqualTo(ModelFile.read(alone).tensors());
    }

    @Test
    void anotherNetworkOrNoModelIsRefused() throws IOException {
        Path out = folder.resolve("out.safetensors");
        train(5, out, "--pretrained", first.toString())
                .assertRefused(
                        "foresee train: ",
                        "network of the pretrained weights (4 latents",
                        "must be those of this run (5 latents");
        train(4, out, "--pretrained", data.toString()).assertRefused("foresee train: ", "d.h5");
        train(4, out, "--pretrained", "none.safetensors")
                .assertRefused("foresee train: ", "none.safetensors: no such file.");
        assertThat(out).doesNotExist();
    }
}
