package foresee.model;

/** A world model that also pulls gradients on predicted latents back to the actions. */
public interface DifferentiableWorldModel extends WorldModel {

    /**
     * Vector-Jacobian product of {@link #rollout} with respect to the actions, added to {@code actionGradient}.
     *
     * <p>actionGradient(n,h,i) += sum over t, d of latentGradient(n,t,d) dz(n,t,d)/da(n,h,i)
     *
     * <p><b>Shapes:</b> {@code latentGradient} (to - from, H / k, D), index 0 being candidate {@code from};
     * {@code actionGradient} (N,H,A), only rows {@code from} to {@code to} are touched. {@code trajectories} holds what
     * {@link #rollout} gave for the same arguments.
     *
     * @throws IllegalArgumentException if a shape does not fit
     */
    void pullback(
            Context context,
            ActionBatch actions,
            int from,
            int to,
            LatentTrajectories trajectories,
            LatentTrajectories latentGradient,
            double[] actionGradient);

    /**
     * A {@link #rollout} that keeps what pulling back needs, so that no step is computed twice.
     *
     * <p>The default keeps nothing and pulls back by {@link #pullback}, with the same bits. <b>Shapes:</b> as in
     * {@link #rollout}; context, actions and {@code out} must not change until the tape is closed.
     *
     * @throws IllegalArgumentException if the context is not L long, or a shape does not fit
     */
    default Tape rolloutOntoTape(Context context, ActionBatch actions, int from, int to, LatentTrajectories out) {
        rollout(context, actions, from, to, out);
        return (latentGradient, actionGradient) ->
                pullback(context, actions, from, to, out, latentGradient, actionGradient);
    }

    /** What one rollout left behind. Used by one thread, and closed by it, which gives the memory back. */
    @FunctionalInterface
    interface Tape extends AutoCloseable {

        /**
         * {@link DifferentiableWorldModel#pullback} through the rollout that was kept.
         *
         * @throws IllegalArgumentException if a shape does not fit
         */
        void pullback(LatentTrajectories latentGradient, double[] actionGradient);

        @Override
        default void close() {}
    }

    /**
     * Predicts every model step on its own, from states that are given instead of predicted; all steps are independent of
     * each other.
     *
     * <p>out(n,t) = predict(states(n,t-1), a(n,t)),   states(n,-1) = the context's last latent
     *
     * <p>A model with a history sees the given states and the candidate's own actions before them, and the context before
     * those. Where {@code states} are what {@link #rollout} gave, {@code out} equals them, to the bit.
     *
     * <p><b>Shapes:</b> as in {@link #rollout}; states like out, and no step looks at the last of them. <b>Why:</b> a planner
     * that moves states and actions at once computes all steps of all candidates as one batch. The default goes step by
     * step and makes a context for each.
     *
     * @throws IllegalArgumentException if the context is not L long, or a shape does not fit
     */
    default void predictSteps(
            Context context, ActionBatch actions, int from, int to, LatentTrajectories states, LatentTrajectories out) {
        SingleSteps steps = new SingleSteps(this, context, actions, from, states);
        for (int n = 0; n < to - from; n++) {
            for (int t = 0; t < states.steps(); t++) {
                steps.predict(n, t, out);
            }
        }
    }

    /**
     * Vector-Jacobian product of {@link #predictSteps} with respect to each step's own actions, added to
     * {@code actionGradient}.
     *
     * <p>actionGradient(n,h,i) += sum over d of latentGradient(n,t,d) d out(n,t,d)/d a(n,h,i),   h in the chunk of step t
     *
     * <p>The gradient stops at everything a step starts from: the given states, and with a history the actions before it.
     *
     * <p><b>Shapes:</b> states and latentGradient (to - from, H / k, D), index 0 being candidate {@code from};
     * {@code actionGradient} (N,H,A), only rows {@code from} to {@code to} are touched.
     *
     * @throws IllegalArgumentException if a shape does not fit
     */
    default void pullbackSteps(
            Context context,
            ActionBatch actions,
            int from,
            int to,
            LatentTrajectories states,
            LatentTrajectories latentGradient,
            double[] actionGradient) {
        SingleSteps steps = new SingleSteps(this, context, actions, from, states);
        for (int n = 0; n < to - from; n++) {
            for (int t = 0; t < states.steps(); t++) {
                steps.pullback(n, t, latentGradient, actionGradient);
            }
        }
    }
}
