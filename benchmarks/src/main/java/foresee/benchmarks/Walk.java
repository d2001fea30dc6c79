package foresee.benchmarks;

import foresee.control.Policy;
import foresee.envs.Environment;

/** The loop of everything that acts in an environment: observe, act, step, watch. */
public final class Walk {
    private Walk() {}

    /** Sees every state that a walk comes to. */
    @FunctionalInterface
    public interface Watcher {
        /**
         * Called after every step.
         *
         * @param step number of steps taken, from 1
         * @param state that the step led to; the watcher must not change it
         * @return whether to go on
         */
        boolean goesOn(int step, float[] state);
    }

    /**
     * Lets a policy act from {@code start} until the watcher ends it or the budget is spent.
     *
     * @param budget most steps, at least 1
     * @return steps taken
     */
    public static int run(
            Environment environment, Entrant.Sight sight, Policy policy, float[] start, int budget, Watcher watcher) {
        float[] state = start.clone();
        for (int step = 0; step < budget; step++) {
            state = environment.step(state, policy.act(sight.observe(environment, state, step)));
            if (!watcher.goesOn(step + 1, state)) {
                return step + 1;
            }
        }
        return budget;
    }
}
