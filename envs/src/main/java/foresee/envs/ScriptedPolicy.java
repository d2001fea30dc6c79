package foresee.envs;

import foresee.model.Episode;
import foresee.model.KeyedRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Episodes that are acted by a script: for each, a kind of actor is drawn from a {@link Mixture}, and acts from the start to the end.
 *
 * <p>Everything random comes from the key of the seed: the start as {@link Environment#reset} draws it, and one stream for the kind and
 * for all that the actor draws.
 */
public final class ScriptedPolicy implements DataPolicy {
    private static final long MOVES = 1;
    private static final int STEPS = 64;

    /** Chooses actions; one per episode. Mutable. */
    @FunctionalInterface
    interface Actor {
        /** The action to take in a state; it is projected to the action space. */
        double[] next(float[] state);
    }

    /** Who acts. Immutable. */
    @FunctionalInterface
    interface Script {
        /** An actor of a kind. */
        Actor actor(String kind, RandomGenerator random);

        /** Where the episode of a key starts; drawn before there is an actor. */
        default float[] start(Environment environment, String kind, long key, RandomGenerator random) {
            return environment.reset(key);
        }
    }

    private final Environment environment;
    private final int steps;
    private final Mixture mixture;
    private final String settings;
    private final Script script;

    private ScriptedPolicy(Environment environment, int steps, Mixture mixture, String settings, Script script) {
        if (steps < 1) {
            throw new IllegalArgumentException("steps (" + steps + ") must be at least 1.");
        }
        this.environment = environment;
        this.steps = steps;
        this.mixture = mixture;
        this.settings = settings;
        this.script = script;
    }

    /**
     * Episodes of 64 steps.
     *
     * @param mixture the kinds that the script knows
     * @param settings what else must be known to reproduce it: {@code noise=0.2}, or nothing
     */
    ScriptedPolicy(Environment environment, Mixture mixture, String settings, Script script) {
        this(environment, STEPS, mixture, settings, script);
    }

    /**
     * The same with episodes of another length.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public ScriptedPolicy withSteps(int other) {
        return new ScriptedPolicy(environment, other, mixture, settings, script);
    }

    @Override
    public ScriptedPolicy withMixture(Mixture other) {
        return new ScriptedPolicy(environment, steps, mixture.weighted(other, environment.id()), settings, script);
    }

    @Override
    public Environment environment() {
        return environment;
    }

    @Override
    public Mixture mixture() {
        return mixture;
    }

    @Override
    public String describe() {
        return environment.id() + "-data(steps=" + steps + ", " + mixture + (settings.isEmpty() ? "" : ", " + settings)
                + ")";
    }

    @Override
    public Episode collect(long seed) {
        Run run = start(SeedStream.COLLECTION.seed(seed));
        EpisodeRecorder recorder =
                new EpisodeRecorder(environment, seed, run.states().get(0));
        for (int t = 0; t < steps; t++) {
            recorder.act(run.actor.next(recorder.state()));
        }
        return recorder.episode();
    }

    /** The whole episode that belongs to a key: what {@link #collect} does, without pictures. */
    Run run(long key) {
        Run run = start(key);
        run.until(steps);
        return run;
    }

    /** The same at its start. */
    Run start(long key) {
        KeyedRandom random = KeyedRandom.of(key, MOVES);
        String kind = mixture.draw(random);
        float[] start = script.start(environment, kind, key, random);
        return new Run(environment, script.actor(kind, random), start);
    }

    /** An episode without pictures that goes on as far as is wanted. Mutable. */
    static final class Run {
        private final Environment environment;
        private final Actor actor;
        private final List<float[]> states = new ArrayList<>();
        private final List<double[]> actions = new ArrayList<>();

        private Run(Environment environment, Actor actor, float[] start) {
            this.environment = environment;
            this.actor = actor;
            states.add(start);
        }

        /** Goes on until so many steps are made in all. */
        void until(int steps) {
            while (actions.size() < steps) {
                float[] state = states.get(actions.size());
                double[] action = actor.next(state);
                actions.add(action);
                states.add(environment.step(state, action));
            }
        }

        /** Steps that were made. */
        int steps() {
            return actions.size();
        }

        /** States from the start on, one more than steps. */
        List<float[]> states() {
            return states;
        }

        /** Actions in between. */
        List<double[]> actions() {
            return actions;
        }
    }

    @Override
    public String toString() {
        return describe();
    }
}
