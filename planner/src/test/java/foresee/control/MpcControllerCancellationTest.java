package foresee.control;

import static foresee.control.ControlFixture.BOX;
import static foresee.control.ControlFixture.CONFIG;
import static foresee.control.ControlFixture.GOAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.control.ControlFixture.Recorder;
import foresee.fixtures.PointMass;
import foresee.planning.Budget;
import foresee.planning.Cancellation;
import foresee.planning.CemPlanner;
import foresee.planning.Objective;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a running plan ends early. */
@Timeout(60)
class MpcControllerCancellationTest {
    @Test
    void zeroDeadlineActsOnTheCentre() {
        MpcConfig config = CONFIG.withBudget(Budget.deadline(Duration.ZERO));
        try (MpcController controller =
                new MpcController(new PointMass(BOX, 4, 1), GOAL, new CemPlanner(), config, 1)) {
            assertThat(controller.act(PointMass.at(0, 0))).containsExactly(0.5, 0);
        }
    }

    @Test
    void closingFromAnotherThreadEndsARunningPlanWithinOneSlice() throws InterruptedException {
        for (int threads : new int[] {1, 4}) {
            CountDownLatch planning = new CountDownLatch(1);
            CountDownLatch closed = new CountDownLatch(1);
            AtomicInteger slices = new AtomicInteger();
            Objective objective = (trajectories, actions, from, to, costs) -> {
                slices.incrementAndGet();
                planning.countDown();
                await(closed);
                Arrays.fill(costs, from, to, 1);
            };
            MpcConfig config =
                    CONFIG.withBudget(Budget.deadline(Duration.ofDays(1))).withThreads(threads);
            MpcController controller =
                    new MpcController(new PointMass(BOX, 4, 1), objective, new CemPlanner(), config, 1);
            AtomicReference<double[]> action = new AtomicReference<>();
            Thread actor = new Thread(() -> action.set(controller.act(PointMass.at(0, 0))));
            actor.start();
            planning.await();
            controller.close();
            closed.countDown();
            actor.join();
            assertThat(action.get()).containsExactly(0.5, 0);
            assertThat(slices.get()).isBetween(1, threads);
            assertThatThrownBy(() -> controller.act(PointMass.at(0, 0)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("controller is closed.");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void closingOneControllerLeavesOthersOfTheSameConfigurationAlone() {
        MpcController one = new MpcController(new PointMass(BOX, 4, 1), GOAL, new CemPlanner(), CONFIG, 1);
        Recorder recorder = new Recorder();
        try (MpcController other =
                new MpcController(new PointMass(BOX, 4, 1), GOAL, new CemPlanner(), CONFIG, 1, recorder)) {
            one.close();
            other.act(PointMass.at(0, 0));
            assertThat(recorder.plans.get(0).plan().trace().evaluations()).isEqualTo(128);
        }
    }

    @Test
    void cancellationOfTheBudgetIsHeard() {
        Cancellation cancellation = new Cancellation();
        MpcConfig config = CONFIG.withBudget(Budget.evaluations(128).with(cancellation));
        Recorder recorder = new Recorder();
        try (MpcController controller =
                new MpcController(new PointMass(BOX, 4, 1), GOAL, new CemPlanner(), config, 1, recorder)) {
            cancellation.cancel();
            controller.act(PointMass.at(0, 0));
        }
        assertThat(recorder.plans.get(0).plan().trace().evaluations()).isZero();
    }
}
