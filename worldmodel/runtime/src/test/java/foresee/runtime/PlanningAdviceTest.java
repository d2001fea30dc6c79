package foresee.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.control.MpcConfig;
import foresee.planning.Budget;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanningAdviceTest {
    private final PlanningAdvice advice = new PlanningAdvice(128, 4, 6, 5, 10);

    @Test
    void horizonIsInModelStepsAndAllElseInEnvironmentSteps() {
        assertThat(advice.control(5)).hasToString(new MpcConfig(30, 5, 10, Budget.evaluations(512), 1).toString());
    }

    @Test
    void holdDividesTheHorizonInEnvironmentSteps() {
        advice.requireFits(5);
        assertThatThrownBy(() -> advice.requireFits(4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "planning.horizon (6) x action chunk (4) must be a multiple of planning.hold (5).\nMaybe hold for 4 steps.");
    }

    @Test
    void aPlanLastsUntilTheNext() {
        PlanningAdvice late = new PlanningAdvice(128, 4, 2, 1, 9);
        late.requireFits(5);
        assertThatThrownBy(() -> late.requireFits(4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "planning.horizon (2) x action chunk (4) must be at least planning.replanInterval (9).");
    }

    @Test
    void aCardTakesNoAdviceThatItsActionChunkDoesNotFit() {
        ModelCard card = RandomModels.card(RandomModels.everyLayer());
        PlanningAdvice odd = new PlanningAdvice(64, 4, 12, 7, 4);
        assertThatThrownBy(() -> card.withPlanning(Optional.of(odd)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be a multiple of planning.hold (7)");
    }
}
