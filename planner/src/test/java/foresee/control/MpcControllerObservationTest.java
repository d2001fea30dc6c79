package foresee.control;

import static foresee.control.ControlFixture.BOX;
import static foresee.control.ControlFixture.CONFIG;
import static foresee.control.ControlFixture.GOAL;
import static foresee.control.ObservationEvent.Trouble.DROPPED;
import static foresee.control.ObservationEvent.Trouble.LATE;
import static foresee.control.ObservationEvent.Trouble.STALE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.control.ControlFixture.CountingPlanner;
import foresee.control.ControlFixture.Recorder;
import foresee.fixtures.PointMass;
import foresee.model.Frame;
import foresee.model.Latent;
import foresee.model.Observation;
import foresee.model.WorldModel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Observations with time stamps that are wrong. Positions are (tick, 0) where a test does not say otherwise. */
@Timeout(60)
class MpcControllerObservationTest {
    private static final MpcConfig TIMED = CONFIG.withControlPeriod(Duration.ofNanos(100));

    private final Recorder recorder = new Recorder();

    private static Observation at(double x, long nanos) {
        return Observation.ofState(new float[] {(float) x, 0}, nanos);
    }

    private MpcController controller(WorldModel model, MpcConfig config) {
        return new MpcController(model, GOAL, new CountingPlanner(), config, 1, recorder);
    }

    @Test
    void troubleIsCountedAndHeard() {
        try (MpcController controller = controller(new PointMass(BOX, 4, 1), TIMED)) {
            long[] stamps = {0, 100, 100, 230, 630, 600};
            for (long stamp : stamps) {
                controller.act(at(0, stamp));
            }
            controller.reset();
            controller.act(at(0, 0));
            ControlStatistics statistics = controller.statistics();
            assertThat(statistics.staleObservations()).isEqualTo(2);
            assertThat(statistics.lateObservations()).isEqualTo(1);
            assertThat(statistics.missingObservations()).isEqualTo(3);
        }
        assertThat(recorder.observations)
                .containsExactly(
                        new ObservationEvent(2, STALE, 0, 0),
                        new ObservationEvent(3, LATE, 130, 0),
                        new ObservationEvent(4, DROPPED, 400, 3),
                        new ObservationEvent(5, STALE, -30, 0));
    }

    @Test
    void withoutAPeriodStaleObservationsAreCountedAndUsed() {
        try (MpcController controller = controller(new PointMass(BOX, 4, 1), CONFIG)) {
            for (int tick = 0; tick < 5; tick++) {
                controller.act(at(tick, 7));
            }
            assertThat(controller.statistics().staleObservations()).isEqualTo(4);
        }
        assertThat(recorder.plans.get(1).observed()).isEqualTo(new Latent(new float[] {4, 0}));
        assertThat(recorder.steps).hasSize(1);
    }

    @Test
    void withAPeriodAStaleObservationIsReplacedByWhatTheModelPredicts() {
        for (int delay : new int[] {0, 4}) {
            recorder.plans.clear();
            recorder.steps.clear();
            try (MpcController controller =
                    controller(new PointMass(BOX, 4, 1), TIMED.withDelay(delay).withSafeAction(0, 0))) {
                for (int tick = 0; tick < 9; tick++) {
                    controller.act(at(99, tick < 4 ? 100 * tick : 300));
                    controller.executed(new double[] {.25 * tick, 0});
                    await(controller);
                }
            }
            PlanRequest second = recorder.plans.get(1).request();
            double moved = 0.25 * (0 + 1 + 2 + 3);
            double meanwhile = delay == 0 ? 0 : .01 + .01 + .02 + .02;
            assertThat(second.context().now().get(0)).isEqualTo((float) (99 + moved + meanwhile));
            assertThat(recorder.steps).isEmpty();
        }
    }

    private static void await(MpcController controller) {
        try {
            controller.awaitPlan();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void predictionsFollowOneAnotherWhileTheCameraHangs() {
        for (int history : new int[] {1, 2}) {
            for (int interval : new int[] {1, 2, 3, 4, 6, 12}) {
                recorder.plans.clear();
                MpcConfig config = TIMED.withReplanInterval(interval);
                try (MpcController controller = controller(new PointMass(BOX, 2, history), config)) {
                    for (int tick = 0; tick < 25; tick++) {
                        controller.act(at(5, tick < 3 ? 100 * tick : 200));
                        controller.executed(new double[] {.5, 0});
                    }
                    assertThat(controller.statistics().staleObservations()).isEqualTo(22);
                }
                assertThat(recorder.plans).hasSize((24 + interval) / interval);
                for (PlanEvent event : recorder.plans) {
                    if (event.tick() > 2 && history == 1) { // last seen at 2, on the even grid; at 1 on the odd one
                        long lastSeen = 2 - event.tick() % 2;
                        assertThat((double) event.observed().get(0)).isEqualTo(5 + .5 * (event.tick() - lastSeen));
                    }
                }
            }
        }
    }

    @Test
    void staleObservationWithinTheFirstModelStepIsTheLatestLatent() {
        try (MpcController controller = controller(new PointMass(BOX, 4, 1), TIMED.withReplanInterval(1))) {
            controller.act(at(1, 0));
            controller.act(at(2, 100));
            controller.act(at(50, 100));
        }
        assertThat(recorder.plans.get(2).observed()).isEqualTo(new Latent(new float[] {2, 0}));
    }

    @Test
    void staleObservationReachesNoGoal() {
        List<Goal> goals = List.of(Goal.near(new Latent(new float[] {1, 0}), 0.1), Goal.endless(GOAL));
        PointMass model = new PointMass(BOX, 4, 1);
        try (MpcController controller = new MpcController(model, goals, new CountingPlanner(), TIMED, 1, recorder)) {
            controller.act(at(0, 0));
            controller.act(at(1, 0));
            assertThat(controller.progress().current()).isZero();
            controller.act(at(1, 100));
            assertThat(controller.progress().current()).isEqualTo(1);
        }
    }

    @Test
    void refusedObservationLeavesTheTickAsItWas() {
        try (MpcController controller = controller(new PointMass(BOX, 4, 1), TIMED)) {
            assertThatThrownBy(() -> controller.act(Observation.ofFrame(new Frame(1, 1, 1, new byte[1]), 0)))
                    .isInstanceOf(RuntimeException.class);
            controller.act(at(0, 0));
            assertThat(controller.statistics().staleObservations()).isZero();
        }
        assertThat(recorder.plans).extracting(PlanEvent::tick).containsExactly(0L);
    }

    @Test
    void controlPeriodMustBePositive() {
        assertThatThrownBy(() -> CONFIG.withControlPeriod(Duration.ZERO))
                .hasMessage("control period (PT0S) must be positive.");
    }
}
