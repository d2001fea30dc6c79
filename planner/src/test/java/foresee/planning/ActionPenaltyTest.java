package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import foresee.model.KeyedRandom;
import foresee.model.LatentTrajectories;
import org.junit.jupiter.api.Test;

class ActionPenaltyTest {
    private static final ActionSpace SPACE = new ActionSpace.Box(new double[] {-1, 2}, new double[] {3, 3});
    private static final LatentTrajectories NO_LATENTS = new LatentTrajectories(1, 1, 1);

    private static ActionBatch randomActions() {
        ActionBatch actions = new ActionBatch(3, 4, 2);
        KeyedRandom random = new KeyedRandom(1);
        for (int offset = 0; offset < actions.values().length; offset += 2) {
            SPACE.sample(random, actions.values(), offset);
        }
        return actions;
    }

    private static double[] costs(ActionBatch actions) {
        double[] costs = new double[actions.candidates()];
        new ActionPenalty(SPACE).evaluate(NO_LATENTS, actions, 0, actions.candidates(), costs);
        return costs;
    }

    @Test
    void costIsZeroAtTheCentreAndOneInTheCorners() {
        ActionBatch actions = new ActionBatch(2, 3, 2);
        actions.set(0, ActionSequence.centered(SPACE, 3));
        actions.set(1, ActionSequence.of(3, 2, new double[] {-1, 2, 3, 3, 3, 2}));
        assertThat(costs(actions)).containsExactly(0, 1);
    }

    @Test
    void costIsTheFormula() {
        ActionBatch actions = randomActions();
        double sum = 0;
        for (int t = 0; t < 4; t++) {
            double first = (actions.get(1, t, 0) - 1) / 2;
            double second = (actions.get(1, t, 1) - 2.5) / 0.5;
            sum += first * first + second * second;
        }
        assertThat(costs(actions)[1]).isCloseTo(sum / 8, within(1e-14));
    }

    @Test
    void gradientIsTheCentralDifferenceInTheRowsAskedFor() {
        ActionBatch actions = randomActions();
        double[] gradient = new double[actions.values().length];
        new ActionPenalty(SPACE)
                .addGradient(NO_LATENTS, actions, 1, 3, new double[] {7, 2.5, 2.5}, NO_LATENTS, gradient);
        for (int j = 0; j < gradient.length; j++) {
            int n = j / 8;
            double at = actions.values()[j];
            actions.values()[j] = at + 1e-5;
            double above = costs(actions)[n];
            actions.values()[j] = at - 1e-5;
            double below = costs(actions)[n];
            actions.values()[j] = at;
            assertThat(gradient[j]).isCloseTo(n == 0 ? 0 : 2.5 * (above - below) / 2e-5, within(1e-8));
        }
    }

    @Test
    void actionsOfAnotherSizeAreRefused() {
        assertThatThrownBy(() -> costs(new ActionBatch(1, 1, 3)))
                .hasMessage("action size of the candidates (3) must be that of the action space (2).");
    }
}
