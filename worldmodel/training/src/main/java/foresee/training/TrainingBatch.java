package foresee.training;

/**
 * B sub-sequences of W + T frames and the action chunks between them.
 *
 * <p><b>Shapes:</b> pixels (B, W + T, height, width, channels) unsigned, actions (B, W - 1 + T, k A) in the environment's units. Both
 * arrays are views, which their source may fill again.
 */
public final class TrainingBatch {
    private final byte[] pixels;
    private final float[] actions;

    /** Wraps the arrays; nothing is copied. */
    public TrainingBatch(byte[] pixels, float[] actions) {
        this.pixels = pixels;
        this.actions = actions;
    }

    /** All frames, a view. */
    public byte[] pixels() {
        return pixels;
    }

    /** All actions, a view. */
    public float[] actions() {
        return actions;
    }
}
