package foresee.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import foresee.model.Episode;
import foresee.model.Observation;
import foresee.planning.Cancellation;
import foresee.runtime.ActionNormalizer;
import foresee.runtime.Architecture;
import foresee.runtime.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class DiagnosticsTest {
    private static final List<ProbeTarget> XY =
            List.of(new ProbeTarget("x", "px", state -> state[0]), new ProbeTarget("y", "px", state -> state[1]));

    /** Latents (2x + 1, y - x, 0) of states (x, y) that walk over the plane. */
    private static List<EncodedEpisode> linear() {
        List<EncodedEpisode> episodes = new ArrayList<>();
        for (int e = 0; e < 3; e++) {
            double[] walk = CentralDifferences.normal(60, e);
            double[][] latents = new double[30][];
            float[][] states = new float[30][];
            for (int t = 0; t < 30; t++) {
                states[t] = new float[] {(float) walk[2 * t], (float) walk[2 * t + 1]};
                latents[t] = new double[] {2 * states[t][0] + 1, states[t][1] - states[t][0], 0};
            }
            episodes.add(new EncodedEpisode(latents, states, ActionSequence.of(29, 2, new double[2 * 29])));
        }
        return episodes;
    }

    @Test
    void probeReadsALinearFactorExactly() {
        LinearProbe probe = LinearProbe.fit(linear(), XY, 1);
        ProbeScore score = ProbeScore.of(probe, 1, linear());
        assertThat(score.r2()).isGreaterThan(0.99999);
        assertThat(score.error()).isLessThan(1e-2);
        assertThat(probe.read(0, new double[] {5, 0, 0})).isCloseTo(2, Offset.offset(1e-3));
        assertThat(probe.tensors().get(0).spec().shape()).containsExactly(2, 3);
        assertThat((double) probe.tensors().get(0).get(0)).isCloseTo(0.5, Offset.offset(1e-3));
    }

    @Test
    void aFactorThatIsNotInTheLatentsScoresNothing() {
        List<ProbeTarget> square = List.of(new ProbeTarget("x^2", "px", state -> state[0] * state[0]));
        LinearProbe probe = LinearProbe.fit(linear(), square, 1);
        assertThat(ProbeScore.of(probe, 0, linear()).r2()).isLessThan(0.5);
    }

    @Test
    void aFactorThatNeverChangesHasNoScore() {
        List<ProbeTarget> constant = List.of(new ProbeTarget("wall", "px", state -> 32));
        LinearProbe probe = LinearProbe.fit(linear(), constant, 1);
        assertThat(ProbeScore.of(probe, 0, linear()).r2()).isNaN();
        assertThat(ProbeScore.of(probe, 0, linear()).error()).isLessThan(1e-3);
    }

    @Test
    void spectrumOfTwoEqualDirectionsHasRankTwo() {
        double[][] latents = {{1, 1, 0}, {1, -1, 0}, {-1, 1, 0}, {-1, -1, 0}};
        LatentSpectrum spectrum = LatentSpectrum.of(
                List.of(new EncodedEpisode(latents, new float[4][2], ActionSequence.of(3, 2, new double[2 * 3]))));
        assertThat(spectrum.effectiveRank()).isCloseTo(2, Offset.offset(1e-9));
        assertThat(spectrum.eigenvalues().get(2)).isCloseTo(0, Offset.offset(1e-12));
    }

    @Test
    void calibrationFindsTheRadiusWhereLatentsAreThePlaceItself() {
        double[][] latents = new double[100][];
        float[][] states = new float[100][];
        for (int t = 0; t < 100; t++) {
            states[t] = new float[] {t, 0};
            latents[t] = new double[] {t};
        }
        EncodedEpisode line = new EncodedEpisode(latents, states, ActionSequence.of(99, 2, new double[2 * 99]));
        GoalDistance truth = new GoalDistance((a, b) -> Math.abs(a[0] - b[0]), 4.5, "px");
        GoalCalibration found = GoalCalibration.of(List.of(line), truth).orElseThrow();
        // Pairs up to 4 apart are within the radius; a few at 5 apart are let in by the 95 per cent at most.
        assertThat(found.threshold()).isBetween(16.0, 25.0);
        assertThat(found.precision()).isGreaterThanOrEqualTo(GoalCalibration.PRECISION);
        assertThat(found.recall()).isEqualTo(1);
        assertThat(found.pairs()).isEqualTo(100 * 99 / 2);
    }

    @Test
    void calibrationIsAbsentWhereLatentsSayNothing() {
        double[][] latents = new double[60][];
        float[][] states = new float[60][];
        for (int t = 0; t < 60; t++) {
            states[t] = new float[] {t, 0};
            latents[t] = new double[] {CentralDifferences.normal(1, t)[0]};
        }
        EncodedEpisode noise = new EncodedEpisode(latents, states, ActionSequence.of(59, 2, new double[2 * 59]));
        GoalDistance truth = new GoalDistance((a, b) -> Math.abs(a[0] - b[0]), 4.5, "px");
        assertThat(GoalCalibration.of(List.of(noise), truth)).isEqualTo(Optional.empty());
    }

    @Test
    void aTrainedModelOfTheDotIsReadAndPredictsBetterThanNoChange() {
        TrainingConfig config = TrainingConfig.defaults()
                .withNetwork(NetworkConfig.defaults()
                        .withLatentSize(8)
                        .withHiddenSize(32)
                        .withHiddenLayers(1)
                        .withActionChunk(2))
                .withOptimizer(new OptimizerConfig(400, 16, 4, 2e-3, 20, 1));
        Architecture architecture = config.network().architecture(MovingDot.SIZE, MovingDot.SIZE, 3, 2);
        ActionNormalizer normalizer = ActionNormalizer.of(ActionSpace.Box.symmetric(2, 1));
        TrainingResult result = new JepaTrainer(config, architecture, normalizer)
                .train(
                        new EpisodeBatches(MovingDot.episodes(60, 20, 3), 2, 4, 16, 5),
                        progress -> {},
                        new Cancellation());
        GoalDistance truth = new GoalDistance((a, b) -> Math.hypot(a[0] - b[0], a[1] - b[1]), 1, "px");
        Diagnostics diagnostics = Diagnostics.of(
                architecture,
                normalizer,
                result.tensors(),
                MovingDot.episodes(60, 20, 3),
                MovingDot.episodes(40, 20, 4),
                XY,
                truth,
                4);
        assertThat(diagnostics.scores())
                .allSatisfy(score -> assertThat(score.r2()).isGreaterThan(0.9));
        OpenLoopError openLoop = diagnostics.openLoop();
        assertThat(openLoop.windows()).isEqualTo(80);
        assertThat(openLoop.latent().get(3))
                .isLessThan(openLoop.latentUnchanged().get(3));
        assertThat(openLoop.factors().get(0).error().get(3))
                .isLessThan(openLoop.factors().get(0).unchanged().get(3));
        assertThat(diagnostics.calibration()).isPresent();
        assertThat(diagnostics.toJson().at("/probes/1/r2").asDouble())
                .isEqualTo(diagnostics.scores().get(1).r2());
        assertThat(diagnostics.toJson().at("/openLoop/factors/0/error").size()).isEqualTo(4);
    }

    private static Episode stateless(Episode episode) {
        List<Observation> frames =
                episode.observations().stream().map(Observation::framesOnly).toList();
        return new Episode(episode.environment(), episode.seed(), frames, episode.actions());
    }

    @Test
    void dataWithoutStatesIsMeasuredInEverythingButProbes() {
        Architecture architecture = NetworkConfig.defaults()
                .withLatentSize(8)
                .withActionChunk(2)
                .architecture(MovingDot.SIZE, MovingDot.SIZE, 3, 2);
        WeightStore untrained = new WeightStore(DataType.FLOAT, Parameters.of(architecture));
        untrained.initialize(3);
        float[] weights = new float[untrained.values().size()];
        untrained.values().read(weights);
        List<Episode> episodes = MovingDot.episodes(12, 20, 3).stream()
                .map(DiagnosticsTest::stateless)
                .toList();

        Diagnostics diagnostics = Diagnostics.of(
                architecture,
                ActionNormalizer.of(ActionSpace.Box.symmetric(2, 1)),
                untrained.tensors("", weights),
                episodes,
                episodes,
                List.of(),
                Optional.empty(),
                4);

        assertThat(diagnostics.scores()).isEmpty();
        assertThat(diagnostics.probeTensors()).isEmpty();
        assertThat(diagnostics.openLoop().latent()).hasSize(4);
        assertThat(diagnostics.openLoop()).isEqualTo(diagnostics.openLoopInTraining());
        assertThat(diagnostics.actionsRead()).isBetween(0.0, 1.0);
        assertThat(diagnostics.calibration().map(GoalCalibration::unit).orElse(GoalCalibration.STEPS))
                .isEqualTo(GoalCalibration.STEPS);
        assertThat(diagnostics.toJson().get("probes").size()).isZero();
        assertThatThrownBy(() -> Diagnostics.of(
                        architecture,
                        ActionNormalizer.of(ActionSpace.Box.symmetric(2, 1)),
                        untrained.tensors("", weights),
                        episodes,
                        episodes,
                        XY,
                        Optional.empty(),
                        4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must have states");
    }

    @Test
    void timeStandsInForTheStateWhereNoneIsKnown() {
        double[][] latents = new double[100][];
        for (int t = 0; t < 100; t++) {
            latents[t] = new double[] {t};
        }
        EncodedEpisode line = new EncodedEpisode(latents, new float[100][0], ActionSequence.of(99, 2, new double[198]));
        GoalCalibration found = GoalCalibration.ofTime(List.of(line), 4).orElseThrow();
        assertThat(found.threshold()).isBetween(16.0, 25.0);
        assertThat(found.radius()).isEqualTo(4);
        assertThat(found.unit()).isEqualTo(GoalCalibration.STEPS);
    }

    @Test
    void motionsTellWhatActionsMoveFromWhatStaysAndWhatDrifts() {
        List<EncodedEpisode> episodes = new ArrayList<>();
        for (int e = 0; e < 5; e++) {
            double[] draws = CentralDifferences.normal(90, e);
            double[] actions = Arrays.copyOf(draws, 60);
            float[][] states = new float[31][];
            states[0] = new float[] {0, e, 0, 7};
            for (int t = 0; t < 30; t++) {
                float[] s = states[t];
                states[t + 1] = new float[] {s[0] + (float) actions[2 * t], s[1], s[2] + (float) draws[60 + t], s[3]};
            }
            episodes.add(new EncodedEpisode(new double[31][1], states, ActionSequence.of(30, 2, actions)));
        }
        List<ProbeTarget> targets = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int at = i;
            targets.add(new ProbeTarget("s" + i, "px", state -> state[at]));
        }
        List<FactorMotion> motions = FactorMotion.of(episodes, targets, 3);
        assertThat(motions)
                .extracting(FactorMotion::kind)
                .containsExactly(
                        FactorMotion.Kind.ACTED,
                        FactorMotion.Kind.STATIC,
                        FactorMotion.Kind.OTHER,
                        FactorMotion.Kind.CONSTANT);
        assertThat(motions.get(0).byActions()).isCloseTo(1, Offset.offset(1e-3));
        assertThat(motions.get(1).within()).isZero();
    }

    @Test
    void actionsAreReadOffLatentsThatMoveByThem() {
        List<EncodedEpisode> moved = new ArrayList<>();
        List<EncodedEpisode> unmoved = new ArrayList<>();
        for (int e = 0; e < 4; e++) {
            double[] actions = CentralDifferences.normal(120, e);
            double[][] latents = new double[61][2];
            for (int t = 0; t < 60; t++) {
                latents[t + 1] = new double[] {latents[t][0] + actions[2 * t], latents[t][1] + actions[2 * t + 1]};
            }
            ActionSequence sequence = ActionSequence.of(60, 2, actions);
            moved.add(new EncodedEpisode(latents, new float[61][0], sequence));
            unmoved.add(new EncodedEpisode(new double[61][2], new float[61][0], sequence));
        }
        assertThat(ActionReading.r2(moved, moved, 2)).isCloseTo(1, Offset.offset(1e-3));
        assertThat(ActionReading.r2(unmoved, unmoved, 2)).isCloseTo(0, Offset.offset(1e-3));
    }

    @Test
    void whatIsLeftUnpredictedIsTheMeanOverDirectionsThatVary() {
        List<Double> variances = List.of(4.0, 2.0, 1.0, 0.001);
        PredictedDirections directions = new PredictedDirections(variances, List.of(0.4, 1.0, 2.0, 1.0), 0);
        assertThat(directions.unpredicted()).isCloseTo((0.1 + 0.5 + 1) / 3, Offset.offset(1e-12));
        assertThat(new PredictedDirections(List.of(0.0), List.of(0.0), 1).unpredicted())
                .isEqualTo(1);
    }
}
