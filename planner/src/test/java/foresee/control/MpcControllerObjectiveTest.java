package foresee.control;

import static foresee.control.ControlFixture.BOX;
import static foresee.control.ControlFixture.CONFIG;
import static foresee.control.ControlFixture.firstComponents;
import static org.assertj.core.api.Assertions.assertThat;

import foresee.control.ControlFixture.CountingPlanner;
import foresee.fixtures.Constrained;
import foresee.fixtures.PointMass;
import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import foresee.model.LatentTrajectories;
import foresee.planning.AugmentedLagrangianPlanner;
import foresee.planning.Budget;
import foresee.planning.MppiPlanner;
import foresee.planning.Objective;
import foresee.planning.Planner;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the controller tells its objective. */
class MpcControllerObjectiveTest {

    /** Notes after which actions it was asked for. */
    private record Noting(List<List<Double>> actions) implements Objective {
        @Override
        public void evaluate(
                LatentTrajectories trajectories, ActionBatch candidates, int from, int to, double[] costs) {}

        @Override
        public Objective after(double[] action) {
            actions.add(List.of(action[0], action[1]));
            return this;
        }
    }

    @Test
    void constraintsHoldOnTheWholeWayUnderControl() {
        PointMass model = new PointMass(Constrained.SPACE, 1, 1);
        MpcConfig config = new MpcConfig(12, 2, 1, Budget.evaluations(400), 2);
        Planner planner = new AugmentedLagrangianPlanner(new MppiPlanner());
        double[] at = {-1, 0.05};
        try (MpcController controller = new MpcController(model, Constrained.aroundADisc(), planner, config, 3)) {
            for (int step = 0; step < 16; step++) {
                double[] action = controller.act(PointMass.at(at));
                at = model.after(at, at, ActionSequence.of(1, 2, action));
                assertThat(Math.hypot(at[0], at[1])).isGreaterThan(0.5 - 2e-3);
            }
        }
        assertThat(Math.hypot(at[0] - 1, at[1])).isLessThan(0.2);
    }

    @Test
    void objectiveOfEachPlanCountsFromTheActionExecutedLast() {
        Noting objective = new Noting(new ArrayList<>());
        PointMass model = new PointMass(BOX, 4, 1);
        try (MpcController controller = new MpcController(model, objective, new CountingPlanner(), CONFIG, 1)) {
            firstComponents(controller, 8);
            controller.executed(new double[] {0.7, -0.7});
            firstComponents(controller, 1);
        }
        assertThat(objective.actions()).containsExactly(List.of(0.5, 0.0), List.of(.02, 0.0), List.of(0.7, -0.7));
    }
}
