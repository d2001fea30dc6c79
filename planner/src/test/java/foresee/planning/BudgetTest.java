package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.model.ActionBatch;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BudgetTest {
    @Test
    void evaluationsAreGrantedUntilTheyAreSpent() {
        Allowance allowance = Budget.evaluations(10).start();
        assertThat(allowance.grant(7)).isEqualTo(7);
        assertThat(allowance.remaining()).isEqualTo(3);
        assertThat(allowance.grant(7)).isEqualTo(3);
        assertThat(allowance.grant(7)).isZero();
        assertThat(allowance.spent()).isEqualTo(10);
        assertThat(allowance.now()).isFalse();
    }

    @Test
    void everyStartBeginsAfresh() {
        Budget budget = Budget.evaluations(5);
        budget.start().grant(5);
        assertThat(budget.start().grant(5)).isEqualTo(5);
    }

    @Test
    void deadlineOfZeroIsOverAtOnceAndAnEndlessOneNever() {
        assertThat(Budget.deadline(Duration.ZERO).start().grant(1)).isZero();
        Allowance endless = Budget.deadline(Duration.ofSeconds(Long.MAX_VALUE)).start();
        assertThat(endless.grant(64)).isEqualTo(64);
        assertThat(endless.now()).isFalse();
    }

    @Test
    void cancellationEndsEitherKind() {
        for (Budget budget : new Budget[] {Budget.evaluations(5), Budget.deadline(Duration.ofDays(1))}) {
            Allowance allowance = budget.start();
            budget.cancellation().cancel();
            assertThat(allowance.now()).isTrue();
            assertThat(allowance.grant(1)).isZero();
        }
    }

    @Test
    void childIsCancelledWithItsParentButNotTheOtherWayRound() {
        Cancellation parent = new Cancellation();
        Cancellation one = parent.child();
        Cancellation other = parent.child();
        one.cancel();
        assertThat(one.isCancelled()).isTrue();
        assertThat(other.isCancelled()).isFalse();
        assertThat(parent.isCancelled()).isFalse();
        parent.cancel();
        assertThat(other.isCancelled()).isTrue();
    }

    @Test
    void anotherCancellationKeepsTheAmount() {
        Cancellation other = new Cancellation();
        assertThat(Budget.evaluations(5).with(other)).isEqualTo(new Budget.Evaluations(5, other));
        assertThat(Budget.deadline(Duration.ofMillis(20)).with(other).cancellation())
                .isSameAs(other);
    }

    @Test
    void partAndRestOfEvaluationsMakeTheWhole() {
        for (int count : new int[] {1, 2, 3, 100, 101}) {
            for (double share : new double[] {0, 0.3, 0.5, 1}) {
                Budget whole = Budget.evaluations(count);
                Budget.Evaluations part = (Budget.Evaluations) whole.part(share);
                Budget.Evaluations rest = (Budget.Evaluations) whole.after(part.count(), Duration.ofDays(1));
                assertThat(part.count()).isEqualTo(Math.max(1, Math.round(share * count)));
                assertThat(part.count() + rest.count()).isEqualTo(count);
                assertThat(part.cancellation()).isSameAs(whole.cancellation()).isSameAs(rest.cancellation());
            }
        }
        assertThat(Budget.evaluations(0).part(0.5)).hasFieldOrPropertyWithValue("count", 0L);
        assertThatThrownBy(() -> Budget.evaluations(1).part(-0.1)).hasMessage("share (-0.1) must be 0 to 1.");
    }

    @Test
    void partAndRestOfADeadlineAreDurations() {
        Budget whole = Budget.deadline(Duration.ofMillis(80));
        assertThat(whole.part(0.25)).isEqualTo(new Budget.Deadline(Duration.ofMillis(20), whole.cancellation()));
        assertThat(whole.after(1_000_000, Duration.ofMillis(50)))
                .isEqualTo(new Budget.Deadline(Duration.ofMillis(30), whole.cancellation()));
        assertThat(whole.after(0, Duration.ofMillis(81)))
                .isEqualTo(new Budget.Deadline(Duration.ZERO, whole.cancellation()));
        Budget endless = Budget.deadline(Duration.ofSeconds(Long.MAX_VALUE));
        assertThat(endless.part(1).start().now()).isFalse();
    }

    @Test
    void shareThatIsSpentIsToldFromNoneToAll() {
        Allowance allowance = Budget.evaluations(10).start();
        assertThat(allowance.shareSpent()).isZero();
        allowance.grant(4);
        assertThat(allowance.shareSpent()).isEqualTo(0.4);
        assertThat(Budget.evaluations(0).start().shareSpent()).isEqualTo(1);
        assertThat(Budget.deadline(Duration.ZERO).start().shareSpent()).isEqualTo(1);
        assertThat(Budget.deadline(Duration.ofDays(1)).start().shareSpent()).isBetween(0.0, 0.01);
        assertThat(Budget.deadline(Duration.ofSeconds(Long.MAX_VALUE)).start().shareSpent())
                .isZero();
    }

    @Test
    void negativeAmountsAreRefused() {
        assertThatThrownBy(() -> Budget.evaluations(-1)).hasMessage("evaluations (-1) must not be negative.");
        assertThatThrownBy(() -> Budget.deadline(Duration.ofMillis(-1)))
                .hasMessage("deadline (PT-0.001S) must not be negative.");
    }

    @Test
    void deadlineIsToldInMilliseconds() {
        assertThat(Budget.deadline(Duration.ofMillis(20))).hasToString("20 ms");
        assertThat(Budget.deadline(Duration.ofNanos(1_500_000))).hasToString("1.5 ms");
        assertThat(Budget.deadline(Duration.ofSeconds(Long.MAX_VALUE)).toString())
                .endsWith(" ms");
    }

    @Test
    void clockIsLookedAtOftenAndCancellationLessOften() {
        assertThat(widestSlice(Budget.deadline(Duration.ofHours(1)))).isEqualTo(TrajectoryCost.SLICE);
        assertThat(widestSlice(Budget.evaluations(1000))).isEqualTo(TrajectoryCost.WIDE_SLICE);
    }

    private static int widestSlice(Budget budget) {
        AtomicInteger widest = new AtomicInteger();
        TrajectoryCost cost = (actions, from, to, costs) -> widest.accumulateAndGet(to - from, Math::max);
        boolean complete = cost.evaluate(new ActionBatch(100, 1, 1), 100, new double[100], budget.start());
        assertThat(complete).isTrue();
        return widest.get();
    }

    @Test
    void cancelledSearchStopsBetweenWideSlices() {
        Cancellation cancellation = new Cancellation();
        Allowance allowance = Budget.evaluations(1000).with(cancellation).start();
        TrajectoryCost cost = (actions, from, to, costs) -> cancellation.cancel();
        double[] costs = new double[100];
        assertThat(cost.evaluate(new ActionBatch(100, 1, 1), 100, costs, allowance))
                .isFalse();
        assertThat(costs[TrajectoryCost.WIDE_SLICE - 1]).isZero();
        assertThat(costs[TrajectoryCost.WIDE_SLICE]).isNaN();
    }
}
