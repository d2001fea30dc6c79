package foresee.training;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.dataset.Dataset;
import foresee.planning.Cancellation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveProbeTest {
    private static final int STEPS = LiveProbe.EVERY + 5;
    private static final List<ProbeTarget> TARGETS =
            List.of(new ProbeTarget("x", "px", state -> state[0]), new ProbeTarget("y", "px", state -> state[1]));

    @TempDir
    private Path folder;

    private Dataset dataset;

    @BeforeEach
    void collect() throws IOException {
        dataset = MovingDot.dataset(folder.resolve("dot.h5"), "walk", 40, 20, 3);
    }

    @AfterEach
    void close() throws IOException {
        dataset.close();
    }

    private static TrainingConfig config() {
        return TrainingConfig.defaults()
                .withNetwork(NetworkConfig.defaults()
                        .withLatentSize(8)
                        .withHiddenSize(16)
                        .withHiddenLayers(1)
                        .withActionChunk(2))
                .withOptimizer(new OptimizerConfig(STEPS, 8, 4, 2e-3, 10, 1))
                .withLoss(LossConfig.defaults().withRampSteps(50));
    }

    private TrainingSession probed(TrainingConfig config) {
        return new TrainingSession(config, dataset).probing(TARGETS);
    }

    private TrainingResult train(
            TrainingSession session, String checkpoint, boolean resume, ProgressListener listener) {
        return session.train(folder.resolve(checkpoint), resume, listener, new Cancellation());
    }

    @Test
    void aRunThatIsLookedAtHasTheSameBitsStraightThroughOrResumed() {
        TrainingResult unseen = train(new TrainingSession(config(), dataset), "unseen", false, p -> {});
        TrainingResult seen = train(probed(config()), "seen", false, p -> {});
        Cancellation cancellation = new Cancellation();
        ProgressListener stop = p -> {
            if (p.step() == LiveProbe.EVERY) {
                cancellation.cancel();
            }
        };
        probed(config()).train(folder.resolve("half"), false, stop, cancellation);
        List<TrainingProgress> rest = new ArrayList<>();
        TrainingResult resumed = train(probed(config()), "half", true, rest::add);

        assertThat(seen.tensors()).isEqualTo(unseen.tensors());
        assertThat(resumed.tensors()).isEqualTo(unseen.tensors());
        assertThat(rest.get(0).step()).isEqualTo(LiveProbe.EVERY);
        assertThat(resumed.last().probes()).isEqualTo(seen.last().probes());
    }

    @Test
    void everyFactorIsReadNowAndThenAndAtTheEndNearlyAsTheMeasurementWill() {
        List<TrainingProgress> steps = new ArrayList<>();
        TrainingSession session = probed(config());
        TrainingResult result = train(session, "run", false, steps::add);
        List<ProbeScore> measured =
                session.measure(result, TARGETS, Optional.empty()).scores();

        assertThat(steps.stream().filter(step -> !step.probes().isEmpty()).map(TrainingProgress::step))
                .containsExactly(0, LiveProbe.EVERY, STEPS);
        for (int f = 0; f < TARGETS.size(); f++) {
            ProbeScore live = result.last().probes().get(f);
            assertThat(live.name()).isEqualTo(TARGETS.get(f).name());
            assertThat(live.r2()).isGreaterThan(0.5).isCloseTo(measured.get(f).r2(), Offset.offset(0.1));
        }
    }

    @Test
    void theSecondStageWhoseEncoderIsFrozenIsNotLookedAt() {
        List<TrainingProgress> steps = new ArrayList<>();
        OptimizerConfig few = config().optimizer().withSteps(3);
        TrainingConfig two = config().withOptimizer(few).withSecondStage(new SecondStageConfig(3, 16, 3, 2e-3, 1, 1));
        train(probed(two), "two", false, steps::add);

        assertThat(steps.stream().filter(step -> !step.probes().isEmpty()).map(TrainingProgress::stage))
                .containsExactly(1, 1);
        assertThat(steps.get(steps.size() - 1).stage()).isEqualTo(2);
    }
}
