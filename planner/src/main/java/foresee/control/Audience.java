package foresee.control;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * The listener, told of everything that happened in one tick once the action is decided, or the tick has failed.
 *
 * <p>An exception of the listener is counted, and the first one is logged; the first Error is passed on once all is told. What
 * happens because the listener calls the controller is told after all else.
 */
final class Audience {
    private static final System.Logger LOG = System.getLogger(MpcController.class.getName());

    private final ControlListener listener;
    private final Tally tally;
    private final Deque<Consumer<ControlListener>> news = new ArrayDeque<>();
    private boolean delivering;
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

    /** Keeps what is to be told before all that is kept already. */
    void tellFirst(Consumer<ControlListener> event) {
        if (isListening()) {
            news.addFirst(event);
        }
    }

    /** Whether the listener is being told, so that whoever asks is called by it. */
    boolean isDelivering() {
        return delivering;
    }

    /** Tells all that is kept. A call by the listener does nothing: what is new is told in its turn. */
    void deliver() {
        if (delivering) {
            return;
        }
        List<Error> errors = new ArrayList<>();
        delivering = true;
        while (!news.isEmpty()) {
            deliver(news.remove(), errors);
        }
        delivering = false;
        if (!errors.isEmpty()) {
            throw errors.get(0);
        }
    }

    /** Tells all that is kept of a tick that failed; the listener's Error is less than the problem. */
    void deliverAfter(Throwable problem) {
        try {
            deliver();
        } catch (Error another) {
            if (another != problem) {
                problem.addSuppressed(another);
            }
        }
    }

    private void deliver(Consumer<ControlListener> event, List<Error> errors) {
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
        } catch (Error error) {
            errors.add(error);
        }
    }
}
