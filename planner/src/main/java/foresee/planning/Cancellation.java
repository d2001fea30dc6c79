package foresee.planning;

/** A switch that one thread may flip so that planning on another returns its best so far within one slice. */
public final class Cancellation {
    private volatile boolean cancelled;

    /** Asks whoever watches this to stop; cannot be taken back. */
    public void cancel() {
        cancelled = true;
    }

    /** Whether {@link #cancel} was called. */
    public boolean isCancelled() {
        return cancelled;
    }
}
