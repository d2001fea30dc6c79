package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.runtime.ModelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model of the usual size, trained and trained once more from its card, in processes of their own. */
final class RetrainingTest {
    @TempDir
    private Path folder;

    private static List<String> foresee(String... arguments) throws IOException, InterruptedException {
        Process process = ForkedForesee.start(arguments);
        List<String> lines = ForkedForesee.lines(process);
        assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
        return lines;
    }

    @Test
    @Tag("slow")
    void theCardIsEnoughToMakeEveryWeightAgain() throws IOException, InterruptedException {
        Path model = folder.resolve("m.safetensors");
        Path again = folder.resolve("again.safetensors");
        List<String> train = new ArrayList<>(List.of("train", "--env", "push-disc", "--variation", "mild"));
        train.addAll(List.of("--episodes", "40", "--data-seed", "9", "--seed", "4", "--steps", "40"));
        train.addAll(List.of("--out", model.toString()));
        foresee(train.toArray(String[]::new));

        List<String> lines = foresee("train", "--like", model.toString(), "--out", again.toString());

        assertThat(lines).contains("reproduced: every weight of " + model + ", to the bit");
        assertThat(ModelFile.read(again).tensors())
                .isEqualTo(ModelFile.read(model).tensors());
    }
}
