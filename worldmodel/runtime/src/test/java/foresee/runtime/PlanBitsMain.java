package foresee.runtime;

import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import foresee.model.Context;
import foresee.model.Latent;
import foresee.planning.ActionPenalty;
import foresee.planning.Budget;
import foresee.planning.CemPlanner;
import foresee.planning.DifferentiableObjective;
import foresee.planning.GoalCost;
import foresee.planning.GradientPlanner;
import foresee.planning.HeldActionsCost;
import foresee.planning.IcemPlanner;
import foresee.planning.MppiPlanner;
import foresee.planning.Plan;
import foresee.planning.PlanTrace;
import foresee.planning.Planner;
import foresee.planning.PlanningProblem;
import foresee.planning.RandomShootingPlanner;
import foresee.planning.RefinedPlanner;
import foresee.planning.ShootingCost;
import foresee.planning.TrajectoryCost;
import foresee.planning.WeightedSum;
import foresee.runtime.vector.Kernels;
import foresee.runtime.vector.VectorKernels;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Prints, for every planner, a hash over the bits of its plans in two random models, on the kernels that the flags choose.
 */
final class PlanBitsMain {
    private static final int HOLD = 2;

    private PlanBitsMain() {}

    public static void main(String[] args) {
        boolean scalar = Integer.getInteger("foresee.vectorBits", 0) == 0;
        System.out.println(hashes(scalar ? new ScalarKernels() : new VectorKernels(), UnaryOperator.identity()));
    }

    /** Every planner there is, with settings under which all of its code runs in 150 evaluations. */
    static List<Planner> planners() {
        return List.of(
                new RandomShootingPlanner(),
                new CemPlanner(CemPlanner.Config.defaults().withSamples(40)),
                new IcemPlanner(IcemPlanner.Config.defaults().withSamples(40)),
                new GradientPlanner(),
                new RefinedPlanner(),
                new MppiPlanner(MppiPlanner.Config.defaults().withSamples(40)));
    }

    /**
     * Lines of name and hash, in order.
     *
     * @param way what is done to a cost before it is planned with: sliced in another way, on several threads
     */
    static String hashes(Kernels kernels, UnaryOperator<TrajectoryCost> way) {
        return planners().stream()
                .map(planner -> name(planner) + " " + hash(planner, kernels, way))
                .collect(Collectors.joining("\n"));
    }

    private static String name(Planner planner) {
        return planner.describe().replaceAll("\\(.*", "");
    }

    private static String hash(Planner planner, Kernels kernels, UnaryOperator<TrajectoryCost> way) {
        ModelFile everyLayer = RandomModels.model(RandomModels.everyLayer(), 41);
        ModelFile usual = RandomModels.model(RandomModels.usual(32, 48), 42);
        long first = hash(planner.plan(problem(everyLayer, kernels, way), 43));
        return Long.toHexString(31 * first + hash(planner.plan(problem(usual, kernels, way), 44)));
    }

    private static PlanningProblem problem(ModelFile file, Kernels kernels, UnaryOperator<TrajectoryCost> way) {
        CompiledWorldModel shape = new CompiledWorldModel(file);
        Context context = Samples.context(shape, 45);
        ActionSpace space = file.card().actionSpace();
        Latent goal = Samples.context(shape, 46).now();
        DifferentiableObjective objective =
                WeightedSum.of(1, GoalCost.nearest(goal, 0.02)).and(0.01, new ActionPenalty(space));
        TrajectoryCost cost = ShootingCost.of(new OnKernels(file, kernels), context, objective);
        return new PlanningProblem(
                way.apply(HeldActionsCost.of(cost, HOLD)),
                space,
                ActionSequence.centered(space, 3 * shape.actionChunk() / HOLD),
                Budget.evaluations(150));
    }

    private static long hash(Plan plan) {
        long hash = Double.doubleToLongBits(plan.cost());
        for (double value : plan.actions().toArray()) {
            hash = 31 * hash + Double.doubleToLongBits(value);
        }
        for (PlanTrace.Iteration iteration : plan.trace().iterations()) {
            hash = 31 * hash + Double.doubleToLongBits(iteration.mean());
        }
        return hash;
    }
}
