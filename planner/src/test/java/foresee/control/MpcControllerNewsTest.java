package foresee.control;

import static foresee.control.ControlFixture.BOX;
import static foresee.control.ControlFixture.CONFIG;
import static foresee.control.ControlFixture.GOAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import foresee.control.ControlFixture.CountingPlanner;
import foresee.control.ControlFixture.Recorder;
import foresee.fixtures.PointMass;
import foresee.model.ActionBatch;
import foresee.model.ActionSpace;
import foresee.model.Context;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.Observation;
import foresee.model.WorldModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A listener hears every fact once and in order: of ticks that fail, and of what it brings about itself. */
@Timeout(60)
class MpcControllerNewsTest {
    private final Recorder recorder = new Recorder();

    /** A point mass that cannot predict while it is broken. */
    private static final class Breakable implements WorldModel {
        private final PointMass sound = new PointMass(BOX, 4, 1);
        private boolean broken;

        @Override
        public int latentSize() {
            return sound.latentSize();
        }

        @Override
        public ActionSpace actionSpace() {
            return BOX;
        }

        @Override
        public int actionChunk() {
            return sound.actionChunk();
        }

        @Override
        public int history() {
            return 1;
        }

        @Override
        public Latent encode(Observation observation) {
            return sound.encode(observation);
        }

        @Override
        public void rollout(Context context, ActionBatch actions, int from, int to, LatentTrajectories out) {
            if (broken) {
                throw new IllegalStateException("broken.");
            }
            sound.rollout(context, actions, from, to, out);
        }
    }

    private static void failOnce(Breakable model, MpcController controller) {
        model.broken = true;
        assertThatThrownBy(() -> controller.act(PointMass.at(0, 0))).hasMessage("broken.");
        model.broken = false;
    }

    private static void act(MpcController controller, int ticks) throws InterruptedException {
        for (int tick = 0; tick < ticks; tick++) {
            controller.act(PointMass.at(0, 0));
            controller.awaitPlan();
        }
    }

    @Test
    void planThatWasAdoptedBeforeTheTickFailedIsHeardOnce() throws InterruptedException {
        Breakable model = new Breakable();
        try (MpcController controller =
                new MpcController(model, GOAL, new CountingPlanner(), CONFIG.withDelay(4), 1, recorder)) {
            act(controller, 4);
            failOnce(model, controller);
            assertThat(recorder.plans).extracting(PlanEvent::tick).containsExactly(4L);
            assertThat(recorder.actions).hasSize(4);
            act(controller, 5);
            assertThat(recorder.plans).extracting(PlanEvent::tick).containsExactly(4L, 8L);
            assertThat(recorder.actions).hasSize(9);
            assertThat(controller.statistics().planWall().count()).isEqualTo(2);
            assertThat(recorder.observations).hasSize(8);
            assertThat(controller.statistics().staleObservations()).isEqualTo(8);
        }
    }

    @Test
    void goalThatWasReachedBeforeTheTickFailedIsHeardOnce() throws InterruptedException {
        Breakable model = new Breakable();
        List<Goal> goals = List.of(Goal.near(new Latent(new float[] {0, 0}), 1), Goal.endless(GOAL));
        try (MpcController controller =
                new MpcController(model, goals, new CountingPlanner(), CONFIG.withDelay(4), 1, recorder)) {
            failOnce(model, controller);
            assertThat(recorder.goals).extracting(GoalEvent::goal).containsExactly(0);
            act(controller, 4);
            assertThat(recorder.goals).hasSize(1);
        }
    }

    @Test
    void goalBeforeOneThatCannotBeJudgedIsHeard() {
        Goal unable = Goal.until(
                latent -> {
                    throw new IllegalStateException("unable.");
                },
                GOAL);
        List<Goal> goals = List.of(Goal.near(new Latent(new float[] {0, 0}), 1), unable);
        try (MpcController controller =
                new MpcController(new Breakable(), goals, new CountingPlanner(), CONFIG, 1, recorder)) {
            assertThatThrownBy(() -> controller.act(PointMass.at(0, 0))).hasMessage("unable.");
            assertThat(recorder.goals).extracting(GoalEvent::goal).containsExactly(0);
        }
    }

    @Test
    void tickThatFailedAfterItsPlanAndWasTakenAgainIsOfTheSameEpisode(@TempDir Path folder) throws Exception {
        Path path = folder.resolve("flight.log");
        Breakable model = new Breakable();
        try (FlightRecorder flight = FlightRecorder.open(path, 1 << 20, "");
                MpcController controller =
                        new MpcController(model, GOAL, new CountingPlanner(), CONFIG, 1, flight.and(recorder))) {
            act(controller, 4);
            failOnce(model, controller);
            act(controller, 1);
            controller.reset();
            act(controller, 1);
        }
        assertThat(recorder.plans).extracting(PlanEvent::tick).containsExactly(0L, 4L, 4L, 0L);
        assertThat(FlightFixture.plans(path))
                .extracting(FlightRecord::episode, FlightRecord::tick)
                .containsExactly(tuple(0L, 0L), tuple(0L, 4L), tuple(0L, 4L), tuple(1L, 0L));
    }

    /** Does something at every action but those the caller told. */
    private static ControlListener atEveryAction(Consumer<ActionEvent> what) {
        return new ControlListener() {
            @Override
            public void onAction(ActionEvent event) {
                if (event.chooser() != Chooser.CALLER) {
                    what.accept(event);
                }
            }
        };
    }

    @Test
    void whatAListenerSaysWasExecutedIsHeardByAllAfterTheAction() throws InterruptedException {
        AtomicReference<MpcController> self = new AtomicReference<>();
        ControlListener safety = atEveryAction(event -> self.get().executed(new double[] {.5, .5}));
        try (MpcController controller =
                new MpcController(new Breakable(), GOAL, new CountingPlanner(), CONFIG, 1, safety.and(recorder))) {
            self.set(controller);
            act(controller, 2);
            assertThat(controller.statistics().listenerFailures()).isZero();
        }
        assertThat(recorder.actions)
                .extracting(ActionEvent::tick, ActionEvent::chooser)
                .containsExactly(
                        tuple(0L, Chooser.PLAN),
                        tuple(0L, Chooser.CALLER),
                        tuple(1L, Chooser.PLAN),
                        tuple(1L, Chooser.CALLER));
    }

    @Test
    void actingIsRefusedToAListener() throws InterruptedException {
        AtomicReference<MpcController> self = new AtomicReference<>();
        List<String> refusals = new ArrayList<>();
        ControlListener eager = atEveryAction(event -> {
            try {
                self.get().act(PointMass.at(0, 0));
            } catch (IllegalStateException refused) {
                refusals.add(refused.getMessage());
            }
        });
        try (MpcController controller =
                new MpcController(new Breakable(), GOAL, new CountingPlanner(), CONFIG, 1, eager.and(recorder))) {
            self.set(controller);
            act(controller, 2);
        }
        assertThat(refusals)
                .containsExactly("act() must not be called by a listener.", "act() must not be called by a listener.");
        assertThat(recorder.actions).extracting(ActionEvent::tick).containsExactly(0L, 1L);
    }
}
