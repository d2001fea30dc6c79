package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.fixtures.PointMass;
import foresee.model.ActionBatch;
import foresee.model.ActionSpace;
import foresee.model.Context;
import foresee.model.KeyedRandom;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostScratchTest {
    private static final ActionSpace SPACE = ActionSpace.Box.symmetric(2, 1);
    private static final PointMass MODEL = new PointMass(SPACE, 2, 1);
    private static final Objective GOAL = GoalCost.nearest(new Latent(new float[] {1, -1}));

    private static ActionBatch decisions(int horizon) {
        ActionBatch decisions = new ActionBatch(20, horizon, 2);
        KeyedRandom random = new KeyedRandom(horizon);
        Arrays.setAll(decisions.values(), j -> 0.2 * random.nextGaussian());
        return decisions;
    }

    private static TrajectoryCost from(float x, int hold, CostScratch scratch) {
        Context start = Context.of(new Latent(new float[] {x, 0.1f}));
        return HeldActionsCost.of(ShootingCost.of(MODEL, start, GOAL, scratch), hold, scratch);
    }

    private static double[] costs(TrajectoryCost cost, int horizon) {
        double[] costs = new double[20];
        cost.evaluate(decisions(horizon), 0, 20, costs);
        return costs;
    }

    private static double[] gradient(TrajectoryCost cost, int horizon) {
        double[] gradient = new double[20 * horizon * 2];
        ((DifferentiableTrajectoryCost) cost).evaluateWithGradient(decisions(horizon), 0, 20, new double[20], gradient);
        return gradient;
    }

    @Test
    void whatWasLeftInItChangesNothing() {
        CostScratch shared = new CostScratch();
        float[] starts = {0.3f, -0.2f, 0.9f, 0.3f, 0.1f};
        int[] holds = {2, 2, 1, 2, 4};
        int[] horizons = {4, 4, 6, 4, 2};
        for (int i = 0; i < starts.length; i++) {
            TrajectoryCost cost = from(starts[i], holds[i], shared);
            TrajectoryCost alone = from(starts[i], holds[i], new CostScratch());
            assertThat(costs(cost, horizons[i])).isEqualTo(costs(alone, horizons[i]));
            assertThat(gradient(cost, horizons[i])).isEqualTo(gradient(alone, horizons[i]));
        }
    }

    @Test
    void costsThatShareItUseTheSameTrajectoriesAndActions() {
        List<LatentTrajectories> trajectories = new ArrayList<>();
        List<ActionBatch> actions = new ArrayList<>();
        Objective watching = (latents, held, from, to, costs) -> {
            trajectories.add(latents);
            actions.add(held);
        };
        CostScratch scratch = new CostScratch();
        Context start = Context.of(new Latent(new float[] {0, 0}));
        for (int plan = 0; plan < 3; plan++) {
            costs(HeldActionsCost.of(ShootingCost.of(MODEL, start, watching, scratch), 2, scratch), 4);
        }
        costs(HeldActionsCost.of(ShootingCost.of(MODEL, start, watching), 2), 4);

        assertThat(trajectories).hasSize(4);
        assertThat(trajectories.subList(0, 3)).allMatch(one -> one == trajectories.get(0));
        assertThat(actions.subList(0, 3)).allMatch(one -> one == actions.get(0));
        assertThat(trajectories.get(3)).isNotSameAs(trajectories.get(0));
        assertThat(actions.get(3)).isNotSameAs(actions.get(0));
    }
}
