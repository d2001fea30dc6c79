package foresee.training;

import foresee.runtime.LayerShape;
import foresee.runtime.VectorInput;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The layers of a training run that take a vector, for a fixed number of vectors at a time.
 *
 * <p>z = layers(normalised vector). <b>Shapes:</b> vectors (rows, S), latents (rows, D_v).
 */
final class VectorEncoder {
    private final VectorInput input;
    private final VectorNormalizer normalizer;
    private final float[] normalized;
    private final Chain chain;

    /** @param normalizer the identity for weights that it has been folded into */
    VectorEncoder(WeightStore store, DataType type, VectorInput input, VectorNormalizer normalizer, int rows) {
        this.input = input;
        this.normalizer = normalizer;
        this.normalized = new float[input.size()];
        Port port = Port.create(type, LayerShape.vector(input.size()), rows, false, false);
        this.chain = ChainBuilder.build(store, "vector", input.layers(), port);
    }

    /** The same layers with the weights of {@code other}, reading whatever vectors this encoder was given last. */
    Chain twin(WeightStore other) {
        return ChainBuilder.build(other, "vector", input.layers(), chain.input());
    }

    /** Encodes the first {@code count} vectors of (rows, S); latents of further rows are those of older vectors. */
    void forward(float[] vectors, int count) {
        for (int row = 0; row < count; row++) {
            normalizer.normalize(vectors, row * normalized.length, normalized);
            chain.input().values().write(row * normalized.length, normalized, normalized.length);
        }
        chain.forward();
    }

    /** Its layers, after {@link #forward} holding all that {@link Chain#backward} needs. */
    Chain chain() {
        return chain;
    }
}
