package foresee.cli;

import foresee.planning.Cancellation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets long work end in good order after Ctrl-C or a polite kill: it is asked to stop, and the process waits until it has.
 *
 * <p>The work looks at {@link #cancellation} between its pieces and closes this when its result is safe and the last word is
 * printed.
 */
final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;
    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch safe = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "interruption");

    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop() {
        cancellation.cancel();
        try {
            safe.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    /** Flipped when somebody wants the work to end. */
    Cancellation cancellation() {
        return cancellation;
    }

    /** Whether somebody wants the work to end. */
    boolean asked() {
        return cancellation.isCancelled();
    }

    @Override
    public void close() {
        if (!asked()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
        safe.countDown();
    }
}
