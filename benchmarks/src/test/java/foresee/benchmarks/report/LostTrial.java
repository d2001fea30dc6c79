package foresee.benchmarks.report;

import foresee.benchmarks.Meadow;
import foresee.benchmarks.PlannerSettings;
import foresee.benchmarks.Trial;
import foresee.benchmarks.TrialResult;
import foresee.benchmarks.failure.DotModel;
import foresee.benchmarks.failure.FailureAnalysis;
import foresee.benchmarks.failure.Planned;
import foresee.benchmarks.failure.WorstTrial;
import foresee.envs.Task;

/** A trial that fails, as its model has left and right exchanged. */
final class LostTrial {
    private static final PlannerSettings QUICK =
            PlannerSettings.defaults().withSamples(24).withIterations(3).withHorizon(4);
    private static final Task.Case FAR = new Task.Case(5, new float[] {10, 12}, new float[] {55, 12});

    private LostTrial() {}

    static WorstTrial run() {
        Task task = Meadow.task();
        Planned planned = new Planned.InModel(new DotModel(-1, place -> place), QUICK);
        TrialResult failed = new Trial(task, planned.entrant(task)).run(3, FAR);
        FailureAnalysis analysis = new FailureAnalysis(task, planned);
        return WorstTrial.of(analysis, failed, FAR, analysis.diagnose(failed, FAR), 1);
    }
}
