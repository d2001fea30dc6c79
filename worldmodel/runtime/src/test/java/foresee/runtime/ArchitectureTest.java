package foresee.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static Architecture of(List<Layer> encoder, List<Layer> predictor) {
        return new Architecture(8, 8, 1, 4, 2, 1, 1, 1, encoder, predictor);
    }

    private static void requireRefused(List<Layer> encoder, String message) {
        assertThatThrownBy(() -> of(encoder, List.of(new Layer.Dense(6, 4))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void layersThatFitAreTaken() {
        Architecture a = of(List.of(new Layer.Flatten(), new Layer.Dense(64, 4)), List.of(new Layer.Dense(6, 4)));
        assertThat(a.predictorInputs()).isEqualTo(6);
    }

    @Test
    void layersThatDoNotFitAreNamed() {
        requireRefused(
                List.of(new Layer.Flatten(), new Layer.Dense(63, 4)),
                "encoder.1: dense in (63) must be the features it gets (64).");
        requireRefused(List.of(new Layer.Dense(64, 4)), "encoder.0: dense input (1 x 8 x 8) must be a vector.");
        requireRefused(
                List.of(new Layer.Conv2d(3, 4, 8, 1, 0)), "encoder.0: conv2d in (3) must be the channels it gets (1).");
        requireRefused(
                List.of(new Layer.Conv2d(1, 4, 9, 1, 0)),
                "encoder.0: conv2d kernel (9) must fit the padded image (1 x 8 x 8, padding 0).");
        requireRefused(
                List.of(new Layer.Flatten(), new Layer.Flatten()), "encoder.1: flatten input (64) must be an image.");
        requireRefused(List.of(new Layer.Flatten()), "encoder output (64) must be a vector of latentSize (4).");
        requireRefused(
                List.of(new Layer.Residual(List.of(new Layer.Conv2d(1, 2, 3, 1, 1)))),
                "encoder.0: residual output (2 x 8 x 8) must be its input (1 x 8 x 8).");
    }

    @Test
    void headsThatDoNotFitAreNamed() {
        requireRefused(
                List.of(new Layer.SpatialSoftmax(3)),
                "encoder.0: spatial softmax channels (3) must be the channels it gets (1).");
        requireRefused(
                List.of(new Layer.Flatten(), new Layer.AttentionPool(1, 2)),
                "encoder.1: attention pool input (64) must be an image.");
        requireRefused(
                List.of(new Layer.Branches(List.of(List.of(new Layer.Flatten()), List.of()))),
                "encoder.0: branch 1 output (1 x 8 x 8) must be a vector.");
        requireRefused(
                List.of(new Layer.Branches(List.of(List.of(new Layer.Flatten(), new Layer.Dense(8, 4))))),
                "encoder.0: branch 0.1: dense in (8) must be the features it gets (64).");
        assertThatThrownBy(() -> new Layer.Branches(List.of())).hasMessage("branches (0) must be at least 1.");
        assertThatThrownBy(() -> new Layer.AttentionPool(3, 0))
                .hasMessage("attention pool channels (3) and maps (0) must be at least 1.");
        assertThatThrownBy(() -> new Layer.SpatialSoftmax(0))
                .hasMessage("spatial softmax channels (0) must be at least 1.");
    }

    @Test
    void tensorsOfBranchesAreNamedByBranchAndPlace() {
        List<Layer> layers = List.of(new Layer.Branches(
                List.of(List.of(new Layer.AttentionPool(1, 3)), List.of(new Layer.Flatten(), new Layer.Dense(64, 4)))));
        assertThat(Parameters.of("encoder", layers))
                .containsExactly(
                        TensorSpec.of("encoder.0.0.0.weight", 3, 1),
                        TensorSpec.of("encoder.0.1.1.weight", 4, 64),
                        TensorSpec.of("encoder.0.1.1.bias", 4));
    }

    @Test
    void imagesThatTakeTooMuchMemoryAreRefused() {
        assertThatThrownBy(() ->
                        new Architecture(1 << 20, 1 << 20, 3, 4, 2, 1, 1, 1, List.of(), List.of(new Layer.Dense(6, 4))))
                .hasMessageContaining("must be at most 16777216 values");
    }

    @Test
    void predictorInputsGrowWithHistoryAndChunk() {
        assertThat(RandomModels.everyLayer().predictorInputs()).isEqualTo(2 * (7 + 2 * 3));
        assertThat(RandomModels.usual(32, 128).predictorInputs()).isEqualTo(40);
    }
}
