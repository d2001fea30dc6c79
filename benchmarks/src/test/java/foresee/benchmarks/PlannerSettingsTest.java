package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.control.MpcConfig;
import foresee.planning.Budget;
import foresee.planning.Plan;
import foresee.planning.PlanningProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"mppi", "cem", "random"})
    void everyPlannerSpendsItsWholeBudget(String name) {
        PlannerSettings settings =
                PlannerSettings.defaults().withPlanner(name).withSamples(20).withIterations(3);
        assertThat(settings.build().describe()).startsWith(name).contains("samples=20");
        Plan plan = settings.build()
                .plan(
                        PlanningProblem.of(
                                (actions, from, to, costs) -> {
                                    for (int n = from; n < to; n++) {
                                        costs[n] = actions.get(n, 0, 0);
                                    }
                                },
                                new Meadow().actionSpace(),
                                4,
                                settings.control(4).budget()),
                        1);
        assertThat(plan.trace().evaluations()).isEqualTo(60);
    }

    @Test
    void theHorizonIsInModelSteps() {
        MpcConfig control = PlannerSettings.defaults().control(4);
        assertThat(control.horizon()).isEqualTo(48);
        assertThat(control.hold()).isEqualTo(4);
        assertThat(((Budget.Evaluations) control.budget()).count()).isEqualTo(256);
        assertThat(PlannerSettings.defaults().withReplanInterval(1).control(4).replanInterval())
                .isEqualTo(1);
    }

    @Test
    void refusesWhatCannotBe() {
        PlannerSettings defaults = PlannerSettings.defaults();
        assertThatThrownBy(() -> defaults.withPlanner("grasp")).hasMessageContaining("planner (grasp)");
        assertThatThrownBy(() -> defaults.withSamples(1)).hasMessageContaining("samples (1)");
        assertThatThrownBy(() -> defaults.withIterations(0)).hasMessageContaining("iterations (0)");
        assertThatThrownBy(() -> defaults.withHorizon(0)).hasMessageContaining("horizon (0)");
        assertThatThrownBy(() -> defaults.withHold(0)).hasMessageContaining("hold (0)");
        assertThatThrownBy(() -> defaults.withThreads(0)).hasMessageContaining("threads (0)");
        assertThatThrownBy(() -> defaults.withHold(5).control(4)).hasMessageContaining("hold (5)");
    }
}
