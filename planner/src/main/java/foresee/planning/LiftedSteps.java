package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;

/**
 * What a cost that rolls a world model out is made of: single model steps from given states, and an objective on
 * trajectories. Where other planners see actions to costs, one that treats the states between as free variables needs these.
 *
 * <p>J(n) = objective(z(n,1..H'), a(n)),   z(n,t) = predict(z(n,t-1), a(n,t)),   z(n,0) = start
 *
 * <p><b>Shapes:</b> actions (N,H,A) are the planner's own, be they held for several environment steps or not; trajectories are
 * (to - from, H', D), index 0 being candidate {@code from}, index t of the second axis being the latent after model step t.
 * Gradients by actions (N,H,A) are added, rows {@code from} to {@code to} touched only.
 *
 * <p>Implementations are safe for several threads at once on different candidates, and what happens to a candidate does not
 * depend on which others go with it.
 */
public interface LiftedSteps {

    /**
     * Model steps H' of candidates with {@code horizon} actions.
     *
     * @throws IllegalArgumentException if the model has no whole number of steps in it
     */
    int steps(int horizon);

    /** Latent size D. */
    int latentSize();

    /** The latent that every trajectory starts from. */
    Latent start();

    /** What trajectories and the planner's actions cost, with its gradient, and perhaps the goal it knows. */
    DifferentiableObjective objective();

    /**
     * Predicts every step from the given state before it: out(n,t) = predict(states(n,t-1), a(n,t)). The model steps of one
     * rollout, but each on its own.
     */
    void predict(ActionBatch actions, int from, int to, LatentTrajectories states, LatentTrajectories out);

    /**
     * Adds sum over t, d of latentGradient(n,t,d) d out(n,t,d)/d a(n) of {@link #predict}, the gradient stopping at the
     * states (with a history: at everything a step starts from).
     */
    void pullback(
            ActionBatch actions,
            int from,
            int to,
            LatentTrajectories states,
            LatentTrajectories latentGradient,
            double[] actionGradient);

    /**
     * Rolls candidates out, scores them and adds dJ(n)/da(n) through the whole rollout, as
     * {@link DifferentiableTrajectoryCost#evaluateWithGradient} does, and leaves the way they took.
     */
    void rollout(
            ActionBatch actions,
            int from,
            int to,
            LatentTrajectories trajectories,
            double[] costs,
            double[] actionGradient);

    /**
     * Does {@code work} for candidates 0 to {@code count} (exclusive) in slices of as many as {@code stop} allows, asking it
     * before each; on several threads where the cost has them.
     *
     * @param stop safe for several threads
     * @return {@code count} if all was done, or the first candidate of the first slice that was not
     */
    default int inSlices(int count, SliceWork work, Stop stop) {
        int slice = stop.slice();
        for (int from = 0; from < count; from += slice) {
            if (stop.now()) {
                return from;
            }
            work.run(from, Math.min(count, from + slice));
        }
        return count;
    }

    /** Something to be done for a slice of candidates, safe for several threads on different ones. */
    @FunctionalInterface
    interface SliceWork {

        /** Does it for candidates {@code from} (inclusive) to {@code to} (exclusive). */
        void run(int from, int to);
    }
}
