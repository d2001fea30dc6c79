package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.control.MpcConfig;
import foresee.planning.Budget;
import org.junit.jupiter.api.Test;

class PlannerSettingsTest {

    @Test
    void otherEvaluationsAreOtherSamples() {
        PlannerSettings many = PlannerSettings.defaults().withEvaluations(2048);
        assertThat(many.samples()).isEqualTo(512);
        assertThat(many.iterations()).isEqualTo(4);
        assertThatThrownBy(() -> PlannerSettings.defaults().withEvaluations(250))
                .hasMessageContaining("(250)");
        assertThatThrownBy(() -> PlannerSettings.defaults().withEvaluations(4)).hasMessageContaining("(4)");
    }

    @Test
    void onlyPlannersThatNeedGradientsAreReplacedWhereThereAreNone() {
        assertThat(PlannerCatalogue.names()).allSatisfy(name -> {
            PlannerSettings settings = PlannerSettings.defaults().withPlanner(name);
            boolean needsGradients = settings.entry().needs().gradients();
            assertThat(settings.withoutGradients().planner()).isEqualTo(needsGradients ? "mppi" : name);
        });
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
