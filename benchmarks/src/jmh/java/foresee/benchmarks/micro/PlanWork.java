package foresee.benchmarks.micro;

import foresee.model.Context;
import foresee.model.Latent;
import foresee.planning.Budget;
import foresee.planning.CemPlanner;
import foresee.planning.GoalCost;
import foresee.planning.Plan;
import foresee.planning.PlanningProblem;
import foresee.planning.ShootingCost;
import foresee.planning.Stop;
import foresee.planning.TrajectoryCost;
import foresee.runtime.Architecture;
import foresee.runtime.CompiledWorldModel;
import foresee.runtime.ModelFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A whole plan by the cross-entropy method, on one thread. The peer computes the costs for the same planner, all candidates of
 * an iteration at once.
 *
 * @param architecture of the model
 * @param samples candidates N of one iteration
 * @param iterations of the plan
 */
record PlanWork(Architecture architecture, int samples, int iterations) implements Work {
    private static final long SEED = 7;

    @Override
    public double flops() {
        double candidates = (double) samples * iterations;
        return 2 * candidates * MicroModels.HORIZON * MultiplyAdds.ofPredictor(architecture);
    }

    @Override
    public Contest contest(Optional<Peer> peer) {
        ModelFile file = MicroModels.random(architecture);
        Twins twins = Twins.of(file);
        Context context = MicroModels.start();
        Latent goal = MicroModels.goal();
        TrajectoryCost vector = cost(twins.vector(), context, goal);
        TrajectoryCost scalar = cost(twins.scalar(), context, goal);
        Agreement.requireSame("plan", values(plan(vector, file)), values(plan(scalar, file)));
        Contest contest = Contest.withPeak()
                .with(Contestant.VECTOR, () -> plan(vector, file))
                .with(Contestant.SCALAR, () -> plan(scalar, file));
        peer.ifPresent(library -> {
            TrajectoryCost theirs = library.load(file).nearest(context, goal);
            Agreement.requireNear("cost of a plan", costs(vector), costs(theirs));
            contest.with(Contestant.PEER, () -> plan(theirs, file));
        });
        return contest;
    }

    private static TrajectoryCost cost(CompiledWorldModel model, Context context, Latent goal) {
        return ShootingCost.of(model, context, GoalCost.nearest(goal));
    }

    private Plan plan(TrajectoryCost cost, ModelFile file) {
        PlanningProblem problem = PlanningProblem.of(
                cost,
                file.card().actionSpace(),
                MicroModels.HORIZON,
                Budget.evaluations(Math.multiplyExact(samples, iterations)));
        return new CemPlanner(CemPlanner.Config.defaults().withSamples(samples)).plan(problem, SEED);
    }

    private static List<Double> values(Plan plan) {
        List<Double> values = new ArrayList<>();
        for (double value : plan.actions().toArray()) {
            values.add(value);
        }
        values.add(plan.cost());
        return values;
    }

    private List<Double> costs(TrajectoryCost cost) {
        double[] costs = new double[samples];
        cost.evaluate(MicroModels.actions(samples), samples, costs, Stop.NEVER);
        return Arrays.stream(costs).boxed().toList();
    }
}
