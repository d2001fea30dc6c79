package foresee.control;

import static foresee.control.ControlFixture.BOX;
import static foresee.control.ControlFixture.CONFIG;
import static foresee.control.ControlFixture.GOAL;
import static foresee.control.ControlFixture.firstComponents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import foresee.control.ControlFixture.CountingPlanner;
import foresee.control.ControlFixture.Recorder;
import foresee.fixtures.PointMass;
import foresee.model.ActionSequence;
import foresee.model.Latent;
import foresee.planning.CemPlanner;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a listener hears, and what becomes of its exceptions. */
@Timeout(60)
class MpcControllerListenerTest {
    private static final PointMass MODEL = new PointMass(BOX, 4, 1);

    private final Recorder recorder = new Recorder();

    private static MpcController controller(ControlListener listener) {
        return new MpcController(MODEL, GOAL, new CountingPlanner(), CONFIG, 1, listener);
    }

    /** Fails at everything. */
    private static final class Failing implements ControlListener {
        private final Throwable problem;

        Failing(Throwable problem) {
            this.problem = problem;
        }

        @Override
        public void onPlan(PlanEvent event) {
            fail();
        }

        @Override
        public void onAction(ActionEvent event) {
            fail();
        }

        private void fail() {
            if (problem instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) problem;
        }
    }

    @Test
    void everyActionIsHeardWithWhoChoseItAndWhatWasToldInstead() {
        try (MpcController controller = controller(recorder)) {
            firstComponents(controller, 2);
            controller.executed(new double[] {.7, .1});
            firstComponents(controller, 1);
        }
        assertThat(recorder.actions)
                .extracting(ActionEvent::tick, ActionEvent::action, ActionEvent::chooser)
                .containsExactly(
                        tuple(0L, action(.01, 0), Chooser.PLAN),
                        tuple(1L, action(.01, 0), Chooser.PLAN),
                        tuple(1L, action(.7, .1), Chooser.CALLER),
                        tuple(2L, action(.02, 0), Chooser.PLAN));
    }

    private static ActionSequence action(double... values) {
        return ActionSequence.of(1, 2, values);
    }

    @Test
    void imaginedPathIsWhereThePlanLeads() {
        try (MpcController controller = controller(recorder)) {
            firstComponents(controller, 1);
        }
        List<Latent> imagined = recorder.plans.get(0).imagined(MODEL);
        assertThat(imagined).hasSize(3);
        assertThat((double) imagined.get(0).get(0)).isCloseTo(2 * .01 + 2 * .02, within(1e-6));
        assertThat((double) imagined.get(2).get(0)).isCloseTo(2 * .21, within(1e-6));
    }

    @Test
    void exceptionsOfListenersAreCountedAndDoNotReachTheLoop() {
        double[] expected;
        try (MpcController quiet = controller(ControlListener.NONE)) {
            expected = firstComponents(quiet, 5);
        }
        try (MpcController controller = controller(new Failing(new IllegalStateException("full disk")).and(recorder))) {
            assertThat(firstComponents(controller, 5)).isEqualTo(expected);
            assertThat(controller.statistics().listenerFailures()).isEqualTo(7); // two plans, five actions
        }
        assertThat(recorder.plans).hasSize(2);
        assertThat(recorder.actions).hasSize(5);
        assertThat(recorder.steps).hasSize(1);
    }

    @Test
    void errorsOfListenersReachTheCallerAfterTheTick() {
        AssertionError error = new AssertionError("a test's");
        try (MpcController controller = controller(new Failing(error).and(recorder))) {
            assertThatThrownBy(() -> controller.act(PointMass.at(0, 0))).isSameAs(error);
            assertThatThrownBy(() -> controller.act(PointMass.at(0, 0))).isSameAs(error);
        }
        assertThat(recorder.plans).extracting(PlanEvent::tick).containsExactly(0L);
    }

    @Test
    void bothOfTwoListenersHearEverythingInTurn() {
        Recorder other = new Recorder();
        List<Goal> goals = List.of(Goal.near(new Latent(new float[] {0, 0}), 1));
        try (MpcController controller =
                new MpcController(MODEL, goals, new CountingPlanner(), CONFIG, 1, recorder.and(other))) {
            firstComponents(controller, 5);
        }
        assertThat(other.plans).hasSize(2).isEqualTo(recorder.plans);
        assertThat(other.steps).hasSize(1).isEqualTo(recorder.steps);
        assertThat(other.actions).hasSize(5).isEqualTo(recorder.actions);
        assertThat(other.goals).hasSize(1).isEqualTo(recorder.goals);
        assertThat(other.observations).hasSize(4).isEqualTo(recorder.observations);
    }

    @Test
    void statisticsCountCallsAndPlans() {
        try (MpcController controller = controller(ControlListener.NONE)) {
            assertThat(controller.statistics().actWall()).isEqualTo(new ControlStatistics.Times(0, 0, 0, 0));
            firstComponents(controller, 9);
            ControlStatistics statistics = controller.statistics();
            assertThat(statistics.actWall().count()).isEqualTo(9);
            assertThat(statistics.planWall().count()).isEqualTo(3);
            for (ControlStatistics.Times times : List.of(statistics.actWall(), statistics.planWall())) {
                assertThat(times.p50Nanos()).isPositive().isLessThanOrEqualTo(times.p99Nanos());
                assertThat(times.p99Nanos()).isLessThanOrEqualTo(times.maxNanos());
            }
            assertThat(statistics.actCpu().count()).isIn(0L, 9L);
            assertThat(statistics.toString()).contains("(9)").contains("missed 0");
            assertThat(statistics.fallbackTicks() + statistics.safeActionTicks() + statistics.missedPlans())
                    .isZero();
        }
    }

    @Test
    void statisticsAndProgressMayBeReadByAnyThreadMeanwhile() throws InterruptedException {
        try (MpcController controller =
                new MpcController(MODEL, GOAL, new CemPlanner(), CONFIG.withDelay(4), 1, recorder)) {
            List<Long> counts = new ArrayList<>();
            Thread reader = new Thread(() -> {
                while (counts.isEmpty() || counts.get(counts.size() - 1) < 200) {
                    counts.add(controller.statistics().actWall().count());
                    assertThat(controller.progress().finished()).isFalse();
                }
            });
            reader.start();
            firstComponents(controller, 200);
            reader.join();
            assertThat(counts).isSorted().last().isEqualTo(200L);
        }
    }
}
