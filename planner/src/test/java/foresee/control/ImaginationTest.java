package foresee.control;

import static foresee.control.ControlFixture.BOX;
import static foresee.control.ControlFixture.CONFIG;
import static foresee.control.ControlFixture.GOAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.control.ControlFixture.Recorder;
import foresee.fixtures.PointMass;
import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import foresee.model.Context;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.Observation;
import foresee.model.WorldModel;
import foresee.planning.CemPlanner;
import foresee.planning.DifferentiableTrajectoryCost;
import foresee.planning.RiskCost;
import foresee.planning.ShootingCost;
import foresee.planning.TrajectoryCost;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImaginationTest {
    private static final PointMass MODEL = new PointMass(BOX, 4, 1);
    private static final Context START = Context.of(new Latent(new float[] {1, 1}));

    /** A point mass that moves a share of the way. */
    private record Slower(float share) implements WorldModel {
        @Override
        public int latentSize() {
            return 2;
        }

        @Override
        public ActionSpace actionSpace() {
            return BOX;
        }

        @Override
        public int actionChunk() {
            return 4;
        }

        @Override
        public Latent encode(Observation observation) {
            return MODEL.encode(observation);
        }

        @Override
        public void rollout(Context context, ActionBatch actions, int from, int to, LatentTrajectories out) {
            MODEL.rollout(context, actions, from, to, out);
            for (int j = 0; j < out.steps() * 2 * out.candidates(); j++) {
                out.values()[j] *= share;
            }
        }
    }

    private static double cost(TrajectoryCost cost) {
        double[] costs = new double[1];
        cost.evaluate(ActionBatch.of(ActionSequence.centered(BOX, 8)), 0, 1, costs);
        return costs[0];
    }

    @Test
    void ofOneModelIsItsShootingCost() {
        TrajectoryCost cost = Imagination.in(MODEL).cost(START, GOAL);
        assertThat(cost).isInstanceOf(DifferentiableTrajectoryCost.class);
        assertThat(cost(cost)).isEqualTo(cost(ShootingCost.of(MODEL, START, GOAL)));
    }

    @Test
    void acrossModelsIsTheRiskOfTheirCosts() {
        List<WorldModel> models = List.of(MODEL, new Slower(.5f));
        RiskCost expected = new RiskCost(
                models.stream()
                        .map(model -> ShootingCost.of(model, START, GOAL))
                        .toList(),
                2);
        assertThat(cost(Imagination.across(models, 2).cost(START, GOAL))).isEqualTo(cost(expected));
        assertThat(Imagination.across(List.of(MODEL, MODEL), 2).cost(START, GOAL))
                .isInstanceOf(DifferentiableTrajectoryCost.class);
        assertThatThrownBy(() -> Imagination.across(List.of(), 1)).hasMessage("models (0) must be at least 1.");
    }

    @Test
    void controllerPlansByTheImaginationItIsGiven() {
        assertThat(firstCost(Imagination.across(List.of(MODEL), 0))).isEqualTo(firstCost(Imagination.in(MODEL)));
        assertThat(firstCost(Imagination.across(List.of(MODEL, new Slower(.5f)), 1)))
                .isNotEqualTo(firstCost(Imagination.in(MODEL)));
    }

    private static double firstCost(Imagination imagination) {
        Recorder recorder = new Recorder();
        List<Goal> goals = List.of(Goal.endless(GOAL));
        try (MpcController controller =
                new MpcController(MODEL, imagination, goals, new CemPlanner(), CONFIG, 1, recorder)) {
            controller.act(PointMass.at(0, 0));
        }
        return recorder.plans.get(0).plan().cost();
    }
}
