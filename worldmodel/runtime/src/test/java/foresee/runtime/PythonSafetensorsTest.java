package foresee.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Python's safetensors opens our files, and we open a file that it wrote again. */
class PythonSafetensorsTest {
    private static final String SCRIPT = """
            import json, sys
            from safetensors import safe_open
            from safetensors.numpy import save_file
            with safe_open(sys.argv[1], framework='np') as f:
                card = json.loads(f.metadata()['foresee.card'])
                tensors = {name: f.get_tensor(name) for name in f.keys()}
                save_file(tensors, sys.argv[2], metadata={'foresee.card': f.metadata()['foresee.card']})
            w = tensors['encoder.2.0.weight']
            print(card['architecture']['encoder'][0]['kind'], len(tensors), w.shape, w.dtype, float(w[4, 3, 2, 1]))
            """;

    @TempDir
    Path folder;

    @Test
    void pythonReadsOurFileAndWeReadPythons() throws Exception {
        assumeTrue(
                runs("python3", "-c", "import safetensors, numpy"),
                "python3 with safetensors and numpy is not here, so nothing was compared with it.");
        ModelFile model = RandomModels.model(RandomModels.everyLayer(), 1);
        Path ours = folder.resolve("ours.safetensors");
        Path theirs = folder.resolve("theirs.safetensors");
        model.write(ours);
        Process python = start("python3", "-c", SCRIPT, ours.toString(), theirs.toString());
        String output = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(python.waitFor()).as(output).isZero();
        double weight = model.tensor("encoder.2.0.weight").get(((4 * 5 + 3) * 3 + 2) * 3 + 1);
        assertThat(output).startsWith("conv2d 22 (5, 5, 3, 3) float32 ");
        assertThat(Double.parseDouble(output.substring(output.lastIndexOf(' '))))
                .isEqualTo(weight);
        assertThat(ModelFile.read(theirs)).isEqualTo(model);
    }

    private static Process start(String... command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return start(command).waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
