package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import foresee.benchmarks.EnvironmentSpeeds.Settings;
import foresee.benchmarks.EnvironmentSpeeds.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvironmentSpeedsTest {
    private static final Settings SMALL = new Settings(3, Duration.ofNanos(1), 2, 3);

    @Test
    void everyKindOfWorkIsMeasuredInEveryRound() {
        List<Integer> done = new ArrayList<>();
        EnvironmentSpeeds speeds = EnvironmentSpeeds.measure(List.of("two-room", "push-disc"), SMALL, done::add);

        assertThat(done).containsExactly(1, 2, 3, 4);
        assertThat(speeds.rows()).extracting(row -> row.environment().id()).containsExactly("two-room", "push-disc");
        assertThat(speeds.rows()).allSatisfy(row -> {
            assertThat(row.rates()).containsOnlyKeys(Work.values());
            assertThat(row.rates().values()).allSatisfy(rate -> {
                assertThat(rate.least()).isPositive().isLessThanOrEqualTo(rate.median());
                assertThat(rate.median()).isLessThanOrEqualTo(rate.most());
            });
        });
        assertThat(speeds.rows().get(0).target()).hasValue(40_000);
        assertThat(speeds.population().cpu().median()).isPositive();
    }

    /** Steps are not measured where nothing happens. */
    @Test
    void theBlockIsPushedInPartOfTheSteps() {
        EnvironmentSpeeds speeds = EnvironmentSpeeds.measure(List.of("push-t", "two-room"), SMALL, done -> {});

        assertThat(speeds.rows().get(0).disturbing()).isBetween(0.2, 0.8);
        assertThat(speeds.rows().get(1).disturbing()).isZero();
    }

    @Test
    void asJsonItNamesRatesAndTargets() {
        JsonNode json =
                EnvironmentSpeeds.measure(List.of("reacher"), SMALL, done -> {}).toJson();

        assertThat(json.get("bench").asText()).isEqualTo("envs");
        assertThat(json.get("rounds").asInt()).isEqualTo(3);
        JsonNode row = json.get("environments").get(0);
        assertThat(row.get("env").asText()).isEqualTo("reacher");
        assertThat(row.get("target").isNull()).isTrue();
        for (Work work : Work.values()) {
            assertThat(row.get(work.key()).get("median").asDouble()).isPositive();
        }
        assertThat(json.get("oracle").get("population").asInt()).isEqualTo(2);
        assertThat(json.get("oracle").get("cpuMillis").has("most")).isTrue();
    }

    @Test
    void theMedianIsTheMiddle() {
        assertThat(Median.of(List.of(3.0, 1.0, 8.0))).isEqualTo(new Median(3, 1, 8));
        assertThat(Median.of(List.of(4.0, 1.0, 8.0, 2.0))).isEqualTo(new Median(3, 1, 8));
        assertThatThrownBy(() -> Median.of(List.of())).hasMessageContaining("measurements (0)");
    }

    @Test
    void refusesNoRounds() {
        assertThatThrownBy(() -> new Settings(0, Duration.ZERO, 1, 1)).hasMessageContaining("rounds (0)");
        assertThatThrownBy(() -> EnvironmentSpeeds.measure(List.of("two-rom"), SMALL, done -> {}))
                .hasMessageContaining("Maybe two-room.");
    }
}
