package foresee.training;

import foresee.runtime.Architecture;
import foresee.runtime.LayerShape;

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
 */
public record NetworkConfig(
        int latentSize,
        int hiddenSize,
        int hiddenLayers,
        int actionChunk,
        int history,
        int historyStride,
        EncoderConfig encoder,
        PredictorConfig predictor) {
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
    }

    /** D 64, two hidden layers of 128, four environment steps in one; a history of one latent; a small encoder and dense layers. */
    public static NetworkConfig defaults() {
        return new NetworkConfig(64, 128, 2, 4, 1, 1, EncoderConfig.defaults(), PredictorConfig.defaults());
    }

    /** These sizes with another D. */
    public NetworkConfig withLatentSize(int newLatentSize) {
        return new NetworkConfig(
                newLatentSize, hiddenSize, hiddenLayers, actionChunk, history, historyStride, encoder, predictor);
    }

    /** These sizes with hidden layers of another size. */
    public NetworkConfig withHiddenSize(int newHiddenSize) {
        return new NetworkConfig(
                latentSize, newHiddenSize, hiddenLayers, actionChunk, history, historyStride, encoder, predictor);
    }

    /** These sizes with another number of hidden layers. */
    public NetworkConfig withHiddenLayers(int newHiddenLayers) {
        return new NetworkConfig(
                latentSize, hiddenSize, newHiddenLayers, actionChunk, history, historyStride, encoder, predictor);
    }

    /** These sizes with another number of environment steps per model step. */
    public NetworkConfig withActionChunk(int newActionChunk) {
        return new NetworkConfig(
                latentSize, hiddenSize, hiddenLayers, newActionChunk, history, historyStride, encoder, predictor);
    }

    /** These sizes with a predictor that sees {@code newHistory} latents, {@code newStride} model steps apart. */
    public NetworkConfig withHistory(int newHistory, int newStride) {
        return new NetworkConfig(
                latentSize, hiddenSize, hiddenLayers, actionChunk, newHistory, newStride, encoder, predictor);
    }

    /** These sizes with another encoder. */
    public NetworkConfig withEncoder(EncoderConfig newEncoder) {
        return new NetworkConfig(
                latentSize, hiddenSize, hiddenLayers, actionChunk, history, historyStride, newEncoder, predictor);
    }

    /** These sizes with another predictor. */
    public NetworkConfig withPredictor(PredictorConfig newPredictor) {
        return new NetworkConfig(
                latentSize, hiddenSize, hiddenLayers, actionChunk, history, historyStride, encoder, newPredictor);
    }

    /**
     * The architecture for frames of (height, width, channels) and actions of A components.
     *
     * @throws IllegalArgumentException if the frames are too small for the convolutions
     */
    public Architecture architecture(int height, int width, int channels, int actionSize) {
        return new Architecture(
                height,
                width,
                channels,
                latentSize,
                actionSize,
                actionChunk,
                history,
                historyStride,
                encoder.layers(LayerShape.image(channels, height, width), latentSize),
                predictor.layers(new PredictorConfig.Extents(
                        latentSize, actionChunk * actionSize, history, hiddenSize, hiddenLayers)));
    }
}
