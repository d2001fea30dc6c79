package foresee.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    private final ModelFile model = RandomModels.model(RandomModels.everyLayer(), 1);

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsRead() throws IOException {
        Path path = folder.resolve("model.safetensors");
        model.write(path);
        assertThat(ModelFile.read(path)).isEqualTo(model);
    }

    @Test
    void sameModelSameBytes() throws IOException {
        model.write(folder.resolve("a"));
        ModelFile.read(folder.resolve("a")).write(folder.resolve("b"));
        assertThat(folder.resolve("b")).hasSameBinaryContentAs(folder.resolve("a"));
    }

    @Test
    void valuesBeginAtAMultipleOfEight() throws IOException {
        for (String name : List.of("a", "ab", "abc", "abcd", "abcde")) {
            Path path = folder.resolve(name);
            RandomModels.model(withName(name), 1).write(path);
            long values = model.weights() * Float.BYTES;
            assertThat((Files.size(path) - values) % 8).isZero();
        }
    }

    private ModelCard withName(String name) {
        ModelCard c = model.card();
        return new ModelCard(
                c.formatVersion(),
                name,
                c.environmentId(),
                c.environmentDescription(),
                c.actionSpace(),
                c.normalizer(),
                c.architecture(),
                c.goalThreshold(),
                c.probe(),
                c.provenance(),
                c.metrics());
    }

    @Test
    void writingReplacesAndLeavesNothingElse() throws IOException {
        Path path = folder.resolve("model.safetensors");
        Files.writeString(path, "old");
        model.write(path);
        assertThat(ModelFile.read(path).card()).isEqualTo(model.card());
        assertThat(files()).containsExactly(path);
    }

    @Test
    void failedWriteKeepsTheOldFileAndLeavesNothingElse() throws IOException {
        Path path = Files.createDirectory(folder.resolve("taken"));
        Files.writeString(path.resolve("inside"), "old");
        assertThatThrownBy(() -> model.write(path)).isInstanceOf(IOException.class);
        assertThat(path.resolve("inside")).hasContent("old");
        assertThat(files()).containsExactly(path);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void missingFileIsNoFormatError() {
        assertThatThrownBy(() -> ModelFile.read(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void tensorsMustBeThoseOfTheCard() {
        List<Tensor> tensors = new ArrayList<>(model.tensors());
        Tensor first = tensors.remove(0);
        assertThatThrownBy(() -> new ModelFile(model.card(), tensors)).hasMessage("missing tensor encoder.0.weight.");
        tensors.add(new Tensor(TensorSpec.of("encoder.0.weights", 5, 2, 3, 3), first.toArray()));
        assertThatThrownBy(() -> new ModelFile(model.card(), tensors))
                .hasMessage("unknown tensor encoder.0.weights.\nMaybe encoder.0.weight is meant.");
        tensors.set(tensors.size() - 1, new Tensor(TensorSpec.of("encoder.0.weight", 2, 5, 3, 3), first.toArray()));
        assertThatThrownBy(() -> new ModelFile(model.card(), tensors))
                .hasMessage("shape of tensor encoder.0.weight (2 x 5 x 3 x 3) must be 5 x 2 x 3 x 3 as the card's "
                        + "architecture says.");
    }

    @Test
    void tensorsAreNamedByTheirPlace() {
        assertThat(Parameters.of(model.card()))
                .contains(
                        TensorSpec.of("encoder.2.0.weight", 5, 5, 3, 3),
                        TensorSpec.of("predictor.3.2.weight", 19, 33),
                        TensorSpec.of("predictor.3.3.bias", 19),
                        TensorSpec.of("probe.weight", 2, 7),
                        TensorSpec.of("probe.bias", 2))
                .hasSize(22);
    }
}
