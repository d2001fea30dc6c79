package foresee.benchmarks;

import foresee.control.Policy;
import foresee.envs.EpisodeRecorder;
import foresee.envs.Task;
import foresee.model.Episode;
import foresee.model.Observation;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs of a task, kept as episodes to learn from: frames and states, and actions as they were executed.
 *
 * <p>They are {@link Trial}s, which go on for a while after success, and stray now and then. A run is a function of its case.
 *
 * @param task what is tried
 * @param entrant who tries
 * @param randomShare share of the time in which it acts at random instead, see {@link Straying}; 0 to 1
 * @param leastSteps of an episode, unless the task's budget is less
 */
public record Attempts(Task task, Entrant entrant, double randomShare, int leastSteps) {
    public Attempts {
        if (!(randomShare >= 0 && randomShare <= 1)) {
            throw new IllegalArgumentException("random share (" + randomShare + ") must be 0 to 1.");
        }
    }

    /** What happens in a case; the episode's seed is the case's. */
    public Episode episode(Task.Case problem) {
        List<EpisodeRecorder> recorders = new ArrayList<>();
        Entrant recorded = new Entrant(entrant.name(), entrant.sight(), (same, listener) -> {
            EpisodeRecorder recorder = new EpisodeRecorder(task.environment(), same.seed(), same.start());
            recorders.add(recorder);
            return new Recorded(
                    new Straying(entrant, same, listener, task.environment().actionSpace(), randomShare), recorder);
        });
        Trial.lasting(task, recorded, leastSteps).run(0, problem);
        return recorders.get(0).episode();
    }

    /** Repeats in a recorder whatever a policy does. */
    private record Recorded(Policy policy, EpisodeRecorder recorder) implements Policy {
        @Override
        public double[] act(Observation observation) {
            double[] action = policy.act(observation);
            recorder.act(action);
            return action;
        }

        @Override
        public void close() {
            policy.close();
        }
    }
}
