package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.fixtures.PointMass;
import foresee.model.ActionBatch;
import foresee.model.ActionSpace;
import foresee.model.Context;
import foresee.model.KeyedRandom;
import foresee.model.Latent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HeldActionsCostTest {
    private static final ActionSpace SPACE = ActionSpace.Box.symmetric(2, 1);
    private static final ShootingCost.Differentiable INNER = ShootingCost.of(
            new PointMass(SPACE, 2, 1),
            Context.of(new Latent(new float[] {0.3f, 0.1f})),
            GoalCost.nearest(new Latent(new float[] {1, -1})));

    private static ActionBatch decisions(int candidates) {
        ActionBatch decisions = new ActionBatch(candidates, 4, 2);
        KeyedRandom random = new KeyedRandom(3);
        Arrays.setAll(decisions.values(), j -> 0.2 * random.nextGaussian());
        return decisions;
    }

    @Test
    void costIsThatOfTheHeldActions() {
        ActionBatch decisions = decisions(50);
        double[] costs = new double[50];
        HeldActionsCost.of(INNER, 3).evaluate(decisions, 5, 50, costs);
        for (int n = 0; n < 50; n++) {
            double[] expected = new double[1];
            INNER.evaluate(ActionBatch.of(decisions.sequence(n).held(3)), 0, 1, expected);
            assertThat(costs[n]).isEqualTo(n < 5 ? 0 : expected[0]);
        }
    }

    @Test
    void holdingForOneStepChangesNothing() {
        double[] costs = new double[20];
        HeldActionsCost.of((TrajectoryCost) INNER, 1).evaluate(decisions(20), 0, 20, costs);
        double[] expected = new double[20];
        INNER.evaluate(decisions(20), 0, 20, expected);
        assertThat(costs).isEqualTo(expected);
    }

    @Test
    void gradientIsTheSumOverTheHeldSteps() {
        ActionBatch decisions = decisions(20);
        double[] costs = new double[20];
        double[] gradient = new double[decisions.values().length];
        HeldActionsCost.of(INNER, 3).evaluateWithGradient(decisions, 1, 20, costs, gradient);
        for (int n = 0; n < 20; n++) {
            double[] inner = new double[24];
            ActionBatch held = ActionBatch.of(decisions.sequence(n).held(3));
            INNER.evaluateWithGradient(held, 0, 1, new double[1], inner);
            for (int k = 0; k < 4; k++) {
                for (int i = 0; i < 2; i++) {
                    double sum = inner[6 * k + i] + inner[6 * k + 2 + i] + inner[6 * k + 4 + i];
                    assertThat(gradient[decisions.offset(n, k) + i]).isCloseTo(n == 0 ? 0 : sum, within(1e-12));
                }
            }
        }
        double[] plain = new double[20];
        HeldActionsCost.of(INNER, 3).evaluate(decisions, 1, 20, plain);
        assertThat(costs).isEqualTo(plain);
    }

    @Test
    void holdBelowOneIsRefused() {
        assertThatThrownBy(() -> HeldActionsCost.of(INNER, 0)).hasMessage("hold (0) must be at least 1.");
    }
}
