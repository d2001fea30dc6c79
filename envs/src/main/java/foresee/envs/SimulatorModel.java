package foresee.envs;

import foresee.model.ActionBatch;
import foresee.model.ActionSpace;
import foresee.model.Context;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.Observation;
import foresee.model.WorldModel;
import java.util.Arrays;

/**
 * The true dynamics as a world model: its latent is the environment's state, and nothing is learned. The ceiling of what a
 * planner can do.
 *
 * <p>z(0) = state,  z(t) = step^k(z(t-1), a(k t - k + 1 .. k t))
 */
public final class SimulatorModel implements WorldModel {
    private final Environment environment;
    private final int actionChunk;

    /** One environment step per model step. */
    public SimulatorModel(Environment environment) {
        this(environment, 1);
    }

    /**
     * @param actionChunk environment steps k per model step
     * @throws IllegalArgumentException if actionChunk is below 1
     */
    public SimulatorModel(Environment environment, int actionChunk) {
        if (actionChunk < 1) {
            throw new IllegalArgumentException("action chunk (" + actionChunk + ") must be at least 1.");
        }
        this.environment = environment;
        this.actionChunk = actionChunk;
    }

    @Override
    public int latentSize() {
        return environment.stateSize();
    }

    @Override
    public ActionSpace actionSpace() {
        return environment.actionSpace();
    }

    @Override
    public int actionChunk() {
        return actionChunk;
    }

    /**
     * The observed state.
     *
     * @throws IllegalArgumentException if the observation has no state, or one of another size
     */
    @Override
    public Latent encode(Observation observation) {
        float[] state = observation
                .state()
                .orElseThrow(() -> new IllegalArgumentException("the simulator (" + environment.id()
                        + ") needs an observation with a state, not a frame alone."));
        if (state.length != latentSize()) {
            throw new IllegalArgumentException("state size (" + state.length + ") must be " + latentSize() + ".");
        }
        return new Latent(state);
    }

    @Override
    public void rollout(Context context, ActionBatch actions, int from, int to, LatentTrajectories out) {
        check(context, actions, from, to, out);
        float[] start = context.now().toArray();
        for (int n = from; n < to; n++) {
            rollout(start, actions, n, n - from, out);
        }
    }

    private void rollout(float[] start, ActionBatch actions, int n, int row, LatentTrajectories out) {
        float[] state = start;
        for (int h = 0; h < actions.horizon(); h++) {
            int offset = actions.offset(n, h);
            state = environment.step(
                    state, Arrays.copyOfRange(actions.values(), offset, offset + actions.actionSize()));
            if ((h + 1) % actionChunk == 0) {
                store(state, row, h / actionChunk, out);
            }
        }
    }

    private static void store(float[] state, int row, int t, LatentTrajectories out) {
        for (int d = 0; d < state.length; d++) {
            out.set(row, t, d, state[d]);
        }
    }

    private void check(Context context, ActionBatch actions, int from, int to, LatentTrajectories out) {
        if (context.latents().size() != history() || context.now().size() != latentSize()) {
            throw new IllegalArgumentException("context (" + context.latents().size() + " x "
                    + context.now().size() + ") must be 1 x " + latentSize() + ".");
        }
        if (actions.actionSize() != actionSpace().size() || actions.horizon() % actionChunk != 0) {
            throw new IllegalArgumentException(
                    "actions (" + actions.horizon() + " x " + actions.actionSize() + ") must be a multiple of "
                            + actionChunk + " x " + actionSpace().size() + ".");
        }
        boolean fits = out.candidates() == to - from
                && out.steps() == actions.horizon() / actionChunk
                && out.latentSize() == latentSize();
        if (!fits) {
            throw new IllegalArgumentException("trajectories (" + out.candidates() + " x " + out.steps() + " x "
                    + out.latentSize() + ") must be " + (to - from) + " x " + actions.horizon() / actionChunk + " x "
                    + latentSize() + ".");
        }
    }
}
