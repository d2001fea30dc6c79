package foresee.runtime;

import java.util.List;
import java.util.Optional;

/**
 * The shape of a joint-embedding world model: what the encoder and the predictor are made of.
 *
 * <p>z = encoder(frame / 255),   z' = z + predictor([z; a(1); ...; a(k)]), actions normalised to about [-1, 1]. With a
 * history of L and a stride of s model steps, the predictor sees [z(t-(L-1)s); ...; z(t-s); z(t); chunk(t-(L-1)s); ...;
 * chunk(t)], oldest first, chunk(j) being the actions that lead from z(j) to z(j+1).
 *
 * <p>A model may see a vector, too: z = [encoder(frame / 255); layers(vector)]; or nothing else: z = layers(vector). It may have several
 * predictors of the same layers, which were trained apart: the members of an ensemble.
 *
 * @param height rows of a frame, 0 where the model sees none
 * @param width columns of a frame, 0 where the model sees none
 * @param channels values per pixel, 0 where the model sees none
 * @param latentSize D
 * @param actionSize A, of one environment step
 * @param actionChunk k environment actions per model step
 * @param history latents L the predictor sees
 * @param historyStride model steps between two of them
 * @param encoder layers from (channels, height, width) to the frame's share of (D); none where the model sees no frame
 * @param predictor layers from (L D + L k A) to (D), whose output is added to the latest latent
 * @param vector what it sees beside the frame or instead of it
 * @param members predictors M, at least 1
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
        List<Layer> predictor,
        Optional<VectorInput> vector,
        int members) {
    private static final int MOST_MEMBERS = 64;

    /** @throws IllegalArgumentException if an extent is below 1 or the layers do not fit each other or the sizes; names them */
    public Architecture {
        encoder = List.copyOf(encoder);
        predictor = List.copyOf(predictor);
        boolean frames = !encoder.isEmpty() || vector.isEmpty();
        requireExtents(height, width, channels, latentSize, frames);
        if (actionSize < 1 || actionChunk < 1 || history < 1 || historyStride < 1) {
            throw new IllegalArgumentException("actionSize (" + actionSize + "), actionChunk (" + actionChunk
                    + "), history (" + history + ") and historyStride (" + historyStride + ") must be at least 1.");
        }
        if (members < 1 || members > MOST_MEMBERS) {
            throw new IllegalArgumentException("members (" + members + ") must be 1 to " + MOST_MEMBERS + ".");
        }
        int ofFrame = latentSize - vector.map(VectorInput::latents).orElse(0);
        if (frames ? ofFrame < 1 : ofFrame != 0) {
            throw new IllegalArgumentException("vector.latents (" + (latentSize - ofFrame) + ") must be "
                    + (frames ? "below " : "") + "latentSize (" + latentSize + ") in a model that sees "
                    + (frames ? "a frame, too." : "no frame."));
        }
        if (frames) {
            LayerShape image = LayerShape.image(channels, height, width);
            requireVector("encoder", image.through("encoder", encoder), ofFrame);
        }
        int inputs = predictorInputs(latentSize, actionSize, actionChunk, history);
        requireVector("predictor", LayerShape.vector(inputs).through("predictor", predictor), latentSize);
    }

    /** One predictor, and nothing seen but frames. */
    public Architecture(
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
        this(
                height,
                width,
                channels,
                latentSize,
                actionSize,
                actionChunk,
                history,
                historyStride,
                encoder,
                predictor,
                Optional.empty(),
                1);
    }

    private static void requireExtents(int height, int width, int channels, int latentSize, boolean frames) {
        int least = frames ? 1 : 0;
        if (height < least || width < least || channels < least || latentSize < 1) {
            throw new IllegalArgumentException("height (" + height + "), width (" + width + "), channels (" + channels
                    + ") and latentSize (" + latentSize + ") must be at least 1.");
        }
        if (!frames && height + width + channels > 0) {
            throw new IllegalArgumentException("encoder (no layers) must have some where there are frames (" + height
                    + " x " + width + " x " + channels + ").");
        }
    }

    private static void requireVector(String what, LayerShape output, int latents) {
        if (!output.equals(LayerShape.vector(latents))) {
            throw new IllegalArgumentException(
                    what + " output (" + output.text() + ") must be a vector of latentSize (" + latents + ").");
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

    /** Whether the model sees frames. */
    public boolean seesFrames() {
        return !encoder.isEmpty();
    }

    /** What the model sees, in words: {@code frames of 64 x 64 x 3}, {@code the state of 4 values}, or both with an and between them. */
    public String sight() {
        String frames = seesFrames() ? "frames of %d x %d x %d".formatted(height, width, channels) : "";
        String values = vector.map(
                        input -> "the %s of %d values".formatted(input.source().word(), input.size()))
                .orElse("");
        return frames + (frames.isEmpty() || values.isEmpty() ? "" : " and ") + values;
    }

    /** Latents that the frame becomes: the first ones of the latent; 0 where the model sees none. */
    public int frameLatents() {
        return latentSize - vector.map(VectorInput::latents).orElse(0);
    }

    /** This architecture with another number of predictors. */
    public Architecture withMembers(int newMembers) {
        return new Architecture(
                height,
                width,
                channels,
                latentSize,
                actionSize,
                actionChunk,
                history,
                historyStride,
                encoder,
                predictor,
                vector,
                newMembers);
    }

    /** What the names of a member's tensors begin with: {@code predictor}, {@code predictor2}, {@code predictor3}, from member 0 on. */
    public static String predictorOf(int member) {
        return member == 0 ? "predictor" : "predictor" + (member + 1);
    }
}
