package foresee.runtime;

import java.util.List;

/**
 * The shape of a joint-embedding world model: what the encoder and the predictor are made of.
 *
 * <p>z = encoder(frame / 255),   z' = z + predictor([z; a(1); ...; a(k)]), actions normalised to about [-1, 1]. With a
 * history of L and a stride of s model steps, the predictor sees [z(t-(L-1)s); ...; z(t-s); z(t); chunk(t-(L-1)s); ...;
 * chunk(t)], oldest first, chunk(j) being the actions that lead from z(j) to z(j+1).
 *
 * @param height rows of a frame
 * @param width columns of a frame
 * @param channels values per pixel
 * @param latentSize D
 * @param actionSize A, of one environment step
 * @param actionChunk k environment actions per model step
 * @param history latents L the predictor sees
 * @param historyStride model steps between two of them
 * @param encoder layers from (channels, height, width) to (D)
 * @param predictor layers from (L D + L k A) to (D), whose output is added to the latest latent
 */
public record Architecture(
        int height,
        int width,
        int channels,
        int latentSize,
        int actionSize,
        int actionChunk,
        int history,
        int historyStride,
        List<Layer> encoder,
        List<Layer> predictor) {
    /** @throws IllegalArgumentException if an extent is below 1 or the layers do not fit each other or the sizes; names them */
    public Architecture {
        encoder = List.copyOf(encoder);
        predictor = List.copyOf(predictor);
        if (height < 1 || width < 1 || channels < 1 || latentSize < 1) {
            throw new IllegalArgumentException("height (" + height + "), width (" + width + "), channels (" + channels
                    + ") and latentSize (" + latentSize + ") must be at least 1.");
        }
        if (actionSize < 1 || actionChunk < 1 || history < 1 || historyStride < 1) {
            throw new IllegalArgumentException("actionSize (" + actionSize + "), actionChunk (" + actionChunk
                    + "), history (" + history + ") and historyStride (" + historyStride + ") must be at least 1.");
        }
        requireVector("encoder", LayerShape.image(channels, height, width).through("encoder", encoder), latentSize);
        int inputs = predictorInputs(latentSize, actionSize, actionChunk, history);
        requireVector("predictor", LayerShape.vector(inputs).through("predictor", predictor), latentSize);
    }

    private static void requireVector(String what, LayerShape output, int latentSize) {
        if (!output.equals(LayerShape.vector(latentSize))) {
            throw new IllegalArgumentException(
                    what + " output (" + output.text() + ") must be a vector of latentSize (" + latentSize + ").");
        }
    }

    private static int predictorInputs(int latentSize, int actionSize, int actionChunk, int history) {
        double inputs = history * (latentSize + (double) actionChunk * actionSize);
        if (inputs > LayerShape.MOST) {
            throw new IllegalArgumentException(
                    "predictor inputs (" + inputs + ") must be at most " + LayerShape.MOST + ".");
        }
        return (int) inputs;
    }

    /** Latents W = (L - 1) s + 1 that the predictor looks back on, the present one included. */
    public int window() {
        return (history - 1) * historyStride + 1;
    }

    /** Inputs of the predictor: L D + L k A. */
    public int predictorInputs() {
        return predictorInputs(latentSize, actionSize, actionChunk, history);
    }
}
