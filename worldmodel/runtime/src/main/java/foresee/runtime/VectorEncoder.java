package foresee.runtime;

import foresee.model.Latent;
import foresee.model.Observation;
import foresee.model.ScratchPool;
import foresee.runtime.kernels.Kernels;

/** Encodes the vector of an observation: z = layers(vector), one at a time. Safe for several threads. */
final class VectorEncoder {
    private final VectorInput input;
    private final Network network;
    private final ScratchPool<Buffers> pool;

    VectorEncoder(ModelFile file, VectorInput input) {
        this.input = input;
        this.network = new Network("vector", LayerShape.vector(input.size()), input.layers(), file, false);
        this.pool = new ScratchPool<>(() -> network.buffers(1, false));
    }

    /** @throws IllegalArgumentException if the observation lacks the vector, or it has another size */
    Latent encode(Kernels kernels, Observation observation) {
        float[] vector = input.source().require(observation, input.size());
        Buffers buffers = pool.acquire();
        try {
            System.arraycopy(vector, 0, buffers.value(0), 0, vector.length);
            network.forward(kernels, buffers, 1);
            float[] values = new float[input.latents()];
            System.arraycopy(buffers.value(network.output()), 0, values, 0, values.length);
            return new Latent(values);
        } finally {
            pool.release(buffers);
        }
    }
}
