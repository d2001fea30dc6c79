package foresee.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BudgetNeededTest {
    private static final int[] BUDGETS = {32, 64, 128, 256};

    /** So many of 100 cases solved on each rung, the same ones first. */
    private static boolean[][] solved(int... counts) {
        boolean[][] outcomes = new boolean[counts.length][100];
        for (int rung = 0; rung < counts.length; rung++) {
            for (int i = 0; i < counts[rung]; i++) {
                outcomes[rung][i] = true;
            }
        }
        return outcomes;
    }

    /** 90 % lie half way from 80 to 100 %: at 64 sqrt(2). */
    @Test
    void interpolatesLogarithmsBetweenRungs() {
        BudgetNeeded needed = BudgetNeeded.of(BUDGETS, solved(20, 80, 100, 100), 0.9, 1000, 1);
        assertThat(needed.evaluations()).isCloseTo(64 * Math.sqrt(2), within(1e-9));
        assertThat(needed.bound()).isEqualTo(Bound.EXACT);
        assertThat(needed.overShare()).isZero();
    }

    /** The rate at 64 is 80 % within 4 points of deviation; ends at 72 and 88 %, so at parts (90 - 72) / 28 and (90 - 88) / 12. */
    @Test
    void intervalFollowsTheSpreadOfTheRate() {
        Interval interval =
                BudgetNeeded.of(BUDGETS, solved(20, 80, 100, 100), 0.9, 4000, 1).interval();
        assertThat(interval.low()).isCloseTo(64 * Math.pow(2, 2.0 / 12), within(6.0));
        assertThat(interval.high()).isCloseTo(64 * Math.pow(2, 18.0 / 28), within(4.0));
    }

    @Test
    void firstRungThatReachesTheShareCounts() {
        BudgetNeeded needed = BudgetNeeded.of(BUDGETS, solved(20, 90, 70, 100), 0.9, 100, 1);
        assertThat(needed.evaluations()).isEqualTo(64);
        assertThat(needed.bound()).isEqualTo(Bound.EXACT);
    }

    @Test
    void overTheLadderIsABoundFromBelow() {
        BudgetNeeded needed = BudgetNeeded.of(BUDGETS, solved(0, 10, 40, 60), 0.9, 200, 1);
        assertThat(needed.evaluations()).isEqualTo(256);
        assertThat(needed.bound()).isEqualTo(Bound.AT_LEAST);
        assertThat(needed.interval()).isEqualTo(new Interval(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY));
        assertThat(needed.overShare()).isEqualTo(1);
    }

    @Test
    void justOverTheLadderMayBeOnIt() {
        BudgetNeeded needed = BudgetNeeded.of(BUDGETS, solved(0, 10, 40, 88), 0.9, 1000, 1);
        assertThat(needed.bound()).isEqualTo(Bound.AT_LEAST);
        assertThat(needed.interval().low()).isBetween(128.0, 256.0);
        assertThat(needed.interval().high()).isInfinite();
        assertThat(needed.overShare()).isBetween(0.5, 0.9);
    }

    @Test
    void enoughOnTheFirstRungIsABoundFromAbove() {
        BudgetNeeded needed = BudgetNeeded.of(BUDGETS, solved(100, 100, 100, 100), 0.9, 100, 1);
        assertThat(needed.evaluations()).isEqualTo(32);
        assertThat(needed.bound()).isEqualTo(Bound.AT_MOST);
        assertThat(needed.interval()).isEqualTo(new Interval(32, 32));
    }

    @Test
    void refusesWhatIsNoLadder() {
        assertThatThrownBy(() -> BudgetNeeded.of(new int[] {64, 32}, solved(1, 2), 0.9, 100, 1))
                .hasMessageContaining("budget 1 (32)");
        assertThatThrownBy(() -> BudgetNeeded.of(new int[] {64}, solved(1, 2), 0.9, 100, 1))
                .hasMessageContaining("rows of outcomes (2)");
        assertThatThrownBy(() -> BudgetNeeded.of(BUDGETS, solved(1, 2, 3, 4), 0, 100, 1))
                .hasMessageContaining("share (0.0)");
    }
}
