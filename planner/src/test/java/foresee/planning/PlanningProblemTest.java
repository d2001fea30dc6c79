package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanningProblemTest {
    private static final TrajectoryCost FREE = (actions, from, to, costs) -> {};
    private static final ActionSpace SPACE = ActionSpace.Box.symmetric(2, 1);

    @Test
    void whereNothingActsNothingIsPlanned() {
        assertThatThrownBy(() -> PlanningProblem.of(FREE, ActionSpace.none(), 3, Budget.evaluations(8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("action space (size 0) must have a component to plan with: nothing acts here.");
    }

    @Test
    void guessIsTheCentreUnlessGivenAndIsProjected() {
        PlanningProblem problem = PlanningProblem.of(FREE, SPACE, 3, Budget.evaluations(1));
        assertThat(problem.guess()).isEqualTo(ActionSequence.centered(SPACE, 3));
        assertThat(problem.horizon()).isEqualTo(3);
        ActionSequence outside = ActionSequence.of(1, 2, new double[] {7, -0.5});
        assertThat(problem.withGuess(outside).guess()).isEqualTo(ActionSequence.of(1, 2, new double[] {1, -0.5}));
    }

    @Test
    void guessOfAnotherActionSizeIsRefused() {
        ActionSequence guess = ActionSequence.of(1, 3, new double[3]);
        assertThatThrownBy(() -> new PlanningProblem(FREE, SPACE, guess, Budget.evaluations(1)))
                .hasMessage("action size of the guess (3) must be that of the action space (2).");
    }

    @Test
    void alternativesAreMadeExecutableAndKeptByEveryCopy() {
        ActionSequence outside = ActionSequence.of(1, 2, new double[] {7, -0.5});
        ActionSequence inside = ActionSequence.of(1, 2, new double[] {1, -0.5});
        PlanningProblem problem = PlanningProblem.of(FREE, SPACE, 1, Budget.evaluations(1));
        assertThat(problem.alternatives()).isEmpty();
        PlanningProblem more = problem.withAlternatives(List.of(outside));
        assertThat(more.alternatives()).containsExactly(inside);
        assertThat(more.withCost(FREE).withBudget(Budget.evaluations(2)).alternatives())
                .containsExactly(inside);
        RateLimit limit = new RateLimit(new double[] {0.5, 0.5}, new double[2]);
        assertThat(more.withGuess(inside).withRateLimit(limit).alternatives())
                .containsExactly(ActionSequence.of(1, 2, new double[] {0.5, -0.5}));
        assertThatThrownBy(() -> problem.withAlternatives(List.of(ActionSequence.of(2, 2, new double[4]))))
                .hasMessage("alternatives (2 x 2) must be of the guess's shape (1 x 2).");
    }

    @Test
    void traceAddsUpItsIterations() {
        PlanTrace trace = new PlanTrace(List.of(
                new PlanTrace.Iteration(64, 1, 2, 1.5, 3, true), new PlanTrace.Iteration(16, 1, 2, 1, 1, false)));
        assertThat(trace.evaluations()).isEqualTo(80);
        assertThat(trace.nonFiniteCosts()).isEqualTo(4);
    }
}
