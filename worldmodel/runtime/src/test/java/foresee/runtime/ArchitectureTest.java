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
                        TensorSpec.of("encoder.0.0.0.attention", 3, 1),
                        TensorSpec.of("encoder.0.1.1.weight", 4, 64),
                        TensorSpec.of("encoder.0.1.1.bias", 4));
    }

    private static void requireRefusedInPredictor(Layer layer, String message) {
        List<Layer> encoder = List.of(new Layer.Flatten(), new Layer.Dense(64, 4));
        assertThatThrownBy(() -> of(encoder, List.of(layer, new Layer.Dense(6, 4))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("predictor.0: " + message);
    }

    @Test
    void blocksThatDoNotFitAreNamed() {
        requireRefusedInPredictor(new Layer.Gated(5, 6), "gated in (5) must be the features it gets (6).");
        requireRefusedInPredictor(new Layer.Dyt(7), "dyt size (7) must be the features it gets (6).");
        requireRefusedInPredictor(new Layer.Slice(7, 1, 6), "slice in (7) must be the features it gets (6).");
        requireRefusedInPredictor(
                new Layer.AdaLn(4, 1, List.of()), "adaLn features + condition (5) must be the features it gets (6).");
        requireRefusedInPredictor(
                new Layer.AdaLn(4, 2, List.of(new Layer.Dense(4, 3))), "adaLn output (3) must be its features (4).");
        requireRefusedInPredictor(
                new Layer.Tokens(3, 1, 2), "tokens (first + second) x tokens (9) must be the features it gets (6).");
        requireRefusedInPredictor(
                new Layer.Position(2, 4), "position tokens x features (8) must be the features it gets (6).");
        requireRefusedInPredictor(
                new Layer.PerToken(4, List.of()), "perToken input (6) must be a multiple of tokens (4).");
        requireRefusedInPredictor(
                new Layer.PerToken(3, List.of(new Layer.Dyt(3))),
                "token.0: dyt size (3) must be the features it gets (2).");
        requireRefusedInPredictor(
                new Layer.CausalAttention(2, 4, 2),
                "causal attention tokens x features (8) must be the features it gets (6).");
        requireRefusedInPredictor(new Layer.SpatialSoftmax(6), "spatial softmax input (6) must be an image.");
    }

    @Test
    void blocksOfImpossibleSizesAreRefused() {
        assertThatThrownBy(() -> new Layer.CausalAttention(2, 5, 2))
                .hasMessage("causal attention features (5) must be a multiple of heads (2).");
        assertThatThrownBy(() -> new Layer.Slice(6, 4, 3))
                .hasMessage("slice from (4) of size (3) must be at least one feature of those that come in (6).");
        assertThatThrownBy(() -> new Layer.PerToken(0, List.of()))
                .hasMessage("perToken tokens (0) must be at least 1.");
        assertThatThrownBy(() -> new Layer.Tokens(1, 0, 2))
                .hasMessage("tokens (1), first (0) and second (2) must be at least 1.");
        assertThatThrownBy(() -> new Layer.AdaLn(0, 2, List.of()))
                .hasMessage("adaLn features (0) and condition (2) must be at least 1.");
    }

    @Test
    void tensorsOfBlocksAreNamed() {
        List<Layer> layers = List.of(
                new Layer.AdaLn(3, 2, List.of(new Layer.Dyt(3))),
                new Layer.PerToken(2, List.of(new Layer.Gated(2, 4))),
                new Layer.CausalAttention(2, 4, 2),
                new Layer.Position(2, 4));
        assertThat(Parameters.of("p", layers))
                .containsExactly(
                        TensorSpec.of("p.0.weight", 9, 2),
                        TensorSpec.of("p.0.bias", 9),
                        TensorSpec.of("p.0.0.alpha", 1),
                        TensorSpec.of("p.0.0.weight", 3),
                        TensorSpec.of("p.0.0.bias", 3),
                        TensorSpec.of("p.1.0.weight", 8, 2),
                        TensorSpec.of("p.1.0.bias", 8),
                        TensorSpec.of("p.2.qkv.weight", 12, 4),
                        TensorSpec.of("p.2.qkv.bias", 12),
                        TensorSpec.of("p.2.out.weight", 4, 4),
                        TensorSpec.of("p.2.out.bias", 4),
                        TensorSpec.of("p.3.bias", 8));
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
