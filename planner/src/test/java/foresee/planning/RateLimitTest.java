package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final ActionSpace BOX = ActionSpace.Box.symmetric(2, 1);
    private static final ActionSpace BALL = new ActionSpace.Ball(2, 1);
    private static final TrajectoryCost FREE = (actions, from, to, costs) -> {};

    private static double[] projected(ActionSpace space, RateLimit limit, double... plan) {
        ActionSequence guess = ActionSequence.of(plan.length / 2, 2, plan);
        return new PlanningProblem(FREE, space, guess, Budget.evaluations(0))
                .withRateLimit(limit)
                .guess()
                .toArray();
    }

    @Test
    void eachComponentOfABoxMovesAsFarAsItMay() {
        RateLimit limit = new RateLimit(new double[] {0.5, 0.25}, new double[] {0.5, 0});
        assertThat(projected(BOX, limit, 9, -0.125, -1, -1)).containsExactly(1, -0.125, 0.5, -0.375);
    }

    @Test
    void actionOfABallMovesOnTheStraightLine() {
        RateLimit limit = new RateLimit(new double[] {0.3, 0.3}, new double[] {-1, 0});
        double[] plan = projected(BALL, limit, 0, 1);
        assertThat(plan[0]).isCloseTo(-0.7, within(1e-15));
        assertThat(plan[1]).isCloseTo(0.3, within(1e-15));
    }

    @Test
    void infiniteLimitIsNone() {
        RateLimit limit = new RateLimit(new double[] {Double.POSITIVE_INFINITY, 0.1}, new double[] {-1, 0});
        assertThat(projected(BOX, limit, 1, 1)).containsExactly(1, 0.1);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> new RateLimit(new double[] {0}, new double[] {0}))
                .hasMessageContaining("limit[0] (0.0) must be positive");
        assertThatThrownBy(() -> new RateLimit(new double[] {1, 1}, new double[] {0}))
                .hasMessageContaining("limits (2) and previous action (1)");
        RateLimit outside = new RateLimit(new double[] {1, 1}, new double[] {0, 2});
        assertThatThrownBy(() -> projected(BOX, outside, 0, 0)).hasMessageContaining("must start from an action");
        PlanningProblem choices = PlanningProblem.of(FREE, new ActionSpace.Discrete(3), 2, Budget.evaluations(1));
        assertThatThrownBy(() -> choices.withRateLimit(new RateLimit(new double[] {1}, new double[] {0})))
                .hasMessageContaining("must be continuous");
    }
}
