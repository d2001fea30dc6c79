package foresee.control;

import foresee.control.PendingPlan.Answer;
import foresee.model.Observation;
import foresee.planning.Cancellation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Where plans are made: on the thread that asks, or on one daemon thread of its own, one plan after the other. */
final class Thinking implements AutoCloseable {
    private final Deliberation deliberation;
    private final boolean inBackground;
    private final ExecutorService background = Executors.newSingleThreadExecutor(this::makeThread);
    private volatile Thread thread = new Thread(() -> {}); // none yet: ended, as one that never began

    private Thinking(Deliberation deliberation, boolean inBackground) {
        this.deliberation = deliberation;
        this.inBackground = inBackground;
    }

    /** Makes each plan before {@link #start} returns; its exceptions are the caller's. */
    static Thinking atOnce(Deliberation deliberation) {
        return new Thinking(deliberation, false);
    }

    /** Makes plans on a thread of its own, which starts with the first; exceptions are kept in the pending plan. */
    static Thinking inBackground(Deliberation deliberation) {
        return new Thinking(deliberation, true);
    }

    private Thread makeThread(Runnable work) {
        thread = new Thread(work, "foresee-planning");
        thread.setDaemon(true);
        return thread;
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

    /** Cancels what is running and joins the thread, unless called by it; an interrupt ends the wait, and is kept. */
    @Override
    public void close() {
        deliberation.close();
        background.shutdown();
        try {
            if (thread != Thread.currentThread()) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
