package foresee.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.runtime.Architecture;
import foresee.runtime.ArchitectureJson;
import foresee.runtime.Layer;
import foresee.runtime.LayerShape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkConfigTest {
    @ParameterizedTest
    @EnumSource(EncoderHead.class)
    void everyHeadInEverySizeMakesLatentsAndIsReadBack(EncoderHead head) {
        for (EncoderSize size : EncoderSize.values()) {
            for (FeaturePool rest : FeaturePool.values()) {
                requireRead(
                        EncoderConfig.defaults().withSize(size).withHead(head).withSplitRest(rest));
            }
        }
    }

    private static void requireRead(EncoderConfig encoder) {
        Architecture made = NetworkConfig.defaults().withEncoder(encoder).architecture(64, 64, 3, 2);
        assertThat(made.encoder().get(0))
                .isInstanceOfSatisfying(
                        Layer.Conv2d.class,
                        first ->
                                assertThat(first.out()).isEqualTo(encoder.size().first()));
        assertThat(ArchitectureJson.read(ArchitectureJson.write(made), "architecture"))
                .isEqualTo(made);
    }

    @Test
    void headsOnAFineGridSeeAQuarterOfTheFramesExtents() {
        EncoderConfig encoder = EncoderConfig.defaults().withHead(EncoderHead.KEYPOINTS);
        Architecture made = NetworkConfig.defaults().withEncoder(encoder).architecture(96, 64, 3, 2);
        LayerShape grid =
                LayerShape.image(3, 96, 64).through("encoder", made.encoder().subList(0, 6));
        assertThat(grid.text()).isEqualTo("32 x 24 x 16");
    }

    @Test
    void aLinearHeadReadsLatentsStraightOffKeypoints() {
        EncoderConfig linear =
                EncoderConfig.defaults().withHead(EncoderHead.KEYPOINTS).withHeadHidden(0);
        List<Layer> layers = NetworkConfig.defaults()
                .withLatentSize(4)
                .withEncoder(linear)
                .architecture(64, 64, 3, 2)
                .encoder();
        assertThat(layers.subList(layers.size() - 2, layers.size()))
                .containsExactly(new Layer.SpatialSoftmax(16), new Layer.Dense(32, 4));
    }

    @Test
    void withoutPaddingTheGridIsSmaller() {
        EncoderConfig bare =
                EncoderConfig.defaults().withHead(EncoderHead.KEYPOINTS).withPadding(0);
        List<Layer> layers = NetworkConfig.defaults()
                .withEncoder(bare)
                .architecture(64, 64, 3, 2)
                .encoder();
        assertThat(LayerShape.image(3, 64, 64)
                        .through("encoder", layers.subList(0, 6))
                        .text())
                .isEqualTo("32 x 15 x 15");
        assertThatThrownBy(() -> bare.withPadding(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("padding (-1)");
    }

    @Test
    void aSplitLeavesLatentsForBothSides() {
        NetworkConfig config = NetworkConfig.defaults()
                .withLatentSize(8)
                .withEncoder(EncoderConfig.defaults().withHead(EncoderHead.SPLIT));
        assertThatThrownBy(() -> config.architecture(64, 64, 3, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("splitSize (8)", "latentSize (8)");
    }

    @Test
    void theHistoryMultipliesWhatThePredictorSees() {
        Architecture one = NetworkConfig.defaults().architecture(64, 64, 3, 2);
        Architecture three = NetworkConfig.defaults().withHistory(3, 2).architecture(64, 64, 3, 2);
        assertThat(three.predictorInputs()).isEqualTo(3 * one.predictorInputs());
        assertThat(three.window()).isEqualTo(5);
        assertThatThrownBy(() -> NetworkConfig.defaults().withHistory(5, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("history (5) must be 1 to 4");
    }
}
