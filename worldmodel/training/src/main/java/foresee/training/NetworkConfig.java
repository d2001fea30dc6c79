package foresee.training;

import foresee.runtime.Architecture;
import foresee.runtime.LayerShape;
import foresee.runtime.VectorInput;
import foresee.runtime.VectorSource;
import java.util.List;
import java.util.Optional;

/**
 * How large the encoder and the predictor are.
 *
 * <p>Encoder: {@link EncoderConfig}. Predictor: {@link PredictorConfig}; what it computes is added to the latent.
 *
 * @param latentSize D
 * @param hiddenSize features h of each hidden layer of the predictor
 * @param hiddenLayers hidden layers or blocks n of the predictor
 * @param actionChunk environment steps k in one model step
 * @param history latents L the predictor sees, 1 to 4: of a single frame's latent where everything can be seen in it, of several
 *     where something coasts
 * @param historyStride model steps between two of them
 * @param encoder what the encoder is made of
 * @param predictor what the predictor is made of
 * @param vector what is seen beside the frame or instead of it
 * @param members predictors M of an ensemble, those after the first trained in the second stage
 */
public record NetworkConfig(
        int latentSize,
        int hiddenSize,
        int hiddenLayers,
        int actionChunk,
        int history,
        int historyStride,
        EncoderConfig encoder,
        PredictorConfig predictor,
        VectorConfig vector,
        int members) {
    private static final int MOST_HISTORY = 4;

    public NetworkConfig {
        if (latentSize < 1 || hiddenSize < 1 || hiddenLayers < 1 || actionChunk < 1) {
            throw new IllegalArgumentException("latentSize (" + latentSize + "), hiddenSize (" + hiddenSize
                    + "), hiddenLayers (" + hiddenLayers + ") and actionChunk (" + actionChunk
                    + ") must be at least 1.");
        }
        if (history < 1 || history > MOST_HISTORY || historyStride < 1) {
            throw new IllegalArgumentException("history (" + history + ") must be 1 to " + MOST_HISTORY
                    + ", historyStride (" + historyStride + ") at least 1.");
        }
        if (members < 1) {
            throw new IllegalArgumentException("network.members (" + members + ") must be at least 1.");
        }
        if (!encoder.frames() && vector.source() == VectorKind.NONE) {
            throw new IllegalArgumentException("network.encoder.frames (false) must be true where network.vector.source"
                    + " is NONE.\nMaybe set network.vector.source to STATE.");
        }
        if (encoder.frames() && vector.source() != VectorKind.NONE && vector.latentSize() >= latentSize) {
            throw new IllegalArgumentException("network.vector.latentSize (" + vector.latentSize()
                    + ") must be below network.latentSize (" + latentSize + ").");
        }
    }

    /** D 64, two hidden layers of 128, four environment steps in one; a history of one latent; a small encoder and dense layers. */
    public static NetworkConfig defaults() {
        return new NetworkConfig(
                64, 128, 2, 4, 1, 1, EncoderConfig.defaults(), PredictorConfig.defaults(), VectorConfig.defaults(), 1);
    }

    /** These sizes with another D. */
    public NetworkConfig withLatentSize(int newLatentSize) {
        return new NetworkConfig(
                newLatentSize,
                hiddenSize,
                hiddenLayers,
                actionChunk,
                history,
                historyStride,
                encoder,
                predictor,
                vector,
                members);
    }

    /** These sizes with hidden layers of another size. */
    public NetworkConfig withHiddenSize(int newHiddenSize) {
        return new NetworkConfig(
                latentSize,
                newHiddenSize,
                hiddenLayers,
                actionChunk,
                history,
                historyStride,
                encoder,
                predictor,
                vector,
                members);
    }

    /** These sizes with another number of hidden layers. */
    public NetworkConfig withHiddenLayers(int newHiddenLayers) {
        return new NetworkConfig(
                latentSize,
                hiddenSize,
                newHiddenLayers,
                actionChunk,
                history,
                historyStride,
                encoder,
                predictor,
                vector,
                members);
    }

    /** These sizes with another number of environment steps per model step. */
    public NetworkConfig withActionChunk(int newActionChunk) {
        return new NetworkConfig(
                latentSize,
                hiddenSize,
                hiddenLayers,
                newActionChunk,
                history,
                historyStride,
                encoder,
                predictor,
                vector,
                members);
    }

    /** These sizes with a predictor that sees {@code newHistory} latents, {@code newStride} model steps apart. */
    public NetworkConfig withHistory(int newHistory, int newStride) {
        return new NetworkConfig(
                latentSize,
                hiddenSize,
                hiddenLayers,
                actionChunk,
                newHistory,
                newStride,
                encoder,
                predictor,
                vector,
                members);
    }

    /** These sizes with another encoder. */
    public NetworkConfig withEncoder(EncoderConfig newEncoder) {
        return new NetworkConfig(
                latentSize,
                hiddenSize,
                hiddenLayers,
                actionChunk,
                history,
                historyStride,
                newEncoder,
                predictor,
                vector,
                members);
    }

    /** These sizes with another predictor. */
    public NetworkConfig withPredictor(PredictorConfig newPredictor) {
        return new NetworkConfig(
                latentSize,
                hiddenSize,
                hiddenLayers,
                actionChunk,
                history,
                historyStride,
                encoder,
                newPredictor,
                vector,
                members);
    }

    /** These sizes with another vector. */
    public NetworkConfig withVector(VectorConfig newVector) {
        return new NetworkConfig(
                latentSize,
                hiddenSize,
                hiddenLayers,
                actionChunk,
                history,
                historyStride,
                encoder,
                predictor,
                newVector,
                members);
    }

    /** These sizes with another number of predictors. */
    public NetworkConfig withMembers(int newMembers) {
        return new NetworkConfig(
                latentSize,
                hiddenSize,
                hiddenLayers,
                actionChunk,
                history,
                historyStride,
                encoder,
                predictor,
                vector,
                newMembers);
    }

    /**
     * The architecture for frames of (height, width, channels) and actions of A components, without a vector.
     *
     * @throws IllegalArgumentException if the frames are too small for the convolutions, or a vector is asked for
     */
    public Architecture architecture(int height, int width, int channels, int actionSize) {
        return architecture(height, width, channels, actionSize, 0);
    }

    /**
     * The architecture for frames of (height, width, channels), a vector and actions of A components.
     *
     * @param vectorSize S; 0 if there is none, or none is asked for
     * @throws IllegalArgumentException if the frames are too small for the convolutions, or a vector is asked for and there is none
     */
    public Architecture architecture(int height, int width, int channels, int actionSize, int vectorSize) {
        Optional<VectorInput> input = vector.source().source().map(source -> input(source, vectorSize));
        int ofFrame = latentSize - input.map(VectorInput::latents).orElse(0);
        boolean sees = encoder.frames();
        return new Architecture(
                sees ? height : 0,
                sees ? width : 0,
                sees ? channels : 0,
                latentSize,
                actionSize,
                actionChunk,
                history,
                historyStride,
                sees ? encoder.layers(LayerShape.image(channels, height, width), ofFrame) : List.of(),
                predictor.layers(new PredictorConfig.Extents(
                        latentSize, actionChunk * actionSize, history, hiddenSize, hiddenLayers)),
                input,
                members);
    }

    private VectorInput input(VectorSource source, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("network.vector.source (" + vector.source()
                    + ") must be NONE: the data has no " + source.word() + ".");
        }
        int latents = encoder.frames() ? vector.latentSize() : latentSize;
        return new VectorInput(source, size, latents, vector.layers(size, latents));
    }
}
