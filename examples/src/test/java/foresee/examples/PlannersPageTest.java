package foresee.examples;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.control.MpcConfig;
import foresee.control.MpcController;
import foresee.envs.TwoRoom;
import foresee.model.ActionSpace;
import foresee.model.Context;
import foresee.model.Latent;
import foresee.model.Observation;
import foresee.planning.AnyOf;
import foresee.planning.AugmentedLagrangianPlanner;
import foresee.planning.Budget;
import foresee.planning.ConstrainedObjective;
import foresee.planning.GoalCost;
import foresee.planning.GradientPlanner;
import foresee.planning.MppiPlanner;
import foresee.planning.Objective;
import foresee.planning.Plan;
import foresee.planning.Planner;
import foresee.planning.PlanningProblem;
import foresee.planning.RateLimit;
import foresee.planning.RefinedPlanner;
import foresee.planning.Region;
import foresee.planning.RegionViolation;
import foresee.planning.ShootingCost;
import foresee.planning.SmoothnessPenalty;
import foresee.planning.WeightedSum;
import foresee.runtime.CompiledWorldModel;
import foresee.runtime.PlanningAdvice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@code docs/planners.md} shows compiles and plans, in the bundled model. */
class PlannersPageTest {
    private static final Path ROOT = Path.of("..");
    private static final TwoRoom WORLD = new TwoRoom(TwoRoom.Layout.FIXED);

    private final CompiledWorldModel model;
    private final Latent start;
    private final Latent goal;

    PlannersPageTest() throws IOException {
        model = CompiledWorldModel.load(ROOT.resolve("models/two-room.safetensors"));
        start = seen(12, 20);
        goal = seen(12, 50);
    }

    private Latent seen(float x, float y) {
        return model.encode(Observation.ofFrame(WORLD.render(WORLD.state(x, y, 32, 20)), 0));
    }

    private static Planner refined() {
        // planners.md: begin
        Planner descent = new GradientPlanner(GradientPlanner.Config.defaults().withRestarts(1));
        Planner planner = new RefinedPlanner(new MppiPlanner(), descent, 0.7);
        // planners.md: end
        return planner;
    }

    private Objective forbidden() {
        // planners.md: begin
        Region puddle = Region.box(new double[] {5, 30}, new double[] {20, 40}); // in pixels
        RegionViolation wet = RegionViolation.keepOut(model.probe("agent x", "agent y"), puddle);
        Objective objective = ConstrainedObjective.of(GoalCost.nearest(goal)).atMost(wet.constraint(), 0);
        // planners.md: end
        return objective;
    }

    private static Planner constrained() {
        // planners.md: begin
        Planner planner = new AugmentedLagrangianPlanner(new MppiPlanner());
        // planners.md: end
        return planner;
    }

    private static Objective composed(ActionSpace space, Latent left, Latent right) {
        // planners.md: begin
        Objective objective = WeightedSum.of(
                new double[] {1, 0.01},
                List.of(AnyOf.of(GoalCost.nearest(left), GoalCost.nearest(right)), new SmoothnessPenalty(space)));
        // planners.md: end
        return objective;
    }

    private static MpcConfig limited() {
        // planners.md: begin
        RateLimit limit =
                new RateLimit(new double[] {0.5, 0.5}, new double[] {0, 0}); // most change a step, first action
        MpcConfig config = MpcConfig.defaults().withRateLimit(limit);
        // planners.md: end
        return config;
    }

    private MpcController advised(Objective objective, long seed) {
        // planners.md: begin
        PlanningAdvice advice = model.card().planning().orElse(PlanningAdvice.defaults());
        Planner planner = new MppiPlanner(MppiPlanner.Config.defaults().withSamples(advice.samples()));
        MpcConfig config = advice.control(model.actionChunk());
        MpcController agent = new MpcController(model, objective, planner, config, seed);
        // planners.md: end
        return agent;
    }

    private PlanningProblem problem(Objective objective, long evaluations) {
        return PlanningProblem.of(
                ShootingCost.of(model, Context.of(start), objective),
                model.actionSpace(),
                12 * model.actionChunk(),
                Budget.evaluations(evaluations));
    }

    private Plan plan(Planner planner, Objective objective, long evaluations) {
        return planner.plan(problem(objective, evaluations), 1);
    }

    @Test
    void refinementCostsNoMoreThanItsFirstPartAlone() {
        Objective objective = GoalCost.nearest(goal);
        Plan refined = plan(refined(), objective, 128);
        assertThat(refined.trace().evaluations()).isEqualTo(128);
        assertThat(refined.cost())
                .isLessThan(plan(new MppiPlanner(), objective, 89).cost());
    }

    @Test
    void constraintIsKeptWhereItWouldBeBrokenWithoutOne() {
        Plan straight = plan(new MppiPlanner(), GoalCost.nearest(goal), 256);
        PlanningProblem judged = problem(forbidden(), 1).withGuess(straight.actions());
        assertThat(new MppiPlanner().plan(judged, 1).verdict().violation()).isGreaterThan(1);
        assertThat(plan(constrained(), forbidden(), 1024).verdict().violation()).isZero();
    }

    @Test
    void objectivesAddUpWithTheirGradients() {
        Plan plan = plan(refined(), composed(model.actionSpace(), goal, seen(50, 12)), 128);
        assertThat(plan.verdict().improved()).isTrue();
    }

    @Test
    void rateLimitIsPartOfTheLoop() {
        assertThat(limited().rateLimit())
                .hasValueSatisfying(limit -> assertThat(limit.limit(1)).isEqualTo(0.5));
    }

    @Test
    void controllerPlansAsTheCardAdvises() {
        try (MpcController agent = advised(GoalCost.nearest(goal), 7)) {
            double[] action = agent.act(Observation.ofFrame(WORLD.render(WORLD.state(12, 20, 32, 20)), 0));
            assertThat(model.actionSpace().contains(action, 0)).isTrue();
        }
    }

    @Test
    void pageShowsTheseLines() throws IOException {
        String source = Files.readString(ROOT.resolve("examples/src/test/java/foresee/examples/PlannersPageTest.java"));
        String page = Files.readString(ROOT.resolve("docs/planners.md"));
        String[] parts = source.split("// planners\\.md: begin\\n");
        assertThat(parts).hasSizeGreaterThan(6);
        for (int i = 1; i < 7; i++) {
            assertThat(page).contains(shown(parts[i]));
        }
    }

    private static String shown(String part) {
        return part.substring(0, part.indexOf("        // planners.md: end"))
                .lines()
                .map(line -> line.substring(8))
                .collect(Collectors.joining("\n"));
    }
}
