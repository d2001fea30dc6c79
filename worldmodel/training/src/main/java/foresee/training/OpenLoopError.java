package foresee.training;

import java.util.List;

/**
 * How far open-loop predictions drift, by model step, on held-out episodes.
 *
 * <p>Windows do not overlap. Index t is the error <em>after</em> model step t + 1. "Unchanged" is the error of predicting that
 * nothing happens.
 *
 * @param windows how many were averaged
 * @param latent mean squared latent error per step
 * @param latentUnchanged the same of no change
 * @param factors one entry per probe target, in order: root mean square errors in its unit
 */
public record OpenLoopError(int windows, List<Double> latent, List<Double> latentUnchanged, List<Factor> factors) {
    public OpenLoopError {
        latent = List.copyOf(latent);
        latentUnchanged = List.copyOf(latentUnchanged);
        factors = List.copyOf(factors);
    }

    /**
     * The errors of one factor, read off by the probe.
     *
     * @param name of the factor
     * @param unit of the errors
     * @param error per step
     * @param unchanged per step, of the true value at the start
     */
    public record Factor(String name, String unit, List<Double> error, List<Double> unchanged) {
        public Factor {
            error = List.copyOf(error);
            unchanged = List.copyOf(unchanged);
        }
    }
}
