package foresee.control;

import static foresee.control.ControlFixture.BOX;
import static foresee.control.ControlFixture.CONFIG;
import static foresee.control.ControlFixture.firstComponents;
import static org.assertj.core.api.Assertions.assertThat;

import foresee.control.ControlFixture.CountingPlanner;
import foresee.fixtures.PointMass;
import foresee.model.ActionBatch;
import foresee.model.LatentTrajectories;
import foresee.planning.Objective;
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
