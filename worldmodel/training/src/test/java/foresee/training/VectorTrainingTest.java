package foresee.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.dataset.Dataset;
import foresee.dataset.DatasetInfo;
import foresee.dataset.DatasetWriter;
import foresee.dataset.FrameShape;
import foresee.model.ActionSpace;
import foresee.model.Episode;
import foresee.model.Latent;
import foresee.model.Observation;
import foresee.planning.Cancellation;
import foresee.runtime.ActionNormalizer;
import foresee.runtime.Architecture;
import foresee.runtime.CompiledWorldModel;
import foresee.runtime.Layer;
import foresee.runtime.ModelFile;
import foresee.runtime.Parameters;
import foresee.runtime.VectorInput;
import foresee.runtime.VectorSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

class VectorTrainingTest {
    private static final ActionSpace SPACE = ActionSpace.Box.symmetric(2, 1);
    private static final VectorInput STATE = new VectorInput(
            VectorSource.STATE, 3, 2, List.of(new Layer.Dense(3, 4), new Layer.Silu(), new Layer.Dense(4, 2)));

    @TempDir
    private Path folder;

    /** Three of the five latents are the frame's, or all five the vector's. */
    private static Architecture small(boolean frames) {
        Architecture like = LossFixture.SMALL;
        List<Layer> all = List.of(new Layer.Dense(3, 4), new Layer.Silu(), new Layer.Dense(4, 5));
        return new Architecture(
                frames ? 8 : 0,
                frames ? 8 : 0,
                frames ? 3 : 0,
                5,
                2,
                2,
                1,
                1,
                frames
                        ? List.of(
                                new Layer.Conv2d(3, 4, 4, 2, 0),
                                new Layer.Relu(),
                                new Layer.Flatten(),
                                new Layer.Dense(36, 3))
                        : List.of(),
                like.predictor(),
                Optional.of(frames ? STATE : new VectorInput(VectorSource.STATE, 3, 5, all)),
                1);
    }

    private static TrainingBatch batch() {
        TrainingBatch like = LossFixture.batch();
        float[] vectors = new float[20 * 3];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = (i * 5 % 13 - 6) * 0.3f;
        }
        return new TrainingBatch(like.pixels(), vectors, like.actions());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void wholeLossHasTheGradientOfCentralDifferences(boolean frames) {
        JepaObjective objective = LossFixture.objective(LossConfig.defaults(), DataType.DOUBLE, small(frames), 4);
        objective.evaluate(batch(), 1000, 9);
        double[] gradient = LayerFixture.all(objective.store().gradient());
        CentralDifferences.check(
                objective.store().values(),
                gradient,
                () -> objective.evaluate(batch(), 1000, 9).total(),
                250);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void movingTargetsWithTheEncodersWeightsAreTheEncoderDetached(boolean frames) {
        LossConfig moving = LossConfig.defaults().withTargetMomentum(0.5);
        JepaObjective copied = LossFixture.objective(moving, DataType.FLOAT, small(frames), 4);
        JepaObjective detached =
                LossFixture.objective(LossConfig.defaults().withDetachTargets(true), DataType.FLOAT, small(frames), 4);
        float[] weights = new float[copied.store().values().size()];
        copied.store().values().read(weights);
        copied.target().orElseThrow().set(weights);
        assertThat(copied.evaluate(batch(), 1000, 9)).isEqualTo(detached.evaluate(batch(), 1000, 9));
    }

    @Test
    void foldedWeightsTakeVectorsAsTheyAre() {
        float[] vectors = new float[50 * 3];
        for (int i = 0; i < 50; i++) {
            vectors[3 * i] = 30 + 7 * (float) Math.sin(i);
            vectors[3 * i + 1] = -0.01f * i;
            vectors[3 * i + 2] = 5;
        }
        VectorNormalizer normalizer = VectorNormalizer.of(vectors, STATE);
        float[] normal = new float[vectors.length];
        normalizer.normalize(vectors, 0, normal);
        for (int c = 0; c < 3; c++) {
            double sum = 0;
            double squares = 0;
            for (int i = c; i < normal.length; i += 3) {
                sum += normal[i];
                squares += normal[i] * normal[i];
            }
            assertThat(sum / 50).isCloseTo(0, Offset.offset(1e-5));
            assertThat(squares / 50).isCloseTo(c == 2 ? 0 : 1, Offset.offset(1e-4));
        }
        WeightStore store = new WeightStore(DataType.DOUBLE, Parameters.of("vector", STATE.layers()));
        store.initialize(3);
        double[] expected = encoded(store, normalizer, vectors);
        float[] flat = new float[store.values().size()];
        store.values().read(flat);
        store.load(normalizer.folded(store.tensors("", flat)));
        assertThat(encoded(store, VectorNormalizer.identity(3), vectors))
                .containsExactly(expected, Offset.offset(1e-4));
    }

    private static double[] encoded(WeightStore store, VectorNormalizer normalizer, float[] vectors) {
        VectorEncoder encoder = new VectorEncoder(store, DataType.DOUBLE, STATE, normalizer, 50);
        encoder.forward(vectors, 50);
        return LayerFixture.all(encoder.chain().output().values());
    }

    private Dataset collect(boolean felt) throws IOException {
        DatasetInfo info = new DatasetInfo(
                "moving-dot",
                "moving-dot",
                0.1,
                SPACE,
                "walk",
                3,
                new FrameShape(MovingDot.SIZE, MovingDot.SIZE, 3),
                2,
                List.of("x", "y"),
                felt ? List.of("x", "y", "x + y") : List.of());
        Path file = folder.resolve("dot-" + felt + ".h5");
        try (DatasetWriter writer = DatasetWriter.open(
                file, info, state -> felt ? new float[] {state[0], state[1], state[0] + state[1]} : new float[0])) {
            for (Episode episode : MovingDot.episodes(30, 20, 3)) {
                writer.append(episode);
            }
            writer.finish();
        }
        return Dataset.open(file);
    }

    private static TrainingConfig config(VectorKind vector, boolean frames) {
        return TrainingConfig.defaults()
                .withNetwork(NetworkConfig.defaults()
                        .withLatentSize(8)
                        .withHiddenSize(32)
                        .withActionChunk(2)
                        .withVector(new VectorConfig(vector, 16, 4))
                        .withEncoder(EncoderConfig.defaults().withFrames(frames)))
                .withOptimizer(new OptimizerConfig(frames ? 20 : 400, 16, 4, 3e-3, 10, 1))
                .withLoss(LossConfig.defaults().withRampSteps(0))
                .withSecondStage(SecondStageConfig.defaults().withSteps(20));
    }

    /** Through both stages and a file: what the runtime encodes is what training measured. */
    @ParameterizedTest
    @EnumSource(
            value = VectorKind.class,
            names = {"STATE", "PROPRIOCEPTION"})
    void aVectorBesideTheFrameGoesAllTheWayToTheFile(VectorKind vector) throws IOException {
        try (Dataset dataset = collect(true)) {
            CompiledWorldModel model = trained(config(vector, true), dataset);
            assertThat(model.card().architecture().frameLatents()).isEqualTo(4);
            assertThat(model.card().toJson())
                    .contains("\"vector\":{\"source\":\"" + vector.name().toLowerCase(java.util.Locale.ROOT));
            assertThatThrownBy(() -> model.encode(
                            dataset.episode(0).observations().get(0).framesOnly()))
                    .hasMessageContaining("the model needs one of " + (vector == VectorKind.STATE ? 2 : 3));
        }
    }

    /** A state alone is learned within seconds: the probe reads it back, and prediction beats staying put. */
    @Test
    void aStateAloneIsLearnedWithoutFrames() throws IOException {
        try (Dataset dataset = collect(false)) {
            CompiledWorldModel model = trained(config(VectorKind.STATE, false), dataset);
            assertThat(model.card().architecture().seesFrames()).isFalse();
            assertThat(model.encode(Observation.ofState(new float[] {4, 9}, 0)).size())
                    .isEqualTo(8);
            assertThat(model.card().metrics().at("/probes/0/r2").asDouble()).isGreaterThan(0.98);
            assertThat(model.card().metrics().at("/openLoop/latent/3").asDouble())
                    .isLessThan(0.5
                            * model.card()
                                    .metrics()
                                    .at("/openLoop/latentUnchanged/3")
                                    .asDouble());
        }
    }

    private CompiledWorldModel trained(TrainingConfig config, Dataset dataset) throws IOException {
        TrainingSession session = new TrainingSession(config, dataset);
        TrainingResult result =
                session.train(folder.resolve("run.checkpoint"), false, progress -> {}, new Cancellation());
        assertThat(result.outcome()).isEqualTo(Outcome.FINISHED);
        List<ProbeTarget> targets =
                List.of(new ProbeTarget("x", "px", state -> state[0]), new ProbeTarget("y", "px", state -> state[1]));
        Diagnostics diagnostics = session.measure(result, targets, Optional.empty());
        Path file = folder.resolve("model.safetensors");
        session.export("dot", "", result, diagnostics).write(file);
        CompiledWorldModel model = new CompiledWorldModel(ModelFile.read(file));
        Episode episode = dataset.episode(1);
        EncodedEpisode measured =
                new NativeModel(session.architecture(), ActionNormalizer.of(SPACE), result.tensors()).encode(episode);
        for (int t = 0; t < measured.frames(); t++) {
            Latent latent = model.encode(episode.observations().get(t));
            for (int d = 0; d < latent.size(); d++) {
                double expected = measured.latent(t)[d];
                assertThat((double) latent.get(d))
                        .isCloseTo(expected, Offset.offset(1e-4 * Math.max(1, Math.abs(expected))));
            }
        }
        return model;
    }

    @Test
    void whatTheDataDoNotHaveIsRefusedInOneLine() throws IOException {
        try (Dataset dataset = collect(false)) {
            assertThatThrownBy(() -> new TrainingSession(config(VectorKind.PROPRIOCEPTION, true), dataset))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("network.vector.source (PROPRIOCEPTION) must be NONE: the data has no proprioception.");
        }
        assertThatThrownBy(() -> config(VectorKind.NONE, false))
                .hasMessageContaining("network.encoder.frames (false) must be true");
        assertThatThrownBy(() -> NetworkConfig.defaults()
                        .withLatentSize(8)
                        .withVector(new VectorConfig(VectorKind.STATE, 16, 8)))
                .hasMessageContaining("network.vector.latentSize (8) must be below network.latentSize (8)");
        assertThatThrownBy(
                        () -> new EpisodeBatches(MovingDot.episodes(2, 20, 3), 2, 4, 8, 5, VectorKind.PROPRIOCEPTION))
                .hasMessageContaining("observations must have a proprioception");
    }

    @Test
    void batchesInMemoryHoldTheVectorOfEachFrame() {
        List<Episode> episodes = MovingDot.episodes(1, 8, 3);
        TrainingBatch batch = new EpisodeBatches(episodes, 2, 4, 2, 5, VectorKind.STATE).at(0);
        assertThat(batch.vectors()).hasSize(2 * 5 * 2);
        for (int t = 0; t < 5; t++) {
            float[] state = episodes.get(0).observations().get(2 * t).state().orElseThrow();
            assertThat(batch.vectors()[2 * t]).isEqualTo(state[0]);
            assertThat(batch.vectors()[10 + 2 * t + 1]).isEqualTo(state[1]);
        }
    }
}
