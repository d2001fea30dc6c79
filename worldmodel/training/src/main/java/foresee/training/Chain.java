package foresee.training;

import java.util.List;

/**
 * Layers one after the other: the output port of each is the input port of the next.
 *
 * @param input what the first layer reads
 * @param layers at least one, in order, copied
 */
record Chain(Port input, List<TrainedLayer> layers) {
    Chain {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("layers (0) must be at least 1.");
        }
    }

    /** What the last layer computes. */
    Port output() {
        return layers.get(layers.size() - 1).output();
    }

    /** Computes every layer's output, first to last. */
    void forward() {
        for (TrainedLayer layer : layers) {
            layer.forward();
        }
    }

    /** Computes gradients, last to first, from the one at the output port. */
    void backward() {
        for (int i = layers.size() - 1; i >= 0; i--) {
            layers.get(i).backward();
        }
    }
}
