package foresee.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.runtime.Architecture;
import foresee.runtime.Layer;
import java.util.List;
import org.junit.jupiter.api.Test;

class MultiplyAddsTest {
    private static final List<Layer> TO_SIX = List.of(new Layer.Flatten(), new Layer.Dense(75, 6));

    private static Architecture architecture(List<Layer> encoder, List<Layer> predictor) {
        return new Architecture(5, 5, 3, 6, 2, 1, 1, 1, encoder, predictor);
    }

    @Test
    void aDenseLayerCountsInputsTimesOutputs() {
        List<Layer> predictor = List.of(
                new Layer.Dense(8, 10),
                new Layer.LayerNorm(10),
                new Layer.Relu(),
                new Layer.Silu(),
                new Layer.Dense(10, 6));
        assertThat(MultiplyAdds.ofPredictor(architecture(TO_SIX, predictor))).isEqualTo(8 * 10 + 10 * 6);
    }

    @Test
    void aResidualCountsWhatIsWithin() {
        List<Layer> predictor = List.of(
                new Layer.Dense(8, 6), new Layer.Residual(List.of(new Layer.Dense(6, 9), new Layer.Dense(9, 6))));
        assertThat(MultiplyAdds.ofPredictor(architecture(TO_SIX, predictor))).isEqualTo(8 * 6 + 6 * 9 + 9 * 6);
    }

    @Test
    void aConvolutionCountsEveryTapOfEveryOutput() {
        List<Layer> encoder = List.of(new Layer.Conv2d(3, 4, 3, 1, 0), new Layer.Flatten(), new Layer.Dense(36, 6));
        assertThat(MultiplyAdds.ofEncoder(architecture(encoder, List.of(new Layer.Dense(8, 6)))))
                .isEqualTo(3 * 4 * 3 * 3 * 3 * 3 + 36 * 6);
    }

    @Test
    void branchesCountWhatIsWithinAndAttentionEveryPixelTwice() {
        List<Layer> encoder = List.of(
                new Layer.Branches(List.of(
                        List.of(new Layer.AttentionPool(3, 2), new Layer.Dense(10, 4)),
                        List.of(new Layer.SpatialSoftmax(3)))),
                new Layer.Dense(10, 6));
        assertThat(MultiplyAdds.ofEncoder(architecture(encoder, List.of(new Layer.Dense(8, 6)))))
                .isEqualTo(2 * 2 * 3 * 5 * 5 + 10 * 4 + 10 * 6);
    }

    @Test
    void blocksCountTheirDenseLayersAndAttentionItsPairs() {
        List<Layer> predictor = List.of(
                new Layer.Gated(8, 5),
                new Layer.Dyt(5),
                new Layer.AdaLn(3, 2, List.of(new Layer.Dense(3, 3))),
                new Layer.Dense(5, 12),
                new Layer.Tokens(3, 3, 1),
                new Layer.Position(3, 4),
                new Layer.CausalAttention(3, 4, 2),
                new Layer.PerToken(3, List.of(new Layer.Dense(4, 2))),
                new Layer.Slice(6, 0, 6));
        int blocks = 8 * 10 + (2 * 9 + 3 * 3) + 5 * 12;
        int attention = 3 * (4 * 12 + 4 * 4) + 6 * 2 * 4;
        assertThat(MultiplyAdds.ofPredictor(architecture(TO_SIX, predictor))).isEqualTo(blocks + attention + 3 * 4 * 2);
    }

    @Test
    void aConvolutionCountsNoTapOutsideTheImage() {
        List<Layer> encoder = List.of(new Layer.Conv2d(3, 4, 3, 2, 1), new Layer.Flatten(), new Layer.Dense(36, 6));
        int taps = 2 + 3 + 2;
        assertThat(MultiplyAdds.ofEncoder(architecture(encoder, List.of(new Layer.Dense(8, 6)))))
                .isEqualTo(3 * 4 * taps * taps + 36 * 6);
    }
}
