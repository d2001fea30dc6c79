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
}
