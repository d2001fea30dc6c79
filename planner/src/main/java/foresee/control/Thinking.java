package foresee.control;

import foresee.control.PendingPlan.Answer;
import foresee.model.Observation;
import foresee.planning.Cancellation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Where plans are made: on the thread that asks, or on one daemon thread of its own, one plan after the other. */
final class Thinking implements AutoCloseable {
    private final Deliberation deliberation;
    private final boolean inBackground;
    private final ThreadFactory threads;
    private final ExecutorService background = Executors.newSingleThreadExecutor(this::makeThread);
    private volatile Thread thread = new Thread(() -> {}); // none yet: ended, as one that never began

    private Thinking(Deliberation deliberation, boolean inBackground, ThreadFactory threads) {
        this.deliberation = deliberation;
        this.inBackground = inBackground;
        this.threads = threads;
    }

    /** Makes each plan before {@link #start} returns; its exceptions are the caller's. */
    static Thinking atOnce(Deliberation deliberation) {
        return new Thinking(deliberation, false, Thread::new);
    }

    /** Makes plans on a thread of its own, which starts with the first; exceptions are kept in the pending plan. */
    static Thinking inBackground(Deliberation deliberation) {
        return inBackground(deliberation, Thread::new);
    }

    /** The same on a thread that the caller makes. */
    static Thinking inBackground(Deliberation deliberation, ThreadFactory threads) {
        return new Thinking(deliberation, true, threads);
    }

    private Thread makeThread(Runnable work) {
        Thread made = threads.newThread(work);
        made.setName("foresee-planning");
        made.setDaemon(true);
        thread = made;
        return made;
    }

    /** @throws java.util.concurrent.RejectedExecutionException if this is closed and plans are made in the background */
    PendingPlan start(PlanRequest request, Observation observation) {
        Cancellation cancellation = deliberation.cancellation();
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        if (inBackground) {
            background.execute(() -> complete(answer, request, cancellation));
        } else {
            answer.complete(answer(request, cancellation));
        }
        return new PendingPlan(request, observation, cancellation, answer);
    }

    private void complete(CompletableFuture<Answer> answer, PlanRequest request, Cancellation cancellation) {
        try {
            answer.complete(answer(request, cancellation));
        } catch (Throwable problem) {
            answer.completeExceptionally(problem);
        }
    }

    private Answer answer(PlanRequest request, Cancellation cancellation) {
        Stopwatch watch = new Stopwatch();
        return new Answer(deliberation.plan(request, cancellation), watch.elapsed());
    }

    /**
     * Cancels what is running and waits until the thread has ended, unless called by it or by one that it waits for; an
     * interrupt ends the wait, and is kept.
     */
    @Override
    public void close() {
        deliberation.close();
        background.shutdown();
        Thread caller = Thread.currentThread();
        if (caller == thread || deliberation.isHelpedBy(caller)) {
            return;
        }
        try {
            background.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS); // its thread may be about to begin
            thread.join(); // terminated is said by the thread itself
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
