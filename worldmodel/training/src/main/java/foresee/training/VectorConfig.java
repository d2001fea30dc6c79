package foresee.training;

import foresee.runtime.Layer;
import java.util.List;

/**
 * How a vector becomes latents beside those of the frame: dense to h, ReLU, dense to D_v.
 *
 * @param source which vector; {@link VectorKind#NONE} for frames alone
 * @param hidden features h of the hidden layer
 * @param latentSize D_v beside the frame, below D; without a frame it is not looked at, and the vector has all D
 */
public record VectorConfig(VectorKind source, int hidden, int latentSize) {
    public VectorConfig {
        if (hidden < 1 || latentSize < 1) {
            throw new IllegalArgumentException("network.vector.hidden (" + hidden + ") and network.vector.latentSize ("
                    + latentSize + ") must be at least 1.");
        }
    }

    /** None; were there one, a hidden layer of 64 and 8 latents. */
    public static VectorConfig defaults() {
        return new VectorConfig(VectorKind.NONE, 64, 8);
    }

    /** The same layers for another vector. */
    public VectorConfig withSource(VectorKind newSource) {
        return new VectorConfig(newSource, hidden, latentSize);
    }

    /** The layers from (S) to (latents). */
    List<Layer> layers(int size, int latents) {
        return List.of(new Layer.Dense(size, hidden), new Layer.Relu(), new Layer.Dense(hidden, latents));
    }
}
