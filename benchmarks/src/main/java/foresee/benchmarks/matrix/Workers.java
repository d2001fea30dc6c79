package foresee.benchmarks.matrix;

import foresee.planning.Cancellation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Threads that carry out tasks until all are done, one of them fails, or somebody wants them to stop; then the others stop, too, as soon as
 * they look at {@link #stop}.
 *
 * <p><b>Why:</b> they are not interrupted, since an interrupt in the middle of a write or read closes the file. One that works on and
 * on is left behind; its thread keeps no process alive.
 */
final class Workers {
    private static final long GLANCE_MILLIS = 50;
    private static final long PATIENCE_MILLIS = 2_000;

    private final Cancellation stop;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /** @param stop looked at by the tasks between their pieces, and flipped here when one fails */
    Workers(Cancellation stop) {
        this.stop = stop;
    }

    /** Flipped when the tasks are to stop. */
    Cancellation stop() {
        return stop;
    }

    /** @throws CancellationException if the tasks are to stop */
    void goOnOrStop() {
        if (stop.isCancelled()) {
            throw new CancellationException("stopped.");
        }
    }

    /**
     * Carries out tasks.
     *
     * @return their results, in order
     * @throws IOException what the first task to fail threw, if it was one
     * @throws IllegalStateException if it threw something else
     * @throws CancellationException if somebody wanted them to stop
     */
    <T> List<T> run(List<? extends Callable<T>> tasks, int threads) throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads, Workers::thread);
        try {
            List<Future<T>> futures = new ArrayList<>();
            tasks.forEach(task -> futures.add(pool.submit(() -> watched(task))));
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(await(future));
            }
            return results;
        } catch (CancellationException | ExecutionException | InterruptedException ended) {
            stop.cancel();
            pool.shutdown();
            pool.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            throw reason(ended);
        } finally {
            pool.shutdown();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "cells");
        thread.setDaemon(true);
        return thread;
    }

    private <T> T watched(Callable<T> task) throws Exception {
        goOnOrStop();
        try {
            return task.call();
        } catch (CancellationException stopped) {
            throw stopped;
        } catch (Exception | Error failed) {
            failure.compareAndSet(null, failed);
            stop.cancel();
            throw failed;
        }
    }

    private <T> T await(Future<T> future) throws ExecutionException, InterruptedException {
        while (true) {
            try {
                return future.get(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillAtIt) {
                goOnOrStop();
            }
        }
    }

    private RuntimeException reason(Exception ended) throws IOException, InterruptedException {
        Throwable first = failure.get();
        if (first instanceof UncheckedIOException full) {
            throw full.getCause();
        }
        if (first instanceof IOException full) {
            throw full;
        }
        if (first != null) {
            return new IllegalStateException("a cell could not be run.", first);
        }
        if (ended instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        return new CancellationException("stopped.");
    }
}
