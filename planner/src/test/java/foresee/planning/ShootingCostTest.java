package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.fixtures.PointMass;
import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import foresee.model.Context;
import foresee.model.KeyedRandom;
import foresee.model.Latent;
import foresee.model.WorldModel;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShootingCostTest {
    private static final ActionSpace SPACE = ActionSpace.Box.symmetric(2, 1);
    private static final PointMass MODEL = new PointMass(SPACE, 2, 2);
    private static final Latent GOAL = new Latent(new float[] {1, -1});
    private static final Context CONTEXT = new Context(
            List.of(new Latent(new float[] {0.1f, 0.2f}), new Latent(new float[] {0.3f, 0.1f})),
            List.of(ActionSequence.centered(SPACE, 2)));
    private static final ShootingCost.Differentiable COST = ShootingCost.of(
            MODEL, CONTEXT, WeightedSum.of(1, GoalCost.nearest(GOAL)).and(0.1, new ActionPenalty(SPACE)));

    private static ActionBatch actions(int candidates) {
        ActionBatch actions = new ActionBatch(candidates, 6, 2);
        KeyedRandom random = new KeyedRandom(2);
        Arrays.setAll(actions.values(), j -> 0.3 * random.nextGaussian());
        return actions;
    }

    @Test
    void costIsTheObjectiveOfTheImaginedPath() {
        ActionBatch actions = actions(1);
        double[] before = {0.1f, 0.2f};
        double[] now = {0.3f, 0.1f};
        double sum = 0;
        for (int t = 0; t < 3; t++) {
            double[] chunk = Arrays.copyOfRange(actions.values(), 4 * t, 4 * t + 4);
            double[] next = MODEL.after(before, now, ActionSequence.of(2, 2, chunk));
            sum += (Math.pow(next[0] - 1, 2) + Math.pow(next[1] + 1, 2)) / 2;
            before = now;
            now = next;
        }
        double[] costs = new double[1];
        ShootingCost.of(MODEL, CONTEXT, GoalCost.sum(GOAL)).evaluate(actions, 0, 1, costs);
        assertThat(costs[0]).isCloseTo(sum, within(1e-6));
    }

    @Test
    void costOfACandidateDoesNotDependOnTheSlice() {
        ActionBatch actions = actions(40);
        double[] together = new double[40];
        COST.evaluate(actions, 0, 40, together);
        double[] apart = new double[40];
        for (int from = 0; from < 40; from += 7) {
            COST.evaluate(actions, from, Math.min(40, from + 7), apart);
        }
        assertThat(apart).isEqualTo(together);
    }

    @Test
    void gradientIsTheCentralDifference() {
        ActionBatch actions = actions(3);
        double[] costs = new double[3];
        double[] gradient = new double[actions.values().length];
        COST.evaluateWithGradient(actions, 1, 3, costs, gradient);
        double[] plain = new double[3];
        COST.evaluate(actions, 1, 3, plain);
        assertThat(costs).isEqualTo(plain);
        for (int j = 0; j < gradient.length; j++) {
            int n = j / 12;
            double expected = n == 0 ? 0 : (costAt(actions, j, n, 1e-3) - costAt(actions, j, n, -1e-3)) / 2e-3;
            assertThat(gradient[j]).isCloseTo(expected, within(2e-4));
        }
    }

    private static double costAt(ActionBatch actions, int j, int n, double change) {
        double at = actions.values()[j];
        actions.values()[j] = at + change;
        double[] costs = new double[actions.candidates()];
        COST.evaluate(actions, n, n + 1, costs);
        actions.values()[j] = at;
        return costs[n];
    }

    @Test
    void gradientIsAddedAndLeavesNothingBehind() {
        ActionBatch actions = actions(2);
        double[] once = new double[actions.values().length];
        COST.evaluateWithGradient(actions, 0, 2, new double[2], once);
        double[] again = new double[actions.values().length];
        COST.evaluateWithGradient(actions, 0, 2, new double[2], again);
        assertThat(again).isEqualTo(once);
        COST.evaluateWithGradient(actions, 0, 2, new double[2], again);
        assertThat(again[5]).isEqualTo(2 * once[5]);
    }

    @Test
    void contextThatDoesNotFitTheModelIsRefused() {
        WorldModel model = MODEL;
        assertThatThrownBy(() -> ShootingCost.of(model, Context.of(GOAL), GoalCost.sum(GOAL)))
                .hasMessage("latents in the context (1) must be as many as the model's history (2).");
        Context flat = Context.of(new Latent(new float[] {1}));
        assertThatThrownBy(() -> ShootingCost.of(new PointMass(SPACE, 1, 1), flat, GoalCost.sum(GOAL)))
                .hasMessage("latent size of the context (1) must be that of the model (2).");
    }

    @Test
    void horizonThatIsNoMultipleOfTheChunkIsRefused() {
        assertThatThrownBy(() -> COST.evaluate(new ActionBatch(1, 5, 2), 0, 1, new double[1]))
                .hasMessage("horizon (5) must be a multiple of the model's action chunk (2).");
    }
}
