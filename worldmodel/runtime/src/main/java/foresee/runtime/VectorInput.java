package foresee.runtime;

import java.util.List;

/**
 * The vector that a model sees beside the frame or instead of it, and how it becomes latents.
 *
 * @param source which vector of an observation it is
 * @param size values S of it
 * @param latents D_v that it becomes: the last ones of the latent
 * @param layers from (S) to (D_v)
 */
public record VectorInput(VectorSource source, int size, int latents, List<Layer> layers) {
    /** @throws IllegalArgumentException if an extent is below 1 or the layers do not lead from size to latents; names them */
    public VectorInput {
        layers = List.copyOf(layers);
        if (size < 1 || latents < 1) {
            throw new IllegalArgumentException(
                    "vector.size (" + size + ") and vector.latents (" + latents + ") must be at least 1.");
        }
        LayerShape output = LayerShape.vector(size).through("vector", layers);
        if (layers.isEmpty() || !output.equals(LayerShape.vector(latents))) {
            throw new IllegalArgumentException(
                    "vector output (" + output.text() + ") must be a vector of vector.latents (" + latents + ").");
        }
    }
}
