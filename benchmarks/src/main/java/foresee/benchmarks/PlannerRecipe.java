package foresee.benchmarks;

import foresee.planning.Planner;
import java.util.function.Function;

/**
 * Makes a planner in two steps, between which its configuration may be changed.
 *
 * @param <C> the configuration
 * @param sizing the configuration for a size of plans
 * @param maker the planner of a configuration
 */
public record PlannerRecipe<C extends Record>(Sizing<C> sizing, Function<C, Planner> maker) {

    /** Chooses a configuration. */
    @FunctionalInterface
    public interface Sizing<C> {
        /**
         * The configuration for plans of samples x iterations evaluations.
         *
         * @param samples at least 2
         * @param iterations at least 1
         */
        C config(int samples, int iterations);
    }

    /** The configuration with the changes; {@code owner} is the planner's name, for messages. */
    C config(int samples, int iterations, ConfigOverlay options, String owner) {
        return options.over(sizing.config(samples, iterations), owner);
    }

    /** The planner with the changes. */
    Planner build(int samples, int iterations, ConfigOverlay options, String owner) {
        return maker.apply(config(samples, iterations, options, owner));
    }
}
