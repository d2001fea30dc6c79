package foresee.benchmarks;

import foresee.envs.DistanceObjective;
import foresee.envs.SimulatorModel;
import foresee.envs.Task;
import foresee.model.ActionBatch;
import foresee.model.ActionSpace;
import foresee.model.Context;
import foresee.model.KeyedRandom;
import foresee.model.Latent;
import foresee.planning.ShootingCost;
import foresee.planning.TrajectoryCost;

/**
 * How long the {@link Oracle} may take for a task: what its candidates take, times as many as it scores in a trial.
 *
 * <p>seconds = trials x plans x evaluations x (time of one candidate),   plans = budget / replan interval, rounded up
 *
 * <p>At most, since a trial is over once every criterion is met. <b>Units:</b> processor seconds.
 */
public final class OracleEffort {
    private static final int CANDIDATES = 4;
    private static final double WARM_UP_SECONDS = 0.3;
    private static final double NANOS = 1e9;

    private OracleEffort() {}

    /** Processor seconds that so many trials of a set take at most; measured here, which takes about a second. */
    public static double seconds(EvaluationSet set, int trials) {
        Task task = set.task();
        PlannerSettings settings = Oracle.settings(task);
        int plans = (task.budget() + settings.replanInterval() - 1) / settings.replanInterval();
        return (double) trials * plans * settings.evaluations() * perCandidate(task, set.at(0), settings);
    }

    private static double perCandidate(Task task, Task.Case problem, PlannerSettings settings) {
        int horizon = settings.horizon() * Oracle.ACTION_CHUNK;
        ActionBatch candidates = candidates(task.environment().actionSpace(), horizon);
        TrajectoryCost cost = ShootingCost.of(
                new SimulatorModel(task.environment(), Oracle.ACTION_CHUNK),
                Context.of(new Latent(problem.start())),
                new DistanceObjective(task, problem.goal()));
        double[] costs = new double[CANDIDATES];
        CpuClock clock = new CpuClock();
        long begun = clock.nanos();
        double last;
        do {
            long before = clock.nanos();
            cost.evaluate(candidates, 0, CANDIDATES, costs);
            last = (clock.nanos() - before) / NANOS;
        } while ((clock.nanos() - begun) / NANOS < WARM_UP_SECONDS);
        return last / CANDIDATES;
    }

    private static ActionBatch candidates(ActionSpace space, int horizon) {
        ActionBatch candidates = new ActionBatch(CANDIDATES, horizon, space.size());
        KeyedRandom random = KeyedRandom.of(0);
        for (int n = 0; n < CANDIDATES; n++) {
            for (int h = 0; h < horizon; h++) {
                space.sample(random, candidates.values(), candidates.offset(n, h));
            }
        }
        return candidates;
    }
}
