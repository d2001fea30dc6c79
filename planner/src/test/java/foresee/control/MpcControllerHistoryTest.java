package foresee.control;

import static foresee.control.ControlFixture.BOX;
import static foresee.control.ControlFixture.CONFIG;
import static foresee.control.ControlFixture.GOAL;
import static foresee.control.ControlFixture.firstComponents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import foresee.control.ControlFixture.CountingPlanner;
import foresee.control.ControlFixture.Recorder;
import foresee.fixtures.PointMass;
import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import foresee.model.Context;
import foresee.model.KeyedRandom;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.Observation;
import foresee.model.WorldModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the controller remembers and what it tells its listener. */
@Timeout(60)
class MpcControllerHistoryTest {
    @Test
    void listenerHearsOfEveryPlan() {
        Recorder recorder = new Recorder();
        try (MpcController controller =
                new MpcController(new PointMass(BOX, 4, 1), GOAL, new CountingPlanner(), CONFIG, 77, recorder)) {
            firstComponents(controller, 5);
        }
        assertThat(recorder.plans).extracting(PlanEvent::tick).containsExactly(0L, 4L);
        PlanEvent second = recorder.plans.get(1);
        assertThat(second.observed()).isEqualTo(new Latent(new float[] {4, -4}));
        assertThat(second.context().latents()).containsExactly(second.observed());
        assertThat(second.seed()).isEqualTo(KeyedRandom.key(77, 4));
        assertThat(second.plan().actions().horizon()).isEqualTo(12);
        assertThat(second.plan().actions().get(1, 0)).isEqualTo(.07);
        assertThat(second.plan().cost()).isEqualTo(0.5);
        assertThat(second.plan().verdict().improved()).isTrue();
        assertThat(second.wallNanos()).isPositive();
        assertThat(second.cpuNanos()).isGreaterThanOrEqualTo(-1);
    }

    @Test
    void listenerHearsThePredictedAndTheObservedLatentOfEveryModelStep() {
        for (int interval : new int[] {1, 2, 3, 4, 8, 12}) {
            Recorder recorder = new Recorder();
            try (MpcController controller = new MpcController(
                    new PointMass(BOX, 4, 1),
                    GOAL,
                    new CountingPlanner(),
                    CONFIG.withReplanInterval(interval),
                    1,
                    recorder)) {
                double[] taken = firstComponents(controller, 13);
                assertThat(recorder.steps).extracting(StepEvent::tick).containsExactly(4L, 8L, 12L);
                for (StepEvent step : recorder.steps) {
                    int tick = (int) step.tick();
                    double moved = Arrays.stream(taken, tick - 4, tick).sum();
                    assertThat(step.observed()).isEqualTo(new Latent(new float[] {tick, -tick}));
                    assertThat((double) step.predicted().get(0)).isCloseTo(tick - 4 + moved, within(1e-5));
                    assertThat(step.predicted().get(1)).isEqualTo(4 - tick);
                    assertThat(step.error()).isEqualTo(step.predicted().distance(step.observed()));
                }
            }
        }
    }

    @Test
    void predictionIsOfWhatWasReallyExecuted() {
        Recorder recorder = new Recorder();
        try (MpcController controller =
                new MpcController(new PointMass(BOX, 4, 1), GOAL, new CountingPlanner(), CONFIG, 1, recorder)) {
            for (int tick = 0; tick < 5; tick++) {
                controller.act(PointMass.at(0, 0));
                double[] executed = {0.5, tick};
                controller.executed(executed);
                executed[0] = 99;
            }
        }
        assertThat(recorder.steps).hasSize(1);
        assertThat(recorder.steps.get(0).predicted()).isEqualTo(new Latent(new float[] {2, 6}));
    }

    @Test
    void historyIsPaddedWithTheFirstLatentAndCentreActions() {
        Recorder recorder = new Recorder();
        try (MpcController controller = new MpcController(
                new PointMass(BOX, 4, 3), GOAL, new CountingPlanner(), CONFIG.withReplanInterval(2), 1, recorder)) {
            firstComponents(controller, 15);
        }
        Latent first = new Latent(new float[] {0, 0});
        ActionSequence centre = ActionSequence.centered(BOX, 4);
        assertThat(recorder.plans.get(0).context().latents()).containsExactly(first, first, first);
        assertThat(recorder.plans.get(0).context().actions()).containsExactly(centre, centre);
        assertThat(recorder.plans.get(1).context().latents()).containsExactly(first, first, at(2));
        assertThat(recorder.plans.get(1).context().actions())
                .containsExactly(centre, ActionSequence.of(4, 2, new double[] {.5, 0, .5, 0, .01, 0, .01, 0}));
        assertThat(recorder.plans.get(7).context().latents()).containsExactly(at(6), at(10), at(14));
        assertThat(recorder.plans.get(7).context().actions())
                .containsExactly(
                        ActionSequence.of(4, 2, new double[] {.19, 0, .19, 0, .25, 0, .25, 0}),
                        ActionSequence.of(4, 2, new double[] {.31, 0, .31, 0, .37, 0, .37, 0}));
    }

    private static Latent at(int tick) {
        return new Latent(new float[] {tick, -tick});
    }

    @Test
    void historyIsKnownForAnyReplanInterval() {
        for (int interval = 1; interval <= 12; interval++) {
            MpcConfig config = CONFIG.withReplanInterval(interval);
            List<Latent> seen = new ArrayList<>();
            ControlListener listener = new ControlListener() {
                @Override
                public void onPlan(PlanEvent event) {
                    seen.addAll(event.context().latents());
                }
            };
            try (MpcController controller =
                    new MpcController(new PointMass(BOX, 4, 2), GOAL, new CountingPlanner(), config, 1, listener)) {
                firstComponents(controller, 40);
            }
            List<Latent> expected = new ArrayList<>();
            for (int tick = 0; tick < 40; tick += interval) {
                expected.addAll(List.of(at(Math.max(0, tick - 4)), at(tick)));
            }
            assertThat(seen).isEqualTo(expected);
        }
    }

    @Test
    void framesThatNobodyNeedsAreNotEncoded() {
        AtomicInteger encoded = new AtomicInteger();
        try (MpcController controller = new MpcController(
                new CountingEncoder(encoded), GOAL, new CountingPlanner(), CONFIG.withReplanInterval(6), 1)) {
            firstComponents(controller, 13);
        }
        assertThat(encoded.get()).isEqualTo(3);
    }

    /** A point mass that counts what it encodes. */
    private static final class CountingEncoder implements WorldModel {
        private final PointMass inner = new PointMass(BOX, 4, 1);
        private final AtomicInteger encoded;

        CountingEncoder(AtomicInteger encoded) {
            this.encoded = encoded;
        }

        @Override
        public int latentSize() {
            return 2;
        }

        @Override
        public ActionSpace actionSpace() {
            return BOX;
        }

        @Override
        public int actionChunk() {
            return 4;
        }

        @Override
        public Latent encode(Observation observation) {
            encoded.incrementAndGet();
            return inner.encode(observation);
        }

        @Override
        public void rollout(Context context, ActionBatch actions, int from, int to, LatentTrajectories out) {
            inner.rollout(context, actions, from, to, out);
        }
    }
}
