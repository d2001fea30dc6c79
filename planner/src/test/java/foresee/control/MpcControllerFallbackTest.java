package foresee.control;

import static foresee.control.Chooser.LAST_PLAN;
import static foresee.control.Chooser.PLAN;
import static foresee.control.Chooser.SAFE_ACTION;
import static foresee.control.ControlFixture.BOX;
import static foresee.control.ControlFixture.CONFIG;
import static foresee.control.ControlFixture.GOAL;
import static foresee.control.GatedPlanner.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import foresee.control.ControlFixture.Recorder;
import foresee.fixtures.PointMass;
import foresee.model.ActionSequence;
import foresee.planning.CemPlanner;
import foresee.planning.Objective;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What acts while a plan is not ready. The planner thinks until the test lets it go; plans start at 0, 4, 8, ... and last 12. */
@Timeout(60)
class MpcControllerFallbackTest {
    private static final MpcConfig DELAYED = CONFIG.withDelay(2).withSafeAction(-1, 1);

    private final GatedPlanner planner = new GatedPlanner();
    private final Recorder recorder = new Recorder();
    private MpcController controller = controller(DELAYED);

    private MpcController controller(MpcConfig config) {
        return new MpcController(new PointMass(BOX, 2, 1), GOAL, planner, config, 1, recorder);
    }

    @AfterEach
    void close() {
        for (int plan = 0; plan < 100; plan++) {
            planner.letGo();
        }
        controller.close();
    }

    private double[] act(int ticks) {
        return DoubleStream.generate(() -> controller.act(PointMass.at(0, 0))[0])
                .limit(ticks)
                .toArray();
    }

    private void makePlan() throws InterruptedException {
        planner.letGo();
        controller.awaitPlan();
    }

    private static double[] plan(int number, int from, int to) {
        return DoubleStream.iterate(from, t -> t + 1)
                .limit(to - from)
                .map(t -> value(number, (int) t))
                .toArray();
    }

    private List<Chooser> choosers() {
        return recorder.actions.stream().map(ActionEvent::chooser).toList();
    }

    private static List<Chooser> repeated(Object... choosersAndTimes) {
        return Stream.iterate(0, i -> i < choosersAndTimes.length, i -> i + 2)
                .flatMap(i ->
                        Stream.generate(() -> (Chooser) choosersAndTimes[i]).limit((int) choosersAndTimes[i + 1]))
                .toList();
    }

    /** Ticks 0 to 5: the first plan is made in time and has acted for four ticks. */
    private void firstPlanActs() throws InterruptedException {
        assertThat(act(1)).containsExactly(-1);
        makePlan();
        assertThat(act(1)).containsExactly(-1);
        assertThat(act(4)).containsExactly(plan(1, 0, 4));
    }

    @Test
    void actReturnsWhileAPlanIsBeingMadeAndNoSecondOneIsStarted() {
        assertThat(act(1)).containsExactly(-1);
        planner.awaitAsked();
        assertThat(act(20)).containsOnly(-1);
        assertThat(planner.asked()).isEqualTo(1);
        assertThat(choosers()).containsOnly(SAFE_ACTION);
        assertThat(controller.statistics().safeActionTicks()).isEqualTo(21);
        assertThat(controller.statistics().missedPlans()).isEqualTo(1);
    }

    @Test
    void lastPlanActsOnUntilTheLatePlanIsReadyAndThenTheActionsThatAreDue() throws InterruptedException {
        firstPlanActs(); // at 4, the second plan was started, which begins at 6
        assertThat(act(3)).containsExactly(plan(1, 4, 7));
        makePlan(); // ready at 9, three ticks late
        assertThat(act(3)).containsExactly(plan(2, 3, 6));
        assertThat(choosers()).isEqualTo(repeated(SAFE_ACTION, 2, PLAN, 4, LAST_PLAN, 3, PLAN, 3));
        assertThat(recorder.plans).extracting(PlanEvent::adoption).containsExactly(Adoption.ON_TIME, Adoption.LATE);
        ControlStatistics statistics = controller.statistics();
        assertThat(statistics.missedPlans()).isEqualTo(1);
        assertThat(statistics.latePlans()).isEqualTo(1);
        assertThat(statistics.fallbackTicks()).isEqualTo(3);
        assertThat(statistics.planWall().count()).isEqualTo(2);
    }

    @Test
    void planAfterALateOneStartsAtTheNextMultipleOfTheInterval() throws InterruptedException {
        firstPlanActs();
        act(3);
        makePlan(); // ready at 9, but 8 has passed: the third plan starts at 12 and begins at 14
        assertThat(act(3)).containsExactly(plan(2, 3, 6));
        assertThat(planner.asked()).isEqualTo(2);
        act(1);
        makePlan();
        assertThat(act(1)).containsExactly(plan(2, 7, 8));
        assertThat(act(1)).containsExactly(plan(3, 0, 1));
        assertThat(choosers().subList(9, 15)).containsOnly(PLAN);
        assertThat(recorder.plans).extracting(PlanEvent::tick).containsExactly(2L, 6L, 14L);
    }

    @Test
    void safeActionActsOnceTheLastPlanIsUsedUp() throws InterruptedException {
        firstPlanActs();
        assertThat(act(8)).containsExactly(plan(1, 4, 12));
        assertThat(act(3)).containsOnly(-1);
        assertThat(choosers()).isEqualTo(repeated(SAFE_ACTION, 2, PLAN, 4, LAST_PLAN, 8, SAFE_ACTION, 3));
        assertThat(controller.statistics().fallbackTicks()).isEqualTo(8);
        assertThat(controller.statistics().safeActionTicks()).isEqualTo(5);
    }

    @Test
    void safeActionActsOnceTheLastPlanIsOlderThanItsLifetime() throws InterruptedException {
        controller.close();
        controller = controller(DELAYED.withPlanLifetime(5));
        firstPlanActs();
        assertThat(act(3)).containsExactly(value(1, 4), -1, -1);
    }

    @Test
    void planThatIsReadyWhenItsLifetimeIsOverIsDropped() throws InterruptedException {
        firstPlanActs();
        act(12); // the second plan would have lasted from 6 to 17
        makePlan();
        assertThat(act(1)).containsExactly(-1);
        assertThat(recorder.plans).extracting(PlanEvent::adoption).containsExactly(Adoption.ON_TIME, Adoption.DROPPED);
        assertThat(controller.statistics().droppedPlans()).isEqualTo(1);
        assertThat(controller.statistics().missedPlans()).isEqualTo(1);
        assertThat(controller.statistics().latePlans()).isZero();
    }

    @Test
    void planThatIsReadyInItsLastTickIsAdopted() throws InterruptedException {
        firstPlanActs();
        act(11);
        makePlan();
        assertThat(act(2)).containsExactly(value(2, 11), -1);
        assertThat(controller.statistics().latePlans()).isEqualTo(1);
    }

    @Test
    void safeActionIsTheCentreByDefault() {
        controller.close();
        controller = controller(CONFIG.withDelay(2));
        assertThat(controller.act(PointMass.at(0, 0))).containsExactly(.5, 0);
        assertThat(recorder.actions)
                .extracting(ActionEvent::tick, ActionEvent::action, ActionEvent::chooser)
                .containsExactly(tuple(0L, ActionSequence.centered(BOX, 1), SAFE_ACTION));
    }

    @Test
    void guessOfAPlanThatBeginsAfterTheLastOneIsUsedUpIsItsLastAction() throws InterruptedException {
        firstPlanActs();
        act(7);
        makePlan(); // taken up at 13, and 16 starts the next, which begins at 18
        act(4);
        makePlan();
        act(2);
        ActionSequence last = ActionSequence.of(1, 2, new double[] {value(2, 11), value(2, 11)});
        assertThat(recorder.plans.get(2).tick()).isEqualTo(18);
        assertThat(recorder.plans.get(2).request().guess()).isEqualTo(last.held(6));
    }

    @Test
    void failureInTheBackgroundReachesTheNextActWithItsCauseAndTheLoopGoesOn() throws InterruptedException {
        AtomicBoolean broken = new AtomicBoolean();
        IllegalStateException cause = new IllegalStateException("no such luck");
        Objective objective = (trajectories, actions, from, to, costs) -> {
            if (broken.get()) {
                throw cause;
            }
            GOAL.evaluate(trajectories, actions, from, to, costs);
        };
        for (int threads : new int[] {1, 3}) {
            broken.set(false);
            recorder.actions.clear();
            try (MpcController failing = new MpcController(
                    new PointMass(BOX, 2, 1), objective, new CemPlanner(), DELAYED.withThreads(threads), 1, recorder)) {
                for (int tick = 0; tick < 14; tick++) {
                    broken.set(tick == 4);
                    if (tick == 5) {
                        assertThatThrownBy(() -> failing.act(PointMass.at(0, 0)))
                                .isInstanceOf(IllegalStateException.class)
                                .hasMessage("plan for tick 6 failed: " + cause)
                                .hasCause(cause);
                    }
                    failing.act(PointMass.at(0, 0));
                    failing.awaitPlan();
                }
                assertThat(choosers()).isEqualTo(repeated(SAFE_ACTION, 2, PLAN, 4, LAST_PLAN, 4, PLAN, 4));
                assertThat(failing.statistics().failedPlans()).isEqualTo(1);
            }
        }
    }

    @Test
    void failureOfAPlanWithinActIsThrownAsItIsAndTheTickIsNotOver() {
        AtomicBoolean broken = new AtomicBoolean(true);
        ArithmeticException cause = new ArithmeticException("no such luck");
        Objective objective = (trajectories, actions, from, to, costs) -> {
            if (broken.get()) {
                throw cause;
            }
            GOAL.evaluate(trajectories, actions, from, to, costs);
        };
        try (MpcController failing =
                new MpcController(new PointMass(BOX, 2, 1), objective, new CemPlanner(), CONFIG, 1, recorder)) {
            assertThatThrownBy(() -> failing.act(PointMass.at(0, 0))).isSameAs(cause);
            broken.set(false);
            failing.act(PointMass.at(0, 0));
            assertThat(recorder.plans).extracting(PlanEvent::tick).containsExactly(0L);
            assertThat(failing.statistics().staleObservations()).isZero();
        }
    }
}
