package foresee.envs;

import foresee.model.ActionSequence;
import foresee.model.Episode;
import foresee.model.Observation;
import java.util.ArrayList;
import java.util.List;

/**
 * Acts in an environment and writes down what happens: frames and states, and actions as they were executed, after
 * projection. Mutable, one per episode.
 */
public final class EpisodeRecorder {
    private final Environment environment;
    private final long seed;
    private final List<Observation> observations = new ArrayList<>();
    private final List<double[]> actions = new ArrayList<>();
    private float[] state;

    /**
     * @param seed what the episode is said to be drawn from
     * @param start where it begins, copied
     */
    public EpisodeRecorder(Environment environment, long seed, float[] start) {
        this.environment = environment;
        this.seed = seed;
        this.state = start.clone();
        observations.add(environment.observe(state, 0));
    }

    /** Where the episode has got to, a copy. */
    public float[] state() {
        return state.clone();
    }

    /**
     * Takes one step.
     *
     * @throws IllegalArgumentException if the size does not fit or a number is NaN
     */
    public void act(double[] action) {
        double[] executed = Executed.of(environment.actionSpace(), action);
        state = environment.step(state, executed);
        actions.add(executed);
        observations.add(environment.observe(state, actions.size()));
    }

    /**
     * What happened so far.
     *
     * @throws IllegalArgumentException before the first step
     */
    public Episode episode() {
        int size = environment.actionSpace().size();
        double[] values = new double[actions.size() * size];
        for (int t = 0; t < actions.size(); t++) {
            System.arraycopy(actions.get(t), 0, values, t * size, size);
        }
        return new Episode(environment.id(), seed, observations, ActionSequence.of(actions.size(), size, values));
    }
}
