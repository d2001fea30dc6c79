package foresee.benchmarks;

import foresee.envs.DataPolicy;
import foresee.envs.Environment;
import foresee.envs.Factor;
import foresee.envs.Sandbox;
import foresee.model.Episode;
import foresee.model.KeyedRandom;
import foresee.model.Observation;
import java.util.ArrayList;
import java.util.List;

/**
 * What an environment is asked for when its speed is measured: states that its data policy comes to, so that things touch as they do in
 * data, each with one action drawn uniformly from the space. Immutable.
 */
final class SpeedMaterial {
    private static final int EPISODES = 8;
    private static final int STEPS = 64;

    private final Environment environment;
    private final List<float[]> states = new ArrayList<>();
    private final List<double[]> actions = new ArrayList<>();

    /** Of an environment; the same every time. */
    SpeedMaterial(Environment environment) {
        this.environment = environment;
        DataPolicy policy = Sandbox.dataPolicy(environment, STEPS);
        for (long seed = 0; seed < EPISODES; seed++) {
            Episode episode = policy.collect(seed);
            for (Observation observation : episode.observations().subList(0, episode.steps())) {
                states.add(observation.state().orElseThrow());
            }
        }
        for (int i = 0; i < states.size(); i++) {
            double[] action = new double[environment.actionSpace().size()];
            environment.actionSpace().sample(KeyedRandom.of(i), action, 0);
            actions.add(action);
        }
    }

    Environment environment() {
        return environment;
    }

    int count() {
        return states.size();
    }

    /** The i-th state, not a copy. */
    float[] state(int i) {
        return states.get(i);
    }

    /** The state that the i-th leads to. */
    float[] step(int i) {
        return environment.step(states.get(i), actions.get(i));
    }

    /** Share of the steps that change something which the agent does not feel of itself: a block that is pushed, a pole. */
    double disturbing() {
        List<String> felt =
                environment.proprioception().stream().map(Factor::name).toList();
        List<Factor> others = environment.factors().stream()
                .filter(factor -> !felt.contains(factor.name()))
                .toList();
        int disturbed = 0;
        for (int i = 0; i < count(); i++) {
            float[] before = state(i);
            float[] after = step(i);
            boolean differs = others.stream()
                    .anyMatch(factor -> Double.compare(
                                    factor.value().applyAsDouble(before),
                                    factor.value().applyAsDouble(after))
                            != 0);
            disturbed += differs ? 1 : 0;
        }
        return (double) disturbed / count();
    }
}
