package foresee.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * What an agent perceives at one moment: a frame, or a state vector, or both, and when it was taken.
 *
 * <p><b>Units:</b> the time stamp is in nanoseconds of any monotonic clock; only differences mean something.
 */
public final class Observation {
    private final Frame frame;
    private final float[] state;
    private final long timeNanos;

    private Observation(Frame frame, float[] state, long timeNanos) {
        this.frame = frame;
        this.state = state;
        this.timeNanos = timeNanos;
    }

    /** An observation of pixels alone. */
    public static Observation ofFrame(Frame frame, long timeNanos) {
        return new Observation(frame, null, timeNanos);
    }

    /** An observation of a state vector alone, copied. */
    public static Observation ofState(float[] state, long timeNanos) {
        return new Observation(null, state.clone(), timeNanos);
    }

    /** An observation of both; the state is copied. */
    public static Observation of(Frame frame, float[] state, long timeNanos) {
        return new Observation(frame, state.clone(), timeNanos);
    }

    /** The picture, if there is one. */
    public Optional<Frame> frame() {
        return Optional.ofNullable(frame);
    }

    /** The state vector, a copy, if there is one. */
    public Optional<float[]> state() {
        return Optional.ofNullable(state).map(float[]::clone);
    }

    /** When it was taken, in nanoseconds. */
    public long timeNanos() {
        return timeNanos;
    }

    /** This observation without its state: what an agent sees that has a camera only. */
    public Observation framesOnly() {
        return new Observation(frame, null, timeNanos);
    }

    @Override
    public String toString() {
        return "Observation[frame=" + (frame == null ? "none" : frame.shape()) + ", state="
                + (state == null ? "none" : Arrays.toString(state)) + ", timeNanos=" + timeNanos + "]";
    }
}
