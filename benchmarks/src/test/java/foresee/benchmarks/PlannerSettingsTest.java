package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import foresee.control.MpcConfig;
import foresee.envs.Sandbox;
import foresee.planning.Budget;
import foresee.runtime.ModelCard;
import foresee.runtime.PlanningAdvice;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlannerSettingsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

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
    void optionsStayWithTheirPlanner() {
        PlannerSettings settings = PlannerSettings.defaults().withOptions(options("{\"sigma\": 1.25}"));
        assertThat(settings.build().describe()).startsWith("mppi(samples=64,").contains("sigma=1.25");
        assertThat(settings.withSamples(32).build().describe()).contains("samples=32", "sigma=1.25");
        assertThat(settings.withIterations(2)
                        .withHorizon(3)
                        .withHold(1)
                        .withReplanInterval(2)
                        .withThreads(2)
                        .withPlanner("mppi")
                        .withoutGradients())
                .isEqualTo(new PlannerSettings("mppi", 64, 2, 3, 1, 2, 2, 0, settings.options()));
        assertThat(settings.withPlanner("cem"))
                .isEqualTo(PlannerSettings.defaults().withPlanner("cem"));
    }

    @Test
    void optionsAreCheckedAtOnce() {
        PlannerSettings defaults = PlannerSettings.defaults();
        ConfigOverlay coloured = options("{\"sigma\": 1.2, \"beta\": 2}");
        assertThatThrownBy(() -> defaults.withOptions(coloured))
                .hasMessage("correlation (0.8) or beta (2.0) must be 0: noise is smooth or coloured.");
        ConfigOverlay unknown = options("{\"sigme\": 1.2}");
        assertThatThrownBy(() -> defaults.withOptions(unknown))
                .hasMessageStartingWith("unknown option of mppi (sigme);")
                .hasMessageEndingWith("Maybe sigma.");
    }

    @Test
    void jsonKeepsOptions() throws JsonProcessingException {
        PlannerSettings plain = PlannerSettings.defaults();
        assertThat(JSON.readValue(JSON.writeValueAsString(plain), PlannerSettings.class))
                .isEqualTo(plain);
        assertThat(ResultJson.settings(plain).has("options")).isFalse();
        PlannerSettings changed = plain.withOptions(options("{\"sigma\": 1.25}"));
        assertThat(ResultJson.settings(changed).path("options").path("sigma").doubleValue())
                .isEqualTo(1.25);
        assertThat(JSON.readValue(JSON.writeValueAsString(changed), PlannerSettings.class))
                .isEqualTo(changed);
    }

    @Test
    void jsonKeepsTheRisk() throws JsonProcessingException {
        PlannerSettings wary = PlannerSettings.defaults().withRisk(1.5);
        assertThat(JSON.readValue(JSON.writeValueAsString(wary), PlannerSettings.class))
                .isEqualTo(wary);
        assertThat(ResultJson.settings(wary).path("risk").doubleValue()).isEqualTo(1.5);
        assertThat(ResultJson.settings(wary.withRisk(0)).has("risk")).isFalse();
        assertThat(wary.withSamples(8).withThreads(2).withPlanner("cem").risk()).isEqualTo(1.5);
    }

    private static ConfigOverlay options(String json) {
        try {
            return ConfigOverlay.of(JSON.readTree(json));
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
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
        assertThatThrownBy(() -> defaults.withRisk(Double.NaN)).hasMessage("risk (NaN) must be finite.");
        assertThatThrownBy(() -> defaults.withHold(5).control(4)).hasMessageContaining("hold (5)");
    }

    @Test
    void aModelIsPlannedInAsItsCardAdvisesOrAsIsUsual() {
        ModelCard card = Untrained.modelFor(Sandbox.environment("two-room")).card();
        assertThat(PlannerSettings.of(card)).isEqualTo(PlannerSettings.defaults());
        PlanningAdvice advice = new PlanningAdvice(128, 3, 6, 8, 2);
        assertThat(PlannerSettings.of(card.withPlanning(Optional.of(advice))))
                .isEqualTo(new PlannerSettings("mppi", 128, 3, 6, 8, 2, 1));
        MpcConfig control = PlannerSettings.of(advice).control(4);
        assertThat(advice.control(4)).hasToString(control.toString());
    }
}
