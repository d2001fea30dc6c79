package foresee.training;

import foresee.runtime.Architecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Encodes what a model sees in a training run, a fixed number of observations at a time: the frame, a vector, or both.
 *
 * <p>z = [encoder(normalised frame); layers(normalised vector)]. <b>Shapes:</b> frames (rows, height, width, channels) unsigned, vectors
 * (rows, S), latents (rows, D).
 */
final class ObservationEncoder {
    private final int rows;
    private final Optional<FrameEncoder> frames;
    private final Optional<VectorEncoder> vectors;
    private final LatentChains chains;

    ObservationEncoder(
            WeightStore store, DataType type, Architecture architecture, InputNormalizer normalizer, int rows) {
        this.rows = rows;
        this.frames = architecture.seesFrames()
                ? Optional.of(new FrameEncoder(store, type, architecture, normalizer.frames(), rows))
                : Optional.empty();
        this.vectors =
                architecture.vector().map(input -> new VectorEncoder(store, type, input, normalizer.vectors(), rows));
        List<Chain> all = new ArrayList<>();
        frames.ifPresent(encoder -> all.add(encoder.chain()));
        vectors.ifPresent(encoder -> all.add(encoder.chain()));
        this.chains = new LatentChains(all);
    }

    /** The same layers with the weights of {@code other}, reading whatever this encoder was given last. */
    LatentChains twin(WeightStore other) {
        List<Chain> twins = new ArrayList<>();
        frames.ifPresent(encoder -> twins.add(encoder.twin(other)));
        vectors.ifPresent(encoder -> twins.add(encoder.twin(other)));
        return new LatentChains(twins);
    }

    /** Observations at a time. */
    int rows() {
        return rows;
    }

    /**
     * Encodes the first {@code count} observations; latents of further rows are those of older ones.
     *
     * @param pixels not looked at by a model without frames
     * @param vectors not looked at by a model without a vector
     */
    void forward(byte[] pixels, float[] vectors, int count) {
        frames.ifPresent(encoder -> encoder.forward(pixels, count));
        this.vectors.ifPresent(encoder -> encoder.forward(vectors, count));
    }

    /** Fills latents (rows, D) with what was encoded last. */
    void read(double[] latents) {
        chains.read(latents);
    }

    /** Adds to the weights' gradients, from that of the latents (rows, D). */
    void backward(double[] gradients) {
        chains.backward(gradients);
    }
}
