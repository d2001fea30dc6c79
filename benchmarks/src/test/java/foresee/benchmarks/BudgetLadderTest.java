package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class BudgetLadderTest {
    private static final BudgetLadder LADDER = BudgetLadder.defaults();

    @Test
    void endsAtTheFirstRungThatIsEnough() throws InterruptedException {
        List<Integer> tried = new ArrayList<>();
        OptionalInt enough = LADDER.climb(evaluations -> {
            tried.add(evaluations);
            return evaluations >= 100;
        });
        assertThat(enough).hasValue(128);
        assertThat(tried).containsExactly(32, 64, 128);
    }

    @Test
    void isEmptyWhereNoRungIsEnough() throws InterruptedException {
        assertThat(LADDER.climb(evaluations -> false)).isEmpty();
    }

    @Test
    void everyRungIsABudgetOfTheDefaultSettings() {
        assertThat(LADDER.rungs())
                .allSatisfy(evaluations -> assertThat(PlannerSettings.defaults()
                                .withEvaluations(evaluations)
                                .evaluations())
                        .isEqualTo(evaluations));
    }

    @Test
    void refusesWhatIsNoLadder() {
        assertThatThrownBy(() -> new BudgetLadder(List.of(), "moderate", 0.95)).hasMessageContaining("rungs ([])");
        assertThatThrownBy(() -> new BudgetLadder(List.of(64, 64), "moderate", 0.95))
                .hasMessageContaining("must ascend");
        assertThatThrownBy(() -> new BudgetLadder(List.of(64), "moderate", 1.5)).hasMessageContaining("share (1.5)");
    }
}
