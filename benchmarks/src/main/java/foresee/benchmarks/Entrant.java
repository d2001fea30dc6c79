package foresee.benchmarks;

import foresee.control.ControlListener;
import foresee.control.Policy;
import foresee.envs.Environment;
import foresee.envs.Task;
import foresee.model.Observation;
import foresee.runtime.Architecture;

/**
 * Who takes part in an evaluation: what it sees, and how it starts a trial.
 *
 * @param name in reports: {@code mppi}, {@code random policy}
 * @param sight what is shown to it
 * @param start makes its policy for a trial
 */
public record Entrant(String name, Sight sight, Start start) {

    /** Makes a policy for one trial; called by several threads at once, each policy is used by one. */
    @FunctionalInterface
    public interface Start {
        /**
         * A policy for one case.
         *
         * @param problem its goal is what the policy is to reach
         * @param listener to be told of every plan, so that its time is counted; a policy that does not plan ignores it
         */
        Policy policy(Task.Case problem, ControlListener listener);
    }

    /** What is shown to a policy. Nobody sees a state by mistake. */
    public enum Sight {
        /** Pixels alone: for everything learned. */
        FRAMES {
            @Override
            public Observation observe(Environment environment, float[] state, int step) {
                return Observation.ofFrame(environment.render(state), nanos(environment, step));
            }
        },
        /** Pixels and what the agent feels of itself: for what learned from both. */
        FELT {
            @Override
            public Observation observe(Environment environment, float[] state, int step) {
                return FRAMES.observe(environment, state, step).withProprioception(environment.proprioception(state));
            }
        },
        /** Pixels and the true state: for what learned from both. */
        FRAMES_AND_STATES {
            @Override
            public Observation observe(Environment environment, float[] state, int step) {
                return Observation.of(environment.render(state), state, nanos(environment, step));
            }
        },
        /** What the agent feels of itself alone: for what learned from nothing else. */
        FELT_ALONE {
            @Override
            public Observation observe(Environment environment, float[] state, int step) {
                return STATES.observe(environment, state, step)
                        .withProprioception(environment.proprioception(state))
                        .withoutState();
            }
        },
        /** The true state alone: for the simulator and for policies that look at nothing. */
        STATES {
            @Override
            public Observation observe(Environment environment, float[] state, int step) {
                return Observation.ofState(state, nanos(environment, step));
            }
        };

        /**
         * What is seen of a state.
         *
         * @param step environment steps since the start of the episode, for the time stamp
         */
        public abstract Observation observe(Environment environment, float[] state, int step);

        /** What a model was trained on: pixels, unless its card says otherwise. */
        public static Sight of(Architecture architecture) {
            boolean frames = architecture.seesFrames();
            return architecture
                    .vector()
                    .map(vector -> switch (vector.source()) {
                        case STATE -> frames ? FRAMES_AND_STATES : STATES;
                        case PROPRIOCEPTION -> frames ? FELT : FELT_ALONE;
                    })
                    .orElse(FRAMES);
        }

        private static long nanos(Environment environment, int step) {
            return Math.round(step * environment.controlPeriod() * 1e9);
        }
    }
}
