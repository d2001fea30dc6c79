package foresee.training;

import foresee.runtime.Architecture;
import foresee.runtime.Layer;
import foresee.runtime.LayerShape;
import java.util.ArrayList;
import java.util.List;

/**
 * How large the encoder and the predictor are.
 *
 * <p>Encoder: {@link EncoderConfig}. Predictor: dense layers of {@code hiddenSize} with ReLU between, dense to D, added to the latent.
 *
 * @param latentSize D
 * @param hiddenSize features of each hidden layer of the predictor
 * @param hiddenLayers of the predictor
 * @param actionChunk environment steps k in one model step
 * @param history latents L the predictor sees, 1 to 4: of a single frame's latent where everything can be seen in it, of several
 *     where something coasts
 * @param historyStride model steps between two of them
 * @param encoder what the encoder is made of
 */
public record NetworkConfig(
        int latentSize,
        int hiddenSize,
        int hiddenLayers,
        int actionChunk,
        int history,
        int historyStride,
        EncoderConfig encoder) {
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

    /** D 64, two hidden layers of 128, four environment steps in one; a history of one latent; a small encoder. */
    public static NetworkConfig defaults() {
        return new NetworkConfig(64, 128, 2, 4, 1, 1, EncoderConfig.defaults());
    }

    /** These sizes with another D. */
    public NetworkConfig withLatentSize(int newLatentSize) {
        return new NetworkConfig(newLatentSize, hiddenSize, hiddenLayers, actionChunk, history, historyStride, encoder);
    }

    /** These sizes with hidden layers of another size. */
    public NetworkConfig withHiddenSize(int newHiddenSize) {
        return new NetworkConfig(latentSize, newHiddenSize, hiddenLayers, actionChunk, history, historyStride, encoder);
    }

    /** These sizes with another number of hidden layers. */
    public NetworkConfig withHiddenLayers(int newHiddenLayers) {
        return new NetworkConfig(latentSize, hiddenSize, newHiddenLayers, actionChunk, history, historyStride, encoder);
    }

    /** These sizes with another number of environment steps per model step. */
    public NetworkConfig withActionChunk(int newActionChunk) {
        return new NetworkConfig(latentSize, hiddenSize, hiddenLayers, newActionChunk, history, historyStride, encoder);
    }

    /** These sizes with a predictor that sees {@code newHistory} latents, {@code newStride} model steps apart. */
    public NetworkConfig withHistory(int newHistory, int newStride) {
        return new NetworkConfig(latentSize, hiddenSize, hiddenLayers, actionChunk, newHistory, newStride, encoder);
    }

    /** These sizes with another encoder. */
    public NetworkConfig withEncoder(EncoderConfig newEncoder) {
        return new NetworkConfig(latentSize, hiddenSize, hiddenLayers, actionChunk, history, historyStride, newEncoder);
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
                predictor(actionSize));
    }

    private List<Layer> predictor(int actionSize) {
        List<Layer> layers = new ArrayList<>();
        int features = history * (latentSize + actionChunk * actionSize);
        for (int i = 0; i < hiddenLayers; i++) {
            layers.add(new Layer.Dense(features, hiddenSize));
            layers.add(new Layer.Relu());
            features = hiddenSize;
        }
        layers.add(new Layer.Dense(features, latentSize));
        return layers;
    }
}
