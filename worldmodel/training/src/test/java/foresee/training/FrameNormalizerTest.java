package foresee.training;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.model.KeyedRandom;
import foresee.runtime.Architecture;
import foresee.runtime.Layer;
import foresee.runtime.Parameters;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class FrameNormalizerTest {
    private static final int FRAME = 16 * 16 * 3;

    @Test
    void channelsHaveMeanZeroAndDeviationOne() {
        byte[] pixels = pixels(4 * FRAME);
        FrameNormalizer normalizer = FrameNormalizer.of(pixels, architecture(0));
        for (int c = 0; c < 3; c++) {
            double sum = 0;
            double squares = 0;
            for (int i = c; i < pixels.length; i += 3) {
                double x = normalizer.normalize(c, pixels[i]);
                sum += x;
                squares += x * x;
            }
            assertThat(sum / (4 * 256)).isCloseTo(0, Offset.offset(1e-5));
            assertThat(squares / (4 * 256)).isCloseTo(1, Offset.offset(1e-4));
        }
    }

    @Test
    void channelThatNeverChangesStaysFinite() {
        FrameNormalizer normalizer = FrameNormalizer.of(new byte[FRAME], architecture(0));
        assertThat(normalizer.normalize(1, (byte) 0)).isZero();
        assertThat(normalizer.normalize(1, (byte) 1)).isCloseTo(1, Offset.offset(1e-6f));
    }

    @Test
    void foldedWeightsTakeFramesAsTheyAre() {
        Architecture architecture = architecture(0);
        byte[] pixels = pixels(2 * FRAME);
        FrameNormalizer normalizer = FrameNormalizer.of(pixels, architecture);
        WeightStore store = new WeightStore(DataType.DOUBLE, Parameters.of(architecture));
        store.initialize(7);
        double[] normalized = encode(store, architecture, normalizer, pixels);
        float[] flat = new float[store.values().size()];
        store.values().read(flat);
        store.load(normalizer.folded(store.tensors("", flat)));
        double[] plain = encode(store, architecture, FrameNormalizer.identity(3), pixels);
        assertThat(plain).containsExactly(normalized, Offset.offset(1e-5));
        assertThat(plain).isNotEqualTo(new double[plain.length]);
    }

    @Test
    void firstLayerThatPadsLeavesFramesAlone() {
        FrameNormalizer normalizer = FrameNormalizer.of(pixels(FRAME), architecture(1));
        assertThat(normalizer.normalize(2, (byte) 51)).isEqualTo(0.2f);
    }

    private static double[] encode(
            WeightStore store, Architecture architecture, FrameNormalizer normalizer, byte[] pixels) {
        FrameEncoder encoder = new FrameEncoder(store, DataType.DOUBLE, architecture, normalizer, 2);
        encoder.forward(pixels, 2);
        return LayerFixture.all(encoder.chain().output().values());
    }

    private static Architecture architecture(int padding) {
        int extent = new Layer.Conv2d(3, 4, 8, 4, padding).outputExtent(16);
        return new Architecture(
                16,
                16,
                3,
                5,
                2,
                1,
                1,
                1,
                List.of(
                        new Layer.Conv2d(3, 4, 8, 4, padding),
                        new Layer.Relu(),
                        new Layer.Flatten(),
                        new Layer.Dense(4 * extent * extent, 5)),
                List.of(new Layer.Dense(7, 5)));
    }

    private static byte[] pixels(int count) {
        byte[] pixels = new byte[count];
        KeyedRandom random = new KeyedRandom(2);
        for (int i = 0; i < count; i++) {
            pixels[i] = (byte) (i % 3 == 0 ? random.nextInt(256) : 100 + random.nextInt(30));
        }
        return pixels;
    }
}
