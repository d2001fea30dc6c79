package foresee.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The listener, told of everything that happened in one tick once the action is decided.
 *
 * <p>An exception of the listener is counted, and the first one is logged; an Error is passed on.
 */
final class Audience {
    private static final System.Logger LOG = System.getLogger(MpcController.class.getName());

    private final ControlListener listener;
    private final Tally tally;
    private final List<Consumer<ControlListener>> news = new ArrayList<>();
    private boolean failed;

    Audience(ControlListener listener, Tally tally) {
        this.listener = listener;
        this.tally = tally;
    }

    boolean isListening() {
        return listener != ControlListener.NONE;
    }

    /** Keeps the news until {@link #deliver}. */
    void tell(Consumer<ControlListener> event) {
        if (isListening()) {
            news.add(event);
        }
    }

    /** Drops the news of a tick that came to nothing. */
    void forget() {
        news.clear();
    }

    void deliver() {
        try {
            news.forEach(this::deliver);
        } finally {
            news.clear();
        }
    }

    private void deliver(Consumer<ControlListener> event) {
        try {
            event.accept(listener);
        } catch (RuntimeException problem) {
            tally.listenerFailed();
            if (!failed) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "A control listener failed; later failures are only counted.",
                        problem);
            }
            failed = true;
        }
    }
}
