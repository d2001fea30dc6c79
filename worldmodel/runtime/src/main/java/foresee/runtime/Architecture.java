package foresee.runtime;

import java.util.List;

/**
 * The shape of a joint-embedding world model: what the encoder and the predictor are made of.
 *
 * <p>z = encoder(frame / 255),   z' = z + predictor([z; a(1); ...; a(k)]), actions normalised to about [-1, 1]. With a
 * history of L, the predictor sees [z(t-L+1); ...; z(t); chunk(t-L+1); ...; chunk(t)], oldest first.
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
    public Architecture {
        encoder = List.copyOf(encoder);
        predictor = List.copyOf(predictor);
    }

    /** Inputs of the predictor: L D + L k A. */
    public int predictorInputs() {
        return history * (latentSize + actionChunk * actionSize);
    }
}
