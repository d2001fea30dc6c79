package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannerOverheadTest {
    private static final PlannerOverhead.Shape SMALL = new PlannerOverhead.Shape(8, 4, 3, 2);

    @Test
    void everyPlannerThatFitsIsMeasuredOverAllPlans() {
        List<PlannerCatalogue.Entry> planners = PlannerCatalogue.fitting(SMALL.actionSpace(), true);
        List<Integer> done = new ArrayList<>();
        PlannerOverhead overhead = PlannerOverhead.measure(planners, SMALL, 5, Duration.ZERO, done::add);
        assertThat(overhead.rows()).extracting(PlannerOverhead.Row::planner).isEqualTo(planners);
        assertThat(overhead.rows()).allSatisfy(row -> {
            assertThat(row.cpu().count()).isEqualTo(5);
            assertThat(row.cpu().p50())
                    .isPositive()
                    .isLessThanOrEqualTo(row.cpu().max());
            assertThat(row.cost().count()).isEqualTo(5);
        });
        assertThat(done).hasSize(planners.size()).last().isEqualTo(planners.size());
    }

    @Test
    void asJsonItNamesTheShapeAndBothTimes() {
        JsonNode json = PlannerOverhead.measure(
                        List.of(PlannerCatalogue.named("cem")), SMALL, 3, Duration.ZERO, done -> {})
                .toJson();
        assertThat(json.get("bench").asText()).isEqualTo("overhead");
        assertThat(json.get("samples").asInt() * json.get("iterations").asInt()).isEqualTo(32);
        assertThat(json.get("horizon").asInt()).isEqualTo(3);
        assertThat(json.get("plans").asInt()).isEqualTo(3);
        JsonNode row = json.get("planners").get(0);
        assertThat(row.get("planner").asText()).isEqualTo("cem");
        assertThat(row.get("cpuMillis").get("p99").asDouble()).isPositive();
        assertThat(row.get("costMillis").has("p50")).isTrue();
    }

    @Test
    void refusesNoPlans() {
        assertThatThrownBy(() -> PlannerOverhead.measure(List.of(), SMALL, 0, Duration.ZERO, done -> {}))
                .hasMessageContaining("plans (0)");
    }
}
