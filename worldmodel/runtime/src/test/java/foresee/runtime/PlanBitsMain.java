package foresee.runtime;

import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import foresee.model.Context;
import foresee.planning.ActionPenalty;
import foresee.planning.AugmentedLagrangianPlanner;
import foresee.planning.Budget;
import foresee.planning.CategoricalCemPlanner;
import foresee.planning.CemPlanner;
import foresee.planning.CmaEsPlanner;
import foresee.planning.ConstrainedCost;
import foresee.planning.ConstrainedObjective;
import foresee.planning.DifferentiableObjective;
import foresee.planning.GoalCost;
import foresee.planning.GradientPlanner;
import foresee.planning.HeldActionsCost;
import foresee.planning.IcemPlanner;
import foresee.planning.LiftedPlanner;
import foresee.planning.MppiPlanner;
import foresee.planning.Objective;
import foresee.planning.Plan;
import foresee.planning.PlanTrace;
import foresee.planning.Planner;
import foresee.planning.PlanningProblem;
import foresee.planning.PredictiveSamplingPlanner;
import foresee.planning.RandomShootingPlanner;
import foresee.planning.RefinedPlanner;
import foresee.planning.ShootingCost;
import foresee.planning.TrajectoryCost;
import foresee.planning.WeightedSum;
import foresee.runtime.kernels.Kernels;
import foresee.runtime.kernels.ScalarKernels;
import foresee.runtime.kernels.VectorKernels;
import java.util.List;
import java.util.function.Function;
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
        System.out.println(hashes(scalar ? new ScalarKernels() : new VectorKernels(), Way.PLAIN));
    }

    /**
     * What is done to a cost before it is planned with.
     *
     * @param slices how a cost without constraints is cut
     * @param threads puts the whole on several threads
     */
    record Way(UnaryOperator<TrajectoryCost> slices, UnaryOperator<TrajectoryCost> threads) {
        static final Way PLAIN = new Way(UnaryOperator.identity(), UnaryOperator.identity());
    }

    /** Every planner there is, with settings under which all of its code runs in 150 evaluations. */
    static List<Planner> planners() {
        CemPlanner cem = new CemPlanner(CemPlanner.Config.defaults().withSamples(40));
        return List.of(
                new RandomShootingPlanner(),
                new PredictiveSamplingPlanner(),
                cem,
                new CategoricalCemPlanner(
                        CategoricalCemPlanner.Config.defaults().withSamples(40)),
                new IcemPlanner(IcemPlanner.Config.defaults().withSamples(40)),
                new CmaEsPlanner(),
                new GradientPlanner(),
                new RefinedPlanner(),
                new LiftedPlanner(),
                new AugmentedLagrangianPlanner(cem),
                new MppiPlanner(MppiPlanner.Config.defaults().withSamples(40)));
    }

    /** Lines of name and hash, in order. */
    static String hashes(Kernels kernels, Way way) {
        return planners().stream()
                .map(planner -> name(planner) + " " + hash(planner, kernels, way))
                .collect(Collectors.joining("\n"));
    }

    private static String name(Planner planner) {
        return planner.describe().replaceAll("\\(.*", "");
    }

    private static String hash(Planner planner, Kernels kernels, Way way) {
        ModelFile everyLayer = RandomModels.model(RandomModels.everyLayer(), 41);
        ModelFile usual = RandomModels.model(RandomModels.usual(32, 48), 42);
        long first = hash(planner.plan(problem(planner, everyLayer, kernels, way), 43));
        return Long.toHexString(31 * first + hash(planner.plan(problem(planner, usual, kernels, way), 44)));
    }

    private static PlanningProblem problem(Planner planner, ModelFile file, Kernels kernels, Way way) {
        CompiledWorldModel shape = new CompiledWorldModel(file);
        Context context = Samples.context(shape, 45);
        ActionSpace space = space(planner, file.card().actionSpace());
        DifferentiableObjective objective = WeightedSum.of(
                        1, GoalCost.nearest(Samples.context(shape, 46).now(), 0.02))
                .and(0.01, new ActionPenalty(file.card().actionSpace()));
        CompiledWorldModel model = new CompiledWorldModel(file, () -> kernels);
        Function<Objective, TrajectoryCost> imagination =
                wanted -> way.slices().apply(HeldActionsCost.of(ShootingCost.of(model, context, wanted), HOLD));
        return new PlanningProblem(
                way.threads().apply(cost(planner, imagination, objective)),
                space,
                ActionSequence.centered(space, 3 * shape.actionChunk() / HOLD),
                Budget.evaluations(150));
    }

    /** What one planner can do that others cannot, it has to do here. */
    private static TrajectoryCost cost(
            Planner planner, Function<Objective, TrajectoryCost> imagination, DifferentiableObjective objective) {
        return planner instanceof AugmentedLagrangianPlanner
                ? ConstrainedCost.of(
                        imagination, ConstrainedObjective.of(objective).atMost(objective, 0.5))
                : imagination.apply(objective);
    }

    private static ActionSpace space(Planner planner, ActionSpace continuous) {
        return planner instanceof CategoricalCemPlanner
                ? new ActionSpace.Product(
                        List.of(new ActionSpace.Discrete(4), ActionSpace.Box.symmetric(continuous.size() - 1, 1)))
                : continuous;
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
