package foresee.training;

/**
 * B sub-sequences of W + T frames, the vectors beside them if a model is to see any, and the action chunks between them.
 *
 * <p><b>Shapes:</b> pixels (B, W + T, height, width, channels) unsigned, vectors (B, W + T, S), actions (B, W - 1 + T, k A) in the
 * environment's units. All arrays are views, which their source may fill again.
 */
public final class TrainingBatch {
    private final byte[] pixels;
    private final float[] vectors;
    private final float[] actions;

    /** Wraps the arrays; nothing is copied. There are no vectors. */
    public TrainingBatch(byte[] pixels, float[] actions) {
        this(pixels, new float[0], actions);
    }

    /** Wraps the arrays; nothing is copied. */
    public TrainingBatch(byte[] pixels, float[] vectors, float[] actions) {
        this.pixels = pixels;
        this.vectors = vectors;
        this.actions = actions;
    }

    /** All frames, a view. */
    public byte[] pixels() {
        return pixels;
    }

    /** All vectors, a view; empty if there are none. */
    public float[] vectors() {
        return vectors;
    }

    /** All actions, a view. */
    public float[] actions() {
        return actions;
    }
}
