package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.envs.Sandbox;
import foresee.envs.Task;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OracleTest {
    /** Half of the budget, and 48 steps at most; 24 among grains and where a pole is to be held, there with quick decisions. */
    @ParameterizedTest
    @CsvSource({
        "push-t, ahead-25, 24, 4",
        "push-t, free, 48, 4",
        "rope, ahead-25, 24, 4",
        "rope, ahead-50, 48, 4",
        "granular, ahead-50, 24, 4",
        "granular, ahead-75, 24, 4",
        "cart-pole, swing-up, 24, 2"
    })
    void howFarItLooksAndHowOftenItDecidesIsWhatTheTaskAsksFor(String environment, String name, int ahead, int every) {
        Task task = Sandbox.task(Sandbox.environment(environment), name);
        PlannerSettings settings = Oracle.settings(task);

        assertThat(settings.horizon() * Oracle.ACTION_CHUNK).isEqualTo(ahead);
        assertThat(settings.hold()).isEqualTo(every);
        assertThat(settings.replanInterval()).isEqualTo(every);
    }
}
