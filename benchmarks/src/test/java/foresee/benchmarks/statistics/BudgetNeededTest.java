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

    /** Measured in two-room: per cent of 50 cases from 8 to 65536 evaluations. */
    @Test
    void whereMoreSearchDoesHarmNothingIsKnown() {
        BudgetNeeded lifted = measured(0, 0, 0, 2, 12, 26, 30, 48, 26, 20, 8, 4, 4, 2);
        assertThat(lifted.bound()).isEqualTo(Bound.NEVER);
        assertThat(lifted.best()).isEqualTo(new BudgetNeeded.Rung(1024, 0.48));
        assertThat(lifted.last()).isEqualTo(new BudgetNeeded.Rung(65536, 0.02));
        assertThat(measured(0, 0, 6, 18, 18, 42, 34, 38, 22, 22, 6, 6, 2, 4).bound())
                .isEqualTo(Bound.NEVER);
    }

    @Test
    void whatRisesOrIsLevelIsABoundFromBelow() {
        assertThat(measured(0, 0, 0, 12, 18, 26, 34, 40, 52, 64, 64, 70, 78, 76).bound())
                .isEqualTo(Bound.AT_LEAST);
        assertThat(measured(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 10, 20, 22).bound())
                .isEqualTo(Bound.AT_LEAST);
        assertThat(measured(50, 50, 50).bound()).isEqualTo(Bound.AT_LEAST);
        // 6 cases of 50 lost and none won: p = 0.03 alone, 0.06 where the best was picked out of two
        assertThat(measured(0, 12, 0).bound()).isEqualTo(Bound.AT_LEAST);
        assertThat(measured(12, 0).bound()).isEqualTo(Bound.NEVER);
    }

    private static BudgetNeeded measured(int... percents) {
        int[] budgets = new int[percents.length];
        boolean[][] outcomes = new boolean[percents.length][50];
        for (int rung = 0; rung < percents.length; rung++) {
            budgets[rung] = 8 << rung;
            for (int i = 0; i < percents[rung] / 2; i++) {
                outcomes[rung][i] = true;
            }
        }
        return BudgetNeeded.of(budgets, outcomes, 0.9, 100, 1);
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
