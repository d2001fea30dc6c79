package foresee.control;

import foresee.control.Stopwatch.Elapsed;
import foresee.model.Observation;
import foresee.planning.Cancellation;
import foresee.planning.Plan;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A plan that was started.
 *
 * @param request what it is made from
 * @param observation what was seen when it was started
 * @param cancellation ends it within one slice
 * @param answer completed when it is made, or has failed
 */
record PendingPlan(
        PlanRequest request, Observation observation, Cancellation cancellation, CompletableFuture<Answer> answer) {

    /** A plan, and how long it took to make. */
    record Answer(Plan plan, Elapsed time) {}

    boolean isReady() {
        return answer.isDone() && !answer.isCompletedExceptionally();
    }

    /** What went wrong, if it has failed. */
    Optional<Throwable> failure() {
        return answer.isCompletedExceptionally()
                ? Optional.of(answer.handle((plan, problem) -> problem).join())
                : Optional.empty();
    }
}
