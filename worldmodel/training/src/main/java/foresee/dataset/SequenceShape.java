package foresee.dataset;

/**
 * Which frames of an episode make a sub-sequence: {@code frames} of them, {@code stride} environment steps apart.
 *
 * @param frames number of frames, at least 2
 * @param stride environment steps between two frames, at least 1: the action chunk of a model
 */
public record SequenceShape(int frames, int stride) {
    public SequenceShape {
        if (frames < 2) {
            throw new IllegalArgumentException("frames (" + frames + ") must be at least 2.");
        }
        if (stride < 1) {
            throw new IllegalArgumentException("stride (" + stride + ") must be at least 1.");
        }
    }

    /** 9 frames, 4 steps apart: 8 model steps of 4 actions. */
    public static SequenceShape defaults() {
        return new SequenceShape(9, 4);
    }

    /** The same with another number of frames. */
    public SequenceShape withFrames(int number) {
        return new SequenceShape(number, stride);
    }

    /** The same with another stride. */
    public SequenceShape withStride(int steps) {
        return new SequenceShape(frames, steps);
    }

    /** Environment steps from the first frame to the last, which is the number of actions: (frames - 1) x stride. */
    public int steps() {
        return Math.multiplyExact(frames - 1, stride);
    }
}
