package foresee.benchmarks.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.benchmarks.Meadow;
import foresee.model.ActionBatch;
import foresee.model.KeyedRandom;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.Observation;
import foresee.planning.GoalCost;
import org.junit.jupiter.api.Test;

class RenderedGoalCostTest {
    private static final Meadow MEADOW = new Meadow();
    private static final float[] GOAL = {40, 20};
    private static final DotModel MODEL = new DotModel(1, place -> new float[] {place[0] / 64, place[1] / 16});

    @Test
    void costIsTheGoalCostOfTheEncodedPictures() {
        int candidates = 5;
        int steps = 3;
        LatentTrajectories states = new LatentTrajectories(candidates, steps, 2);
        double[] expected = new double[candidates];
        for (int n = 0; n < candidates; n++) {
            double nearest = Double.POSITIVE_INFINITY;
            double sum = 0;
            for (int t = 0; t < steps; t++) {
                float[] state = MEADOW.reset(KeyedRandom.key(n, t));
                states.set(n, t, 0, state[0]);
                states.set(n, t, 1, state[1]);
                double d = see(state).distance(see(GOAL));
                nearest = Math.min(nearest, d);
                sum += d;
            }
            expected[n] = nearest + GoalCost.SHARE * sum;
        }
        double[] costs = new double[candidates];
        new RenderedGoalCost(MEADOW, MODEL, GOAL)
                .evaluate(states, new ActionBatch(candidates, 12, 2), 0, candidates, costs);
        assertThat(costs).containsExactly(expected, within(1e-12));
    }

    private static Latent see(float[] state) {
        return MODEL.encode(Observation.ofFrame(MEADOW.render(state), 0));
    }

    @Test
    void costIsZeroAtTheGoal() {
        LatentTrajectories there = new LatentTrajectories(1, 1, 2);
        there.set(0, 0, 0, GOAL[0]);
        there.set(0, 0, 1, GOAL[1]);
        double[] costs = {Double.NaN};
        new RenderedGoalCost(MEADOW, MODEL, GOAL).evaluate(there, new ActionBatch(1, 4, 2), 0, 1, costs);
        assertThat(costs).containsExactly(0);
    }

    @Test
    void refusesTrajectoriesThatAreNoStates() {
        RenderedGoalCost cost = new RenderedGoalCost(MEADOW, MODEL, GOAL);
        LatentTrajectories wrong = new LatentTrajectories(1, 1, 3);
        assertThatThrownBy(() -> cost.evaluate(wrong, new ActionBatch(1, 4, 2), 0, 1, new double[1]))
                .hasMessageContaining("state size of the trajectories (3)");
    }
}
