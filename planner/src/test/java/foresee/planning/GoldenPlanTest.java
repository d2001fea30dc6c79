package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.fixtures.ChoiceChain;
import foresee.fixtures.Constrained;
import foresee.fixtures.LinearQuadratic;
import foresee.fixtures.PointMass;
import foresee.fixtures.Walled;
import foresee.model.ActionSpace;
import foresee.model.Context;
import foresee.model.Latent;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Plans that keep their bits on every JDK. A change here is a change of behaviour under a fixed seed: it belongs in the
 * change log, and the failing message tells the new value.
 */
class GoldenPlanTest {
    private static final List<PlanningProblem> PROBLEMS = List.of(
            PlanningProblem.of(
                    new LinearQuadratic(), LinearQuadratic.SPACE, LinearQuadratic.HORIZON, Budget.evaluations(700)),
            PlanningProblem.of(new Walled(), Walled.SPACE, Walled.HORIZON, Budget.evaluations(256)),
            PlanningProblem.of(held(), new ActionSpace.Ball(2, 0.4), 4, Budget.evaluations(300)));

    private static TrajectoryCost held() {
        ActionSpace space = new ActionSpace.Ball(2, 0.4);
        Context context = Context.of(new Latent(new float[] {0.1f, -0.2f}));
        GoalCost goal = GoalCost.nearest(new Latent(new float[] {1, 1}), 0.02);
        return HeldActionsCost.of(
                ShootingCost.of(
                        new PointMass(space, 2, 1),
                        context,
                        WeightedSum.of(1, goal).and(0.1, new ActionPenalty(space))),
                4);
    }

    private static String hash(Planner planner) {
        return hash(planner, PROBLEMS);
    }

    /** Over the problems that have a gradient. */
    private static String smoothHash(Planner planner) {
        return hash(
                planner,
                PROBLEMS.stream()
                        .filter(problem -> problem.cost() instanceof DifferentiableTrajectoryCost)
                        .toList());
    }

    private static String hash(Planner planner, List<PlanningProblem> problems) {
        long hash = 17;
        for (PlanningProblem problem : problems) {
            Plan plan = planner.plan(problem, 20_260_101);
            hash = 31 * hash + Double.doubleToLongBits(plan.cost());
            for (double value : plan.actions().toArray()) {
                hash = 31 * hash + Double.doubleToLongBits(value);
            }
        }
        return Long.toHexString(hash);
    }

    @Test
    void cemPlansKeepTheirBits() {
        assertThat(hash(new CemPlanner())).isEqualTo("7ea6ad84a2a7a6c6");
    }

    @Test
    void icemPlansKeepTheirBits() {
        assertThat(hash(new IcemPlanner())).isEqualTo("1670c42e2a6509f");
    }

    @Test
    void cmaEsPlansKeepTheirBits() {
        assertThat(hash(new CmaEsPlanner())).isEqualTo("9432acf85bdb3dab");
        assertThat(hash(new CmaEsPlanner(CmaEsPlanner.Config.defaults().withDiagonalAbove(0))))
                .isEqualTo("f27a231d0357167a");
    }

    @Test
    void gradientPlansKeepTheirBits() {
        assertThat(smoothHash(new GradientPlanner())).isEqualTo("c8d375d9e1bf9e7e");
    }

    @Test
    void refinedPlansKeepTheirBits() {
        assertThat(smoothHash(new RefinedPlanner())).isEqualTo("e0379f9989d16720");
    }

    @Test
    void plansUnderConstraintsKeepTheirBits() {
        List<PlanningProblem> problems = List.of(
                Constrained.problem(Constrained.aroundADisc(), 1000),
                Constrained.problem(Constrained.withLittleEffort(), 1000));
        assertThat(hash(new AugmentedLagrangianPlanner(new CemPlanner()), problems))
                .isEqualTo("82bfc1c62cb1d16d");
        assertThat(hash(new AugmentedLagrangianPlanner(new GradientPlanner()), problems))
                .isEqualTo("967ebbf9e40ae066");
    }

    @Test
    void mppiPlansKeepTheirBits() {
        assertThat(hash(new MppiPlanner())).isEqualTo("32f7ae0eba320ce6");
    }

    @Test
    void predictiveSamplingPlansKeepTheirBits() {
        assertThat(hash(new PredictiveSamplingPlanner())).isEqualTo("7944f0ea18117536");
    }

    @Test
    void categoricalCemPlansKeepTheirBits() {
        PlanningProblem choices =
                PlanningProblem.of(new ChoiceChain(1), ChoiceChain.SPACE, ChoiceChain.HORIZON, Budget.evaluations(200));
        assertThat(hash(new CategoricalCemPlanner()))
                .as("those of CEM where there are no choices")
                .isEqualTo(hash(new CemPlanner()));
        assertThat(hash(new CategoricalCemPlanner(), List.of(choices))).isEqualTo("6d23d01a1b44a962");
        assertThat(hash(new PredictiveSamplingPlanner(), List.of(choices))).isEqualTo("cff3fb1ff9ced4a9");
    }

    @Test
    void randomShootingPlansKeepTheirBits() {
        assertThat(hash(new RandomShootingPlanner())).isEqualTo("272bc6bbdfdf122f");
    }

    /** Over problems that show single model steps: with a goal and without. */
    @Test
    void liftedPlansKeepTheirBits() {
        PlanningProblem rollout = PlanningProblem.of(
                LinearQuadratic.rollout(), LinearQuadratic.SPACE, LinearQuadratic.HORIZON, Budget.evaluations(700));
        assertThat(hash(new LiftedPlanner(), List.of(rollout, PROBLEMS.get(2)))).isEqualTo("712a09de4ed0eec9");
    }
}
