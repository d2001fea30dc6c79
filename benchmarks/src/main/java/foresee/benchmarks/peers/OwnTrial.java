package foresee.benchmarks.peers;

import foresee.benchmarks.Cases;
import foresee.benchmarks.Entrant;
import foresee.benchmarks.Entrants;
import foresee.benchmarks.Evaluation;
import foresee.benchmarks.PlannerSettings;
import foresee.benchmarks.TrialResult;
import foresee.control.ControlListener;
import foresee.control.PlanEvent;
import foresee.envs.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One trial by a planner of ours, through the trial loop of {@link Evaluation}.
 *
 * @param result what became of it
 * @param cpuNanos processor time of the planning thread for each plan, from the frame to the plan
 */
record OwnTrial(TrialResult result, List<Long> cpuNanos) {

    static OwnTrial run(PeerGround ground, PlannerSettings settings, Task.Case problem) {
        List<Long> times = new ArrayList<>();
        Entrant entrant = timed(Entrants.model(ground.model(), ground.task().environment(), settings), times);
        try {
            Evaluation evaluation = new Evaluation(ground.task(), only(problem), 1);
            return new OwnTrial(evaluation.run(entrant).trials().get(0), List.copyOf(times));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the trial was interrupted.", interrupted);
        }
    }

    private static Entrant timed(Entrant entrant, List<Long> times) {
        ControlListener stopwatch = new ControlListener() {
            @Override
            public void onPlan(PlanEvent event) {
                times.add(event.cpuNanos());
            }
        };
        return new Entrant(
                entrant.name(),
                entrant.sight(),
                (problem, listener) -> entrant.start().policy(problem, listener.and(stopwatch)));
    }

    private static Cases only(Task.Case problem) {
        return new Cases() {
            @Override
            public int count() {
                return 1;
            }

            @Override
            public Task.Case at(int trial) {
                return problem;
            }

            @Override
            public long seed() {
                return problem.seed();
            }

            @Override
            public Optional<String> set() {
                return Optional.empty();
            }
        };
    }
}
