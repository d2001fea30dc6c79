package foresee.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Batches of 2 sub-sequences of 4 frames; D 3, chunks of 2 actions of 2 components. */
class InverseDynamicsTest {
    private static final InverseShape SHAPE = new InverseShape(3, 2, 2, 5);
    private static final int FRAMES = 4;

    private final double[] latents = CentralDifferences.normal(2 * FRAMES * 3, 3);
    private final double[] actions = CentralDifferences.normal(2 * (FRAMES - 1) * 4, 4);

    private static WeightStore store(List<Integer> spans) {
        WeightStore store = new WeightStore(DataType.DOUBLE, InverseDynamics.specs("inverse", SHAPE, spans));
        store.initialize(2);
        return store;
    }

    private static InverseDynamics term(WeightStore store, List<Integer> spans) {
        return new InverseDynamics(store, DataType.DOUBLE, "inverse", SHAPE, spans, 2, FRAMES);
    }

    private double value(WeightStore store, List<Integer> spans) {
        return term(store, spans).evaluate(latents, actions, 1, new double[latents.length]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void equalsItsFormula(int span) {
        WeightStore store = store(List.of(span));
        double expected = 0;
        int parts = span == 1 ? 1 : 2;
        for (int part = 0; part < parts; part++) {
            expected += relative(store, span, part) / parts;
        }
        assertThat(value(store, List.of(span))).isCloseTo(expected, Offset.offset(1e-12));
    }

    /** What is not explained of the first chunk (part 0) or of the mean action (part 1). */
    private double relative(WeightStore store, int span, int part) {
        double errors = 0;
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int b = 0; b < 2; b++) {
            for (int t = 0; t + span < FRAMES; t++) {
                double[] read = read(store, span, b, t);
                for (int i = 0; i < (part == 0 ? 4 : 2); i++) {
                    double wanted = part == 0 ? actions[(b * 3 + t) * 4 + i] : mean(b, t, span, i);
                    errors += Math.pow(read[part * 4 + i] - wanted, 2);
                    sum += wanted;
                    squares += wanted * wanted;
                    count++;
                }
            }
        }
        return errors / (squares - sum * sum / count);
    }

    private double mean(int b, int t, int span, int component) {
        double sum = 0;
        for (int step = 0; step < 2 * span; step++) {
            sum += actions[(b * 3 + t) * 4 + step * 2 + component];
        }
        return sum / (2 * span);
    }

    private double[] read(WeightStore store, int span, int b, int t) {
        double[] w1 = weights(store, span, 0, 30, 5);
        double[] w2 = weights(store, span, 2, 5 * SHAPE.outputs(span), SHAPE.outputs(span));
        double[] hidden = new double[5];
        for (int h = 0; h < 5; h++) {
            hidden[h] = w1[30 + h];
            for (int i = 0; i < 6; i++) {
                int from = (b * FRAMES + (i < 3 ? t : t + span)) * 3 + i % 3;
                hidden[h] += w1[h * 6 + i] * latents[from];
            }
            hidden[h] = Math.max(0, hidden[h]);
        }
        double[] read = new double[SHAPE.outputs(span)];
        for (int o = 0; o < read.length; o++) {
            read[o] = w2[5 * read.length + o];
            for (int h = 0; h < 5; h++) {
                read[o] += w2[o * 5 + h] * hidden[h];
            }
        }
        return read;
    }

    /** The weight of a dense layer, and its bias behind it. */
    private static double[] weights(WeightStore store, int span, int layer, int size, int bias) {
        double[] all = LayerFixture.all(store.values());
        int from = layer == 0 ? 0 : 35;
        assertThat(store.specs().get(layer).name()).isEqualTo("inverse." + span + "." + layer + ".weight");
        return java.util.Arrays.copyOfRange(all, from, from + size + bias);
    }

    @Test
    void severalSpansAreAveraged() {
        List<Integer> spans = List.of(1, 3);
        WeightStore both = store(spans);
        WeightStore one = store(List.of(1));
        WeightStore three = store(List.of(3));
        double[] all = LayerFixture.all(both.values());
        for (int i = 0; i < all.length; i++) {
            WeightStore to = i < one.values().size() ? one : three;
            to.values().set(i < one.values().size() ? i : i - one.values().size(), all[i]);
        }
        double mean = (value(one, List.of(1)) + value(three, List.of(3))) / 2;
        assertThat(value(both, spans)).isCloseTo(mean, Offset.offset(1e-12));
    }

    @Test
    void hasTheGradientOfCentralDifferences() {
        List<Integer> spans = List.of(1, 2, 3);
        WeightStore store = store(spans);
        InverseDynamics term = term(store, spans);
        double[] gradient = new double[latents.length];
        term.evaluate(latents, actions, 1.3, gradient);
        double[] weightGradient = LayerFixture.all(store.gradient());
        CentralDifferences.check(latents, gradient, () -> 1.3 * value(store, spans));
        CentralDifferences.check(store.values(), weightGradient, () -> 1.3 * value(store, spans), 200);
    }
}
