package foresee.planning;

import foresee.model.Latent;
import foresee.model.LatentTrajectories;

/**
 * Reads F numbers off a latent: x and y of an agent, an angle, a speed.
 *
 * <p>Implementations are immutable, safe for several threads at once, and give the same bits for any slice.
 */
public interface LatentProbe {

    /** Latent size D. */
    int latentSize();

    /** How many numbers F it reads. */
    int size();

    /**
     * Writes what it reads off the latents after model step {@code step}, from 0.
     *
     * <p><b>Shapes:</b> trajectories (N,H',D); values (F,N), candidates innermost, at least F x N long.
     *
     * @throws IllegalArgumentException if the latent size is not D
     */
    void read(LatentTrajectories trajectories, int step, double[] values);

    /**
     * Vector-Jacobian product of {@link #read}, added to {@code latentGradient} in that step alone.
     *
     * <p>latentGradient(n,step,d) += sum over f of valueGradient(f,n) dvalue(f,n)/dz(n,step,d)
     *
     * <p><b>Shapes:</b> valueGradient as values there, latentGradient like trajectories.
     */
    void pullback(LatentTrajectories trajectories, int step, double[] valueGradient, LatentTrajectories latentGradient);

    /**
     * What it reads off one latent, a new array (F).
     *
     * @throws IllegalArgumentException if the latent size is not D
     */
    default double[] read(Latent latent) {
        LatentTrajectories alone = new LatentTrajectories(1, 1, latent.size());
        latent.copyTo(alone.values(), 0);
        double[] values = new double[size()];
        read(alone, 0, values);
        return values;
    }
}
