package foresee.training;

import foresee.runtime.Layer;
import foresee.runtime.LayerShape;
import java.util.List;

/**
 * The sizes of inverse dynamics.
 *
 * @param latentSize of the latents, or of the part of them, that it reads
 * @param actionChunk environment steps k in one model step
 * @param actionSize A, of one environment step
 * @param hidden features of the head's hidden layer
 */
record InverseShape(int latentSize, int actionChunk, int actionSize, int hidden) {

    /** Components k A of a chunk. */
    int chunkSize() {
        return actionChunk * actionSize;
    }

    /** Two latents. */
    LayerShape input() {
        return LayerShape.vector(2 * latentSize);
    }

    /** What is read over a span: the first chunk, and over several also the mean action. */
    int outputs(int span) {
        return span == 1 ? chunkSize() : chunkSize() + actionSize;
    }

    /** The layers of the head for a span. */
    List<Layer> layers(int span) {
        return List.of(
                new Layer.Dense(2 * latentSize, hidden), new Layer.Relu(), new Layer.Dense(hidden, outputs(span)));
    }
}
