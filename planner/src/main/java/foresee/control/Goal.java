package foresee.control;

import foresee.model.Latent;
import foresee.planning.GoalCost;
import foresee.planning.Objective;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One goal of a sequence: what to plan for, and when to go on to the next.
 *
 * @param objective what plans are scored by while this goal is the current one
 * @param reached whether an observed latent says that it is reached; asked by the thread that acts; empty if it never is
 */
public record Goal(Objective objective, Optional<Predicate<Latent>> reached) {

    /** A goal that is never reached: the last of a sequence, or the only one. */
    public static Goal endless(Objective objective) {
        return new Goal(objective, Optional.empty());
    }

    /** A goal that is reached when an observed latent says so. */
    public static Goal until(Predicate<Latent> reached, Objective objective) {
        return new Goal(objective, Optional.of(reached));
    }

    /**
     * A place to come near, by {@link GoalCost#nearest(Latent)}.
     *
     * @param threshold the {@link Latent#distance} to the place, in squared latent units, below which it is reached
     * @throws IllegalArgumentException if the threshold is not positive
     */
    public static Goal near(Latent place, double threshold) {
        if (!(threshold > 0)) {
            throw new IllegalArgumentException("threshold (" + threshold + ") must be positive.");
        }
        return until(latent -> latent.distance(place) < threshold, GoalCost.nearest(place));
    }

    boolean isReachedBy(Latent observed) {
        return reached.isPresent() && reached.get().test(observed);
    }
}
