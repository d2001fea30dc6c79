package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import foresee.envs.Environment;
import foresee.envs.Sandbox;
import foresee.envs.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyRunTest {
    private static final Environment ROOMS = Sandbox.environment("two-room", "fixed");
    private static final Task TASK = Sandbox.task(ROOMS, "cross-room");
    private static final Duration PERIOD = Duration.ofMillis(20);
    private static final PlannerSettings EVERY_TICK = PlannerSettings.defaults()
            .withSamples(4)
            .withIterations(2)
            .withHorizon(2)
            .withReplanInterval(1);

    private static LatencyRun run(int ticks) {
        return new LatencyRun(TASK, Entrants.model(Untrained.modelFor(ROOMS), ROOMS, EVERY_TICK), ticks, PERIOD, 3);
    }

    @Test
    void everyTickIsADecisionAndTheOtherLoopHasAsMany() throws InterruptedException {
        int ticks = LatencyRun.BLOCK + Pilot.EPISODE + 5; // two blocks, several goals
        List<Integer> done = new ArrayList<>();
        LatencyReport report = run(ticks).run(new HandClock(), done::add);

        assertThat(report.plans()).isEqualTo(ticks);
        assertThat(report.cpu().count()).isEqualTo(ticks);
        assertThat(report.wall().count()).isEqualTo(ticks);
        assertThat(report.planning().lateness().count()).isEqualTo(ticks);
        assertThat(report.idle().lateness().count()).isEqualTo(ticks);
        assertThat(done).hasSize(2 * ticks).isSorted().last().isEqualTo(2 * ticks);
        assertThat(report.cpu().p50())
                .isPositive()
                .isLessThanOrEqualTo(report.cpu().p999());
    }

    @Test
    void memoryIsReported() throws InterruptedException {
        LatencyReport report = run(20).run(new HandClock(), done -> {});

        assertThat(report.allocation().median())
                .isPositive()
                .isLessThanOrEqualTo(report.allocation().max());
        assertThat(report.allocation().span()).isEqualTo(10);
        assertThat(report.allocation().everywhere())
                .isGreaterThan(report.allocation().median());
        assertThat(report.heap().start()).isPositive();
        assertThat(report.heap().middle()).isPositive();
        assertThat(report.heap().end()).isPositive();
    }

    @Test
    void decisionsThatTakeLongerThanThePeriodAreLateTicks() throws InterruptedException {
        Entrant model = Entrants.model(Untrained.modelFor(ROOMS), ROOMS, EVERY_TICK);
        LatencyReport report = new LatencyRun(TASK, model, 8, Duration.ofNanos(1), 3).run(done -> {});

        assertThat(report.planning().lateTicks()).isEqualTo(8);
        assertThat(report.planning().lateness().max()).isPositive();
    }

    @Test
    void asJsonItHasTheTailsOfBothLoops() throws InterruptedException {
        JsonNode json = run(3).run(new HandClock(), done -> {}).toJson();

        assertThat(json.get("bench").asText()).isEqualTo("loop");
        assertThat(json.get("layout").asText()).isEqualTo("two-room[layout=fixed]");
        assertThat(json.get("periodMillis").asDouble()).isEqualTo(20);
        assertThat(json.get("plans").asInt()).isEqualTo(3);
        assertThat(json.get("cpuMillis").get("p999").asDouble()).isPositive();
        assertThat(json.get("idle").get("latenessMillis").has("p999")).isTrue();
        assertThat(json.get("planning").get("lateTicks").asInt()).isZero();
        assertThat(json.get("allocatedBytes").get("median").asLong()).isPositive();
        assertThat(json.get("heapBytes").get("end").asLong()).isPositive();
        assertThat(json.get("collections").has("longestMillis")).isTrue();
    }

    @Test
    void whatCannotBeMeasuredIsRefused() {
        assertThatThrownBy(() -> run(0)).hasMessageContaining("ticks (0)");
        assertThatThrownBy(() -> new LatencyRun(TASK, Entrants.random(ROOMS), 1, Duration.ZERO, 0))
                .hasMessageContaining("period (PT0S)");
        assertThatThrownBy(() -> new LatencyRun(TASK, Entrants.random(ROOMS), 1, PERIOD, 0).run(done -> {}))
                .hasMessage("entrant (random policy) must plan.");
    }
}
