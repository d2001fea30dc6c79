package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.fixtures.LinearQuadratic;
import foresee.model.ActionBatch;
import foresee.model.KeyedRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ParallelCostTest {
    private static final int N = 203;

    private static final TrajectoryCost SUM = (actions, from, to, costs) -> {
        for (int n = from; n < to; n++) {
            costs[n] = actions.get(n, 0, 0) / 3 + actions.get(n, 1, 0);
        }
    };

    private static ActionBatch actions() {
        ActionBatch actions = new ActionBatch(N, 2, 1);
        Arrays.setAll(actions.values(), j -> Math.sqrt(j));
        return actions;
    }

    @Test
    void costsAreThoseOfOneThread() {
        double[] expected = new double[N];
        SUM.evaluate(actions(), 0, N, expected);
        for (int threads : new int[] {1, 2, 3, 8}) {
            try (ParallelCost cost = new ParallelCost(SUM, threads)) {
                double[] costs = new double[N];
                assertThat(cost.evaluate(actions(), N, costs, () -> false)).isTrue();
                assertThat(costs).isEqualTo(expected);
                double[] range = new double[N];
                cost.evaluate(actions(), 7, 101, range);
                assertThat(Arrays.copyOfRange(range, 7, 101)).isEqualTo(Arrays.copyOfRange(expected, 7, 101));
                assertThat(range[6] + range[101]).isZero();
            }
        }
    }

    @Test
    void threadsWorkAtTheSameTimeOnTheirShares() {
        CyclicBarrier threeTogether = new CyclicBarrier(3);
        Set<String> names = ConcurrentHashMap.newKeySet();
        TrajectoryCost meeting = (actions, from, to, costs) -> {
            assertThat(to - from).isEqualTo(32);
            names.add(Thread.currentThread().getName());
            meet(threeTogether);
        };
        try (ParallelCost cost = new ParallelCost(meeting, 3)) {
            cost.evaluate(new ActionBatch(96, 1, 1), 0, 96, new double[96]);
        }
        assertThat(names)
                .containsExactlyInAnyOrder(Thread.currentThread().getName(), "foresee-cost-1", "foresee-cost-2");
    }

    @ParameterizedTest
    @CsvSource({"1,300,64", "2,300,32", "2,64,32", "2,96,48", "2,48,32", "3,96,32", "8,64,16", "2,16,16", "4,1000,64"})
    void slicesLetThreadsEndTogether(int threads, int candidates, int size) {
        AtomicInteger widest = new AtomicInteger();
        TrajectoryCost cost = (actions, from, to, costs) -> widest.accumulateAndGet(to - from, Math::max);
        try (ParallelCost parallel = new ParallelCost(cost, threads)) {
            parallel.evaluate(new ActionBatch(candidates, 1, 1), 0, candidates, new double[candidates]);
        }
        assertThat(widest.get()).isEqualTo(size);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void stopIsHonouredBetweenSlicesAndTheRestIsNaN() {
        for (int threads : new int[] {1, 2, 8}) {
            AtomicInteger asked = new AtomicInteger();
            double[] costs = new double[N];
            try (ParallelCost cost = new ParallelCost(SUM, threads)) {
                assertThat(cost.evaluate(actions(), N, costs, () -> asked.incrementAndGet() > 5))
                        .isFalse();
            }
            assertThat(asked.get()).isBetween(6, 5 + threads);
            int scored = 0;
            while (!Double.isNaN(costs[scored])) {
                scored++;
            }
            assertThat(scored % TrajectoryCost.SLICE).isZero();
            assertThat(scored).isLessThanOrEqualTo(5 * TrajectoryCost.SLICE);
            assertThat(Arrays.copyOfRange(costs, scored, N)).containsOnly(Double.NaN);
        }
    }

    @Test
    void failureReachesTheCallerAndTheThreadsLiveOn() {
        TrajectoryCost broken = (actions, from, to, costs) -> {
            if (from == 32) {
                throw new UnsupportedOperationException("slice at 32");
            }
            SUM.evaluate(actions, from, to, costs);
        };
        try (ParallelCost cost = new ParallelCost(broken, 3)) {
            for (int again = 0; again < 3; again++) {
                assertThatThrownBy(() -> cost.evaluate(actions(), 0, N, new double[N]))
                        .isInstanceOf(UnsupportedOperationException.class)
                        .hasMessage("slice at 32");
            }
            double[] costs = new double[N];
            assertThat(cost.around(SUM).evaluate(actions(), N, costs, () -> false))
                    .isTrue();
        }
    }

    @Test
    void costsMayBeNestedOnTheSameThreads() {
        try (ParallelCost outer = new ParallelCost(SUM, 3)) {
            TrajectoryCost nested = outer.around(outer.around(SUM));
            double[] costs = new double[N];
            nested.evaluate(actions(), 0, N, costs);
            double[] expected = new double[N];
            SUM.evaluate(actions(), 0, N, expected);
            assertThat(costs).isEqualTo(expected);
        }
    }

    @Test
    void interruptIsKeptForTheCallerToSee() {
        try (ParallelCost cost = new ParallelCost(SUM, 4)) {
            Thread.currentThread().interrupt();
            cost.evaluate(actions(), 0, N, new double[N]);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void closingEndsTheThreadsAndTheCallerComputesAlone() throws InterruptedException {
        Set<Thread> helpers = ConcurrentHashMap.newKeySet();
        CyclicBarrier together = new CyclicBarrier(4);
        TrajectoryCost meeting = (actions, from, to, costs) -> {
            helpers.add(Thread.currentThread());
            meet(together);
        };
        ParallelCost cost = new ParallelCost(meeting, 4);
        cost.evaluate(new ActionBatch(64, 1, 1), 0, 64, new double[64]);
        helpers.remove(Thread.currentThread());
        assertThat(helpers).hasSize(3).allMatch(Thread::isDaemon);
        cost.close();
        for (Thread helper : List.copyOf(helpers)) {
            helper.join();
        }
        assertThat(helpers).noneMatch(Thread::isAlive);
        double[] costs = new double[N];
        assertThat(cost.around(SUM).evaluate(actions(), N, costs, () -> false)).isTrue();
        assertThat(costs[N - 1]).isPositive();
    }

    private static ActionBatch plans() {
        ActionBatch plans = new ActionBatch(N, LinearQuadratic.HORIZON, 2);
        KeyedRandom random = KeyedRandom.of(3);
        Arrays.setAll(plans.values(), j -> random.nextGaussian());
        return plans;
    }

    private static DifferentiableTrajectoryCost smooth(ParallelCost threads, DifferentiableTrajectoryCost cost) {
        return (DifferentiableTrajectoryCost) threads.around(cost);
    }

    @Test
    void gradientsAreThoseOfOneThread() {
        ActionBatch plans = plans();
        double[] expected = new double[N];
        double[] expectedGradient = new double[plans.values().length];
        new LinearQuadratic().evaluateWithGradient(plans, 0, N, expected, expectedGradient);
        for (int threads : new int[] {1, 2, 8}) {
            try (ParallelCost parallel = new ParallelCost(SUM, threads)) {
                DifferentiableTrajectoryCost cost = smooth(parallel, new LinearQuadratic());
                double[] costs = new double[N];
                double[] gradient = new double[expectedGradient.length];
                assertThat(cost.evaluateWithGradient(plans, N, costs, gradient, () -> false))
                        .isTrue();
                assertThat(costs).isEqualTo(expected);
                assertThat(gradient).isEqualTo(expectedGradient);
                cost.evaluate(plans, N, costs, () -> false);
                assertThat(costs).isEqualTo(expected);
            }
        }
    }

    @Test
    void gradientsOfARangeAreAddedToThatRangeAlone() {
        ActionBatch plans = plans();
        double[] expected = new double[plans.values().length];
        Arrays.fill(expected, 5);
        new LinearQuadratic().evaluateWithGradient(plans, 7, 101, new double[N], expected);
        try (ParallelCost parallel = new ParallelCost(SUM, 3)) {
            double[] gradient = new double[expected.length];
            Arrays.fill(gradient, 5);
            smooth(parallel, new LinearQuadratic()).evaluateWithGradient(plans, 7, 101, new double[N], gradient);
            assertThat(gradient).isEqualTo(expected);
        }
    }

    @Test
    void stopIsHonouredBetweenSlicesOfGradients() {
        ActionBatch plans = plans();
        for (int threads : new int[] {1, 2, 8}) {
            AtomicInteger asked = new AtomicInteger();
            double[] costs = new double[N];
            double[] gradient = new double[plans.values().length];
            try (ParallelCost parallel = new ParallelCost(SUM, threads)) {
                assertThat(smooth(parallel, new LinearQuadratic())
                                .evaluateWithGradient(plans, N, costs, gradient, () -> asked.incrementAndGet() > 5))
                        .isFalse();
            }
            assertThat(asked.get()).isBetween(6, 5 + threads);
            int scored = 0;
            while (!Double.isNaN(costs[scored])) {
                scored++;
            }
            assertThat(scored % TrajectoryCost.SLICE).isZero();
            assertThat(scored).isLessThanOrEqualTo(5 * TrajectoryCost.SLICE);
            assertThat(Arrays.copyOfRange(costs, scored, N)).containsOnly(Double.NaN);
        }
    }

    @Test
    void costWithoutAGradientGetsNone() {
        try (ParallelCost parallel = new ParallelCost(SUM, 2)) {
            assertThat(parallel.around(SUM)).isNotInstanceOf(DifferentiableTrajectoryCost.class);
        }
    }

    @Test
    void fewerThanOneThreadIsRefused() {
        assertThatThrownBy(() -> new ParallelCost(SUM, 0)).hasMessage("threads (0) must be at least 1.");
    }
}
