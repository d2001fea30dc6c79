package foresee.control;

import static foresee.control.ControlFixture.BOX;
import static foresee.control.ControlFixture.CONFIG;
import static foresee.control.ControlFixture.GOAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.fixtures.PointMass;
import foresee.planning.Budget;
import foresee.planning.Cancellation;
import foresee.planning.CemPlanner;
import foresee.planning.Objective;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Closing a controller that plans in the background. */
@Timeout(60)
class MpcControllerCloseTest {
    private static final MpcConfig ENDLESS = CONFIG.withDelay(4).withBudget(Budget.deadline(Duration.ofDays(1)));

    private static MpcController controller(Objective objective, MpcConfig config) {
        CemPlanner forever = new CemPlanner(CemPlanner.Config.defaults().withMaxIterations(Integer.MAX_VALUE));
        return new MpcController(new PointMass(BOX, 4, 1), objective, forever, config, 1);
    }

    @Test
    void closingEndsARunningPlanWithinOneSliceAndItsThread() throws InterruptedException {
        for (int threads : new int[] {1, 4}) {
            CountDownLatch planning = new CountDownLatch(1);
            CountDownLatch closing = new CountDownLatch(1);
            AtomicInteger slices = new AtomicInteger();
            Set<Thread> planners = ConcurrentHashMap.newKeySet();
            Objective objective = (trajectories, actions, from, to, costs) -> {
                planners.add(Thread.currentThread());
                slices.incrementAndGet();
                planning.countDown();
                awaitQuietly(closing);
                GOAL.evaluate(trajectories, actions, from, to, costs);
            };
            MpcController controller = controller(objective, ENDLESS.withThreads(threads));
            controller.act(PointMass.at(0, 0));
            planning.await();
            Thread closer = new Thread(controller::close);
            closer.start();
            while (closer.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait(); // close() has cancelled, and waits
            }
            closing.countDown();
            closer.join();
            assertThat(slices.get()).isBetween(1, threads);
            assertThat(planners)
                    .filteredOn(thread -> thread.getName().equals("foresee-planning"))
                    .noneMatch(Thread::isAlive);
            assertThatThrownBy(() -> controller.act(PointMass.at(0, 0)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("controller is closed.");
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void closingWhileAnotherThreadActsNeverHangsAndLeavesNoThread() throws InterruptedException {
        for (int run = 0; run < 200; run++) {
            Set<Thread> planners = ConcurrentHashMap.newKeySet();
            Objective objective = (trajectories, actions, from, to, costs) -> {
                planners.add(Thread.currentThread());
                GOAL.evaluate(trajectories, actions, from, to, costs);
            };
            MpcConfig config = run % 2 == 0 ? ENDLESS : CONFIG.withDelay(run % 4 == 1 ? 4 : 0);
            MpcController controller = controller(objective, config.withThreads(1 + run % 3));
            CountDownLatch acting = new CountDownLatch(1);
            AtomicReference<RuntimeException> end = new AtomicReference<>();
            Thread actor = new Thread(() -> {
                try {
                    while (true) {
                        controller.act(PointMass.at(0, 0));
                        acting.countDown();
                    }
                } catch (RuntimeException closed) {
                    end.set(closed);
                }
            });
            actor.start();
            if (run % 5 != 0) {
                acting.await();
            }
            controller.close();
            actor.join();
            assertThat(end.get()).isInstanceOf(IllegalStateException.class).hasMessage("controller is closed.");
            assertThat(planners)
                    .filteredOn(thread -> thread.getName().equals("foresee-planning"))
                    .noneMatch(Thread::isAlive);
        }
    }

    @Test
    void closingFromTheThreadThatPlansDoesNotWaitForItself() throws InterruptedException {
        AtomicReference<MpcController> self = new AtomicReference<>();
        Objective objective =
                (trajectories, actions, from, to, costs) -> self.get().close();
        self.set(controller(objective, ENDLESS));
        self.get().act(PointMass.at(0, 0));
        self.get().awaitPlan();
        assertThatThrownBy(() -> self.get().act(PointMass.at(0, 0))).hasMessage("controller is closed.");
    }

    @Test
    void closingFromAThreadThatComputesCostsDoesNotWaitForThePlanThatWaitsForIt() throws InterruptedException {
        AtomicReference<MpcController> self = new AtomicReference<>();
        CountDownLatch closed = new CountDownLatch(1);
        Objective objective = (trajectories, actions, from, to, costs) -> {
            if (Thread.currentThread().getName().startsWith("foresee-cost-")) {
                self.get().close();
                closed.countDown();
            } else {
                awaitQuietly(closed);
            }
        };
        self.set(controller(objective, ENDLESS.withThreads(2)));
        self.get().act(PointMass.at(0, 0));
        self.get().awaitPlan();
        assertThatThrownBy(() -> self.get().act(PointMass.at(0, 0))).hasMessage("controller is closed.");
    }

    @Test
    void closingBeforeAnythingWasDoneAndTwiceIsFine() {
        MpcController controller = controller(GOAL, ENDLESS);
        controller.close();
        controller.close();
        assertThatThrownBy(() -> controller.act(PointMass.at(0, 0))).hasMessage("controller is closed.");
        assertThat(controller.statistics().actWall().count()).isZero();
    }

    @Test
    void interruptEndsTheWaitAndIsKept() throws InterruptedException {
        CountDownLatch planning = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Objective objective = (trajectories, actions, from, to, costs) -> {
            planning.countDown();
            awaitQuietly(end);
        };
        MpcController controller = controller(objective, ENDLESS);
        controller.act(PointMass.at(0, 0));
        planning.await();
        Thread.currentThread().interrupt();
        controller.close();
        assertThat(Thread.interrupted()).isTrue();
        end.countDown();
        controller.close();
    }

    @Test
    void planCutShortGivesTheBestSoFar() throws InterruptedException {
        AtomicInteger slices = new AtomicInteger();
        Cancellation over = new Cancellation();
        Objective objective = (trajectories, actions, from, to, costs) -> {
            GOAL.evaluate(trajectories, actions, from, to, costs);
            if (slices.incrementAndGet() == 4) { // one whole iteration of 64
                over.cancel();
            }
        };
        MpcConfig config = ENDLESS.withBudget(ENDLESS.budget().with(over));
        try (MpcController controller = controller(objective, config)) {
            for (int tick = 0; tick < 4; tick++) {
                controller.act(PointMass.at(0, 0));
                controller.awaitPlan();
            }
            assertThat(slices).hasValue(4);
            assertThat(controller.act(PointMass.at(0, 0))).isNotEqualTo(new double[] {.5, 0}); // the guess
        }
    }
}
