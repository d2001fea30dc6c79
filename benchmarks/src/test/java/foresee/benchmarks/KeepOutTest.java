package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.control.MpcConfig;
import foresee.control.MpcController;
import foresee.envs.TwoRoom;
import foresee.model.Latent;
import foresee.model.Observation;
import foresee.planning.AugmentedLagrangianPlanner;
import foresee.planning.Budget;
import foresee.planning.ConstrainedObjective;
import foresee.planning.GoalCost;
import foresee.planning.MppiPlanner;
import foresee.planning.Objective;
import foresee.planning.Planner;
import foresee.planning.Region;
import foresee.planning.RegionViolation;
import foresee.runtime.CompiledWorldModel;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The bundled model on its way up the left room, with a rectangle in between that it may not enter, in numbers its own probe
 * reads off its latents: from frames alone, judged by the true state.
 *
 * <p>The rectangle stands at the left border and goes on behind it: a model imagines an agent there too, though no world lets
 * it pass.
 */
class KeepOutTest {
    private static final double[] LOW = {Double.NEGATIVE_INFINITY, 25};
    private static final double[] HIGH = {18, 37};
    private static final double MARGIN = 1.5;
    private static final int STEPS = 50;

    /** Share of the steps inside the rectangle, and the nearest approach to the goal in px. */
    private record Outcome(double inside, double distance) {}

    private final CompiledWorldModel model;
    private final TwoRoom world = new TwoRoom(TwoRoom.Layout.FIXED);
    private final float[] goal = world.state(12, 12, TwoRoom.FIXED_WALL_X, TwoRoom.FIXED_DOOR_Y);
    private final Objective reach;

    KeepOutTest() throws IOException {
        model = CompiledWorldModel.load(Path.of("../models/two-room.safetensors"));
        Latent target = model.encode(Observation.ofFrame(world.render(goal), 0));
        reach = GoalCost.nearest(target);
    }

    @Test
    void straightWayLeadsThroughTheRectangle() {
        Outcome through = walk(reach, 7);
        assertThat(through.inside()).isGreaterThan(0.08);
        assertThat(through.distance()).isLessThan(2.3);
    }

    @Test
    void rectangleIsKeptOnTheWayToTheGoal() {
        RegionViolation rectangle = RegionViolation.keepOut(model.probe("agent x", "agent y"), Region.box(LOW, HIGH))
                .withMargin(MARGIN);
        Objective around = ConstrainedObjective.of(reach).atMost(rectangle.constraint(), 0);
        for (long seed = 7; seed < 9; seed++) {
            Outcome outcome = walk(around, seed);
            assertThat(outcome.inside()).isZero();
            assertThat(outcome.distance()).isLessThan(2.3);
        }
    }

    private Outcome walk(Objective objective, long seed) {
        float[] state = world.state(12, 50, TwoRoom.FIXED_WALL_X, TwoRoom.FIXED_DOOR_Y);
        Planner planner = new AugmentedLagrangianPlanner(new MppiPlanner());
        MpcConfig config = MpcConfig.defaults().withBudget(Budget.evaluations(512));
        int inside = 0;
        double nearest = Double.MAX_VALUE;
        try (MpcController agent = new MpcController(model, objective, planner, config, seed)) {
            for (int step = 0; step < STEPS; step++) {
                double[] action = agent.act(Observation.ofFrame(world.render(state), step));
                state = world.step(state, action);
                inside += isInside(state) ? 1 : 0;
                nearest = Math.min(nearest, TwoRoom.distance(state, goal));
            }
        }
        return new Outcome((double) inside / STEPS, nearest);
    }

    private static boolean isInside(float[] state) {
        return state[0] > LOW[0] && state[0] < HIGH[0] && state[1] > LOW[1] && state[1] < HIGH[1];
    }
}
