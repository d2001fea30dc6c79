package foresee.dataset;

/**
 * Room for B sub-sequences, filled over and over by a {@link SequenceSampler}; its arrays are the caller's to read.
 *
 * <p><b>Shapes:</b> with F frames a sub-sequence and k steps between them: pixels (B,F,height,width,channels) unsigned
 * bytes, actions (B,F-1,k A), states (B,F,S).
 *
 * <p><b>Units:</b> actions in the environment's own, not normalised.
 */
public final class SequenceBatch {
    private final int size;
    private final SequenceShape shape;
    private final int frameBytes;
    private final int actionSize;
    private final int stateSize;
    private final byte[] pixels;
    private final float[] actions;
    private final float[] states;
    private final int[] episodes;
    private final int[] starts;

    /**
     * @param size B, at least 1
     * @throws IllegalArgumentException if size is below 1
     */
    public SequenceBatch(int size, SequenceShape shape, DatasetInfo info) {
        if (size < 1) {
            throw new IllegalArgumentException("size (" + size + ") must be at least 1.");
        }
        this.size = size;
        this.shape = shape;
        this.frameBytes = info.frame().bytes();
        this.actionSize = info.actionSpace().size();
        this.stateSize = info.stateSize();
        int frames = Math.multiplyExact(size, shape.frames());
        this.pixels = new byte[Math.multiplyExact(frames, frameBytes)];
        this.actions = new float[Math.multiplyExact(Math.multiplyExact(size, shape.steps()), actionSize)];
        this.states = new float[Math.multiplyExact(frames, stateSize)];
        this.episodes = new int[size];
        this.starts = new int[size];
    }

    /** Number of sub-sequences B. */
    public int size() {
        return size;
    }

    /** Frames of each and the steps between them. */
    public SequenceShape shape() {
        return shape;
    }

    /** The live array (B,F,height,width,channels). */
    public byte[] pixels() {
        return pixels;
    }

    /** The live array (B,F-1,k A). */
    public float[] actions() {
        return actions;
    }

    /** The live array (B,F,S); empty if the data set has no states. */
    public float[] states() {
        return states;
    }

    /** Index of the episode that sub-sequence {@code b} is from. */
    public int episode(int b) {
        return episodes[b];
    }

    /** The step of its first frame. */
    public int start(int b) {
        return starts[b];
    }

    /** Fills place {@code b} with the sub-sequence that begins at {@code start}. */
    void read(int b, Dataset dataset, int episode, int start) {
        int frames = shape.frames();
        episodes[b] = episode;
        starts[b] = start;
        dataset.readFrames(episode, start, shape.stride(), frames, pixels, b * frames * frameBytes);
        dataset.readActions(episode, start, shape.steps(), actions, b * shape.steps() * actionSize);
        if (stateSize > 0) {
            dataset.readStates(episode, start, shape.stride(), frames, states, b * frames * stateSize);
        }
    }

    /** Whether this has room for what {@code info} describes. */
    boolean fits(DatasetInfo info) {
        return frameBytes == info.frame().bytes()
                && actionSize == info.actionSpace().size()
                && stateSize == info.stateSize();
    }
}
