package foresee.training;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.runtime.Layer;
import foresee.runtime.LayerShape;
import foresee.runtime.Parameters;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

class LayersTest {
    private static final LayerShape IMAGE = LayerShape.image(3, 8, 8);
    private static final LayerShape VECTOR = LayerShape.vector(12);

    static Stream<Arguments> chains() {
        return Stream.of(
                chain("conv2d", IMAGE, new Layer.Conv2d(3, 4, 3, 2, 1)),
                chain("conv2d without padding", IMAGE, new Layer.Conv2d(3, 4, 4, 1, 0)),
                chain("conv2d of one pixel", IMAGE, new Layer.Conv2d(3, 4, 1, 1, 0), new Layer.Relu()),
                chain("dense", VECTOR, new Layer.Dense(12, 5)),
                chain("relu", VECTOR, new Layer.Relu()),
                chain("relu of an image", IMAGE, new Layer.Relu()),
                chain("relu in place", VECTOR, new Layer.Dense(12, 7), new Layer.Relu(), new Layer.Dense(7, 3)),
                chain("silu", VECTOR, new Layer.Silu()),
                chain("layer norm", VECTOR, new Layer.LayerNorm(12)),
                chain("gated", VECTOR, new Layer.Gated(12, 7), new Layer.Relu()),
                chain("dyt", VECTOR, new Layer.Dense(12, 9), new Layer.Dyt(9), new Layer.Relu()),
                chain("slice", VECTOR, new Layer.Slice(12, 3, 5), new Layer.Relu()),
                chain(
                        "adaLn",
                        VECTOR,
                        new Layer.AdaLn(7, 5, List.of(new Layer.Relu(), new Layer.Dense(7, 4), new Layer.Dense(4, 7))),
                        new Layer.AdaLn(9, 3, List.of()),
                        new Layer.Relu()),
                chain("tokens", VECTOR, new Layer.Tokens(3, 3, 1), new Layer.Relu()),
                chain("position", VECTOR, new Layer.Position(4, 3), new Layer.Relu()),
                chain(
                        "per token",
                        VECTOR,
                        new Layer.PerToken(
                                3,
                                List.of(
                                        new Layer.Relu(),
                                        new Layer.Gated(4, 6),
                                        new Layer.LayerNorm(6),
                                        new Layer.Residual(List.of(new Layer.Dense(6, 6))))),
                        new Layer.PerToken(2, List.of()),
                        new Layer.Relu()),
                chain("causal attention", VECTOR, new Layer.CausalAttention(3, 4, 2), new Layer.Relu()),
                chain("attention of one token", VECTOR, new Layer.CausalAttention(1, 12, 1)),
                chain(
                        "transformer",
                        VECTOR,
                        new Layer.Tokens(3, 3, 1),
                        new Layer.PerToken(3, List.of(new Layer.Dense(4, 6))),
                        new Layer.Position(3, 6),
                        new Layer.Residual(List.of(
                                new Layer.PerToken(3, List.of(new Layer.LayerNorm(6))),
                                new Layer.CausalAttention(3, 6, 3))),
                        new Layer.Slice(18, 12, 6),
                        new Layer.Dense(6, 3)),
                chain("flatten", IMAGE, new Layer.Flatten()),
                chain(
                        "residual",
                        VECTOR,
                        new Layer.Residual(List.of(new Layer.Dense(12, 6), new Layer.Relu(), new Layer.Dense(6, 12))),
                        new Layer.Relu()),
                chain(
                        "residual first a relu",
                        VECTOR,
                        new Layer.Dense(12, 12),
                        new Layer.Residual(List.of(new Layer.Relu(), new Layer.LayerNorm(12)))),
                chain("spatial softmax", IMAGE, new Layer.SpatialSoftmax(3)),
                chain("attention pool", IMAGE, new Layer.AttentionPool(3, 5)),
                chain("one branch", IMAGE, new Layer.Branches(List.of(List.of(new Layer.SpatialSoftmax(3))))),
                chain(
                        "heads side by side",
                        IMAGE,
                        new Layer.Conv2d(3, 4, 3, 1, 1),
                        new Layer.Relu(),
                        new Layer.Branches(List.of(
                                List.of(new Layer.SpatialSoftmax(4), new Layer.Relu(), new Layer.Dense(8, 2)),
                                List.of(new Layer.Relu(), new Layer.AttentionPool(4, 2), new Layer.Dense(12, 3)),
                                List.of(new Layer.Conv2d(4, 2, 3, 2, 0), new Layer.Flatten()))),
                        new Layer.Relu()),
                chain(
                        "branches of a vector, one empty",
                        VECTOR,
                        new Layer.Dense(12, 6),
                        new Layer.Branches(List.of(List.of(new Layer.Relu(), new Layer.Dense(6, 4)), List.of())),
                        new Layer.Branches(List.of(List.of(), List.of(new Layer.Silu()))),
                        new Layer.Residual(List.of())),
                chain(
                        "convolutional encoder",
                        IMAGE,
                        new Layer.Conv2d(3, 4, 3, 1, 1),
                        new Layer.Relu(),
                        new Layer.Conv2d(4, 5, 3, 2, 1),
                        new Layer.Relu(),
                        new Layer.Flatten(),
                        new Layer.Dense(80, 6)));
    }

    private static Arguments chain(String name, LayerShape shape, Layer... layers) {
        return Arguments.of(name, shape, List.of(layers));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("chains")
    void gradientsEqualCentralDifferences(String name, LayerShape shape, List<Layer> layers) {
        LayerFixture fixture = new LayerFixture(DataType.DOUBLE, shape, 4, layers);
        fixture.differentiate();
        double[] weights = LayerFixture.all(fixture.store.gradient());
        double[] input = LayerFixture.all(fixture.chain.input().gradient());
        CentralDifferences.check(fixture.store.values(), weights, fixture::value, 150);
        CentralDifferences.check(fixture.chain.input().values(), input, fixture::value, 150);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("chains")
    void weightGradientsAddUp(String name, LayerShape shape, List<Layer> layers) {
        LayerFixture fixture = new LayerFixture(DataType.DOUBLE, shape, 4, layers);
        fixture.differentiate();
        double[] once = LayerFixture.all(fixture.store.gradient());
        fixture.addGradients();
        double[] twice = LayerFixture.all(fixture.store.gradient());
        for (int i = 0; i < once.length; i++) {
            assertThat(twice[i]).isCloseTo(2 * once[i], Offset.offset(1e-9 * Math.max(1, Math.abs(once[i]))));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("chains")
    void floatsAgreeWithDoubles(String name, LayerShape shape, List<Layer> layers) {
        LayerFixture exact = new LayerFixture(DataType.DOUBLE, shape, 64, layers);
        LayerFixture fast = new LayerFixture(DataType.FLOAT, shape, 64, layers);
        exact.differentiate();
        fast.differentiate();
        assertAlike(fast.outputs(), exact.outputs());
        assertAlike(LayerFixture.all(fast.store.gradient()), LayerFixture.all(exact.store.gradient()));
        assertAlike(
                LayerFixture.all(fast.chain.input().gradient()),
                LayerFixture.all(exact.chain.input().gradient()));
    }

    /** Rounding of sums over up to 64 x 64 terms of size up to 10. */
    private static void assertAlike(double[] floats, double[] doubles) {
        double largest = 1;
        for (double value : doubles) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(floats).hasSameSizeAs(doubles);
        for (int i = 0; i < floats.length; i++) {
            assertThat(floats[i]).as("value %d", i).isCloseTo(doubles[i], Offset.offset(2e-5 * largest));
        }
    }

    @Test
    void gainsStartAtOneAndSlopesAtOneHalf() {
        List<Layer> layers = List.of(new Layer.Dense(4, 3), new Layer.Dyt(3), new Layer.LayerNorm(3));
        WeightStore store = new WeightStore(DataType.DOUBLE, Parameters.of("net", layers));
        store.initialize(5);
        double[] drawn = LayerFixture.all(store.values());
        assertThat(drawn[15]).isEqualTo(0.5);
        assertThat(Arrays.copyOfRange(drawn, 16, 19)).containsOnly(1);
        assertThat(Arrays.copyOfRange(drawn, 22, 25)).containsOnly(1);
        for (int i : new int[] {0, 11, 12, 14, 19, 21, 25, 27}) {
            assertThat(Math.abs(drawn[i])).isBetween(1e-6, 0.5);
        }
    }

    @ParameterizedTest
    @CsvSource({"8, 4, 0", "4, 2, 1", "6, 3, 1", "4, 4, 2"})
    void convolutionOverBlocksEqualsTheConvolutionItself(int kernel, int stride, int padding) {
        LayerShape image = LayerShape.image(3, 16, 16);
        List<Layer> layers = List.of(new Layer.Conv2d(3, 5, kernel, stride, padding));
        assertThat(FrameBlocks.of(layers.get(0), image).size()).isEqualTo(stride);
        LayerFixture plain = new LayerFixture(DataType.DOUBLE, image, 2, layers);
        LayerFixture blocked = LayerFixture.blocked(DataType.DOUBLE, image, 2, layers);
        byte[] pixels = pixels(2 * image.size());
        fill(plain, FrameBlocks.of(new Layer.Flatten(), image), pixels, image.size());
        fill(blocked, FrameBlocks.of(layers.get(0), image), pixels, image.size());
        plain.differentiate();
        blocked.differentiate();
        assertThat(blocked.outputs()).containsExactly(plain.outputs(), Offset.offset(1e-12));
        assertThat(LayerFixture.all(blocked.store.gradient()))
                .containsExactly(LayerFixture.all(plain.store.gradient()), Offset.offset(1e-10));
    }

    @Test
    void convolutionOverBlocksHasTheGradientOfCentralDifferences() {
        LayerShape image = LayerShape.image(2, 8, 8);
        LayerFixture fixture =
                LayerFixture.blocked(DataType.DOUBLE, image, 3, List.of(new Layer.Conv2d(2, 3, 4, 2, 1)));
        fixture.differentiate();
        double[] weights = LayerFixture.all(fixture.store.gradient());
        CentralDifferences.check(fixture.store.values(), weights, fixture::value, 200);
    }

    @Test
    void blocksOfSizeOneAreTheImage() {
        FrameBlocks blocks = FrameBlocks.of(new Layer.Conv2d(3, 5, 3, 2, 1), IMAGE);
        byte[] pixels = pixels(IMAGE.size());
        float[] packed = new float[IMAGE.size()];
        blocks.pack(FrameNormalizer.identity(3), pixels, 0, packed);
        assertThat(blocks.size()).isEqualTo(1);
        for (int i = 0; i < packed.length; i++) {
            assertThat(packed[i]).isEqualTo((pixels[i] & 0xff) / 255f);
        }
    }

    private static void fill(LayerFixture fixture, FrameBlocks blocks, byte[] pixels, int frameSize) {
        float[] packed = new float[blocks.shape().size()];
        for (int row = 0; row < pixels.length / frameSize; row++) {
            blocks.pack(FrameNormalizer.identity(3), pixels, row * frameSize, packed);
            fixture.chain.input().values().write(row * packed.length, packed, packed.length);
        }
    }

    private static byte[] pixels(int count) {
        byte[] pixels = new byte[count];
        for (int i = 0; i < count; i++) {
            pixels[i] = (byte) (i * 37 + i / 7);
        }
        return pixels;
    }

    @Test
    void threadsAreOneUnlessAsked() {
        assertThat(NativeThreads.count(null)).isEqualTo(1);
        assertThat(NativeThreads.count("2")).isEqualTo(2);
        assertThat(NativeThreads.count("many")).isEqualTo(1);
        assertThat(NativeThreads.count("0")).isEqualTo(1);
    }
}
