package foresee.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * What an agent perceives at one moment: a frame, or a state vector, or both, perhaps what it feels of itself, and when it was taken.
 *
 * <p><b>Units:</b> the time stamp is in nanoseconds of any monotonic clock; only differences mean something.
 */
public final class Observation {
    private final Frame frame;
    private final float[] state;
    private final float[] proprioception;
    private final long timeNanos;

    private Observation(Frame frame, float[] state, float[] proprioception, long timeNanos) {
        this.frame = frame;
        this.state = state;
        this.proprioception = proprioception;
        this.timeNanos = timeNanos;
    }

    /** An observation of pixels alone. */
    public static Observation ofFrame(Frame frame, long timeNanos) {
        return new Observation(frame, null, null, timeNanos);
    }

    /** An observation of a state vector alone, copied. */
    public static Observation ofState(float[] state, long timeNanos) {
        return new Observation(null, state.clone(), null, timeNanos);
    }

    /** An observation of both; the state is copied. */
    public static Observation of(Frame frame, float[] state, long timeNanos) {
        return new Observation(frame, state.clone(), null, timeNanos);
    }

    /** This observation with what the agent feels of itself without seeing, such as its place and speed; copied. */
    public Observation withProprioception(float[] felt) {
        return new Observation(frame, state, felt.clone(), timeNanos);
    }

    /** The picture, if there is one. */
    public Optional<Frame> frame() {
        return Optional.ofNullable(frame);
    }

    /** The state vector, a copy, if there is one. */
    public Optional<float[]> state() {
        return Optional.ofNullable(state).map(float[]::clone);
    }

    /** What the agent feels of itself without seeing, a copy, if that is known. */
    public Optional<float[]> proprioception() {
        return Optional.ofNullable(proprioception).map(float[]::clone);
    }

    /** When it was taken, in nanoseconds. */
    public long timeNanos() {
        return timeNanos;
    }

    /** This observation without vectors: what an agent sees that has a camera only. */
    public Observation framesOnly() {
        return new Observation(frame, null, null, timeNanos);
    }

    /** This observation without its state: frame and what the agent feels, where they are there. */
    public Observation withoutState() {
        return new Observation(frame, null, proprioception, timeNanos);
    }

    @Override
    public String toString() {
        return "Observation[frame=" + (frame == null ? "none" : frame.shape()) + ", state="
                + (state == null ? "none" : Arrays.toString(state))
                + (proprioception == null ? "" : ", proprioception=" + Arrays.toString(proprioception))
                + ", timeNanos=" + timeNanos + "]";
    }
}
