package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.fixtures.CentralDifferences;
import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import foresee.model.LatentTrajectories;
import org.junit.jupiter.api.Test;

class SmoothnessPenaltyTest {
    private static final ActionSpace SPACE = new ActionSpace.Box(new double[] {-1, 2}, new double[] {3, 3});
    private static final SmoothnessPenalty PENALTY = new SmoothnessPenalty(SPACE);
    private static final LatentTrajectories NO_LATENTS = new LatentTrajectories(2, 1, 1);

    private static double cost(Objective objective, double... plan) {
        double[] costs = new double[1];
        ActionBatch actions = ActionBatch.of(ActionSequence.of(plan.length / 2, 2, plan));
        objective.evaluate(NO_LATENTS, actions, 0, 1, costs);
        return costs[0];
    }

    @Test
    void costIsTheFormula() {
        double changes = (2 * 2 + 1 * 1) / (2.0 * 2) + (0.25 * 0.25 + 0.5 * 0.5) / (0.5 * 0.5);
        assertThat(cost(PENALTY, 0, 2, 2, 2.25, 3, 2.75)).isCloseTo(changes / 6, within(1e-15));
        double first = 0.5 * 0.5 / (2.0 * 2) + 0.25 * 0.25 / (0.5 * 0.5);
        assertThat(cost(PENALTY.after(new double[] {0.5, 2.25}), 0, 2, 2, 2.25, 3, 2.75))
                .isCloseTo((changes + first) / 6, within(1e-15));
    }

    @Test
    void costIsZeroForWhatGoesOn() {
        assertThat(cost(PENALTY, 2, 3, 2, 3)).isZero();
        assertThat(cost(PENALTY.after(new double[] {2, 3}), 2, 3, 2, 3)).isZero();
        assertThat(cost(PENALTY.after(new double[] {-1, 2}), 3, 3, -1, 2)).isEqualTo(4);
    }

    @Test
    void gradientIsTheCentralDifference() {
        ActionBatch actions = CentralDifferences.randomActions(3, 4, 2, 1, 5);
        CentralDifferences.assertGradients(PENALTY, NO_LATENTS, actions, 1e-9);
        CentralDifferences.assertGradients(PENALTY.after(new double[] {1, 2}), NO_LATENTS, actions, 1e-9);
    }

    @Test
    void lastActionIsCopiedAndReachesThePartsOfASum() {
        double[] action = {0.5, 2.25};
        Objective sum =
                WeightedSum.of(3, PENALTY).and(1, new ActionPenalty(SPACE)).after(action);
        double before = cost(sum, 0, 2);
        action[0] = 3;
        assertThat(cost(sum, 0, 2)).isEqualTo(before);
        assertThat(before)
                .isEqualTo(3 * cost(PENALTY.after(new double[] {0.5, 2.25}), 0, 2)
                        + cost(new ActionPenalty(SPACE), 0, 2));
        assertThat(sum).isInstanceOf(DifferentiableObjective.class);
        Objective least = AnyOf.of(PENALTY, PENALTY).after(new double[] {0.5, 2.25});
        assertThat(cost(least, 0, 2)).isEqualTo(cost(PENALTY.after(new double[] {0.5, 2.25}), 0, 2));
    }

    @Test
    void actionsOfAnotherSizeAreRefused() {
        assertThatThrownBy(() -> PENALTY.after(new double[3]))
                .hasMessage("action size (3) must be that of the action space (2).");
        assertThatThrownBy(() -> PENALTY.evaluate(NO_LATENTS, new ActionBatch(1, 1, 1), 0, 1, new double[1]))
                .hasMessage("action size (1) must be that of the action space (2).");
    }
}
