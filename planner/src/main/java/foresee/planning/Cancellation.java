package foresee.planning;

/** A switch that one thread may flip so that planning on another returns its best so far within one slice. */
public final class Cancellation {
    private final Cancellation parent;
    private volatile boolean cancelled;

    /** A switch of its own. */
    public Cancellation() {
        this(null);
    }

    private Cancellation(Cancellation parent) {
        this.parent = parent;
    }

    /** A switch that is on when this one is, and can be flipped without flipping this one. */
    public Cancellation child() {
        return new Cancellation(this);
    }

    /** Asks whoever watches this to stop; cannot be taken back. */
    public void cancel() {
        cancelled = true;
    }

    /** Whether {@link #cancel} was called, here or on what this is a child of. */
    public boolean isCancelled() {
        return cancelled || (parent != null && parent.isCancelled());
    }
}
