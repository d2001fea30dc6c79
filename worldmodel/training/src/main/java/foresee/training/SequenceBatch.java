package foresee.training;

/**
 * B sub-sequences of T + 1 frames and the T action chunks between them, in arrays that are filled again and again.
 *
 * <p><b>Shapes:</b> pixels (B, T + 1, height, width, channels) unsigned, actions (B, T, k A) in the environment's units.
 * The arrays are views, not copies.
 */
public final class SequenceBatch {
    private final int batch;
    private final int length;
    private final byte[] pixels;
    private final float[] actions;

    /**
     * Zeros.
     *
     * @param batch sub-sequences B
     * @param length model steps T
     * @param frameSize height x width x channels
     * @param chunkSize k A
     */
    public SequenceBatch(int batch, int length, int frameSize, int chunkSize) {
        this.batch = batch;
        this.length = length;
        this.pixels = new byte[Math.multiplyExact(Math.multiplyExact(batch, length + 1), frameSize)];
        this.actions = new float[batch * length * chunkSize];
    }

    /** Sub-sequences B. */
    public int batch() {
        return batch;
    }

    /** Model steps T. */
    public int length() {
        return length;
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
