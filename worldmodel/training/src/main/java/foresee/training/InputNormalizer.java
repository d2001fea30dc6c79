package foresee.training;

import foresee.runtime.Architecture;
import foresee.runtime.Tensor;
import foresee.runtime.VectorInput;
import java.util.List;

/**
 * What is done to frames and vectors before they are encoded, while a model trains.
 *
 * @param frames colour channel by colour channel
 * @param vectors component by component
 */
record InputNormalizer(FrameNormalizer frames, VectorNormalizer vectors) {

    /** Leaves everything as it is: for weights that a normaliser has been folded into. */
    static InputNormalizer identity(Architecture architecture) {
        int size = architecture.vector().map(VectorInput::size).orElse(0);
        return new InputNormalizer(FrameNormalizer.identity(architecture.channels()), VectorNormalizer.identity(size));
    }

    /** That of what a batch holds, as far as the architecture sees it. */
    static InputNormalizer of(TrainingBatch batch, Architecture architecture) {
        InputNormalizer identity = identity(architecture);
        return new InputNormalizer(
                architecture.seesFrames() ? FrameNormalizer.of(batch.pixels(), architecture) : identity.frames,
                architecture
                        .vector()
                        .map(input -> VectorNormalizer.of(batch.vectors(), input))
                        .orElse(identity.vectors));
    }

    /** The same tensors with both folded into first layers. */
    List<Tensor> folded(List<Tensor> tensors) {
        return vectors.folded(frames.folded(tensors));
    }
}
