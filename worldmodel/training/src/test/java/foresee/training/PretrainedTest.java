package foresee.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.dataset.Dataset;
import foresee.planning.Cancellation;
import foresee.runtime.ModelCard;
import foresee.runtime.ModelFile;
import foresee.runtime.Parameters;
import foresee.runtime.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PretrainedTest {
    private static final TrainingConfig CONFIG = TrainingConfig.defaults()
            .withNetwork(NetworkConfig.defaults()
                    .withLatentSize(8)
                    .withHiddenSize(16)
                    .withHiddenLayers(1)
                    .withActionChunk(2))
            .withOptimizer(new OptimizerConfig(6, 8, 4, 2e-3, 2, 1))
            .withCheckpointEvery(4);

    @TempDir
    private Path folder;

    private Dataset dataset;
    private ModelFile model;
    private Pretrained pretrained;

    @BeforeEach
    void train() throws IOException {
        dataset = MovingDot.dataset(folder.resolve("dot.h5"), "walk", 20, 14, 3);
        train(CONFIG);
    }

    private void train(TrainingConfig config) {
        TrainingSession session = new TrainingSession(config, dataset);
        TrainingResult result =
                session.train(folder.resolve("first.checkpoint"), false, progress -> {}, new Cancellation());
        model = session.export("dot", "", result, session.measure(result, List.of(), Optional.empty()));
        pretrained = Pretrained.of(model);
    }

    @AfterEach
    void close() throws IOException {
        dataset.close();
    }

    private TrainingConfig further() {
        return CONFIG.withSeed(2).withPretrained(pretrained.hash());
    }

    private TrainingSession session(TrainingConfig config) {
        return new TrainingSession(config, dataset, Optional.of(pretrained));
    }

    private List<Tensor> weights() {
        return Parameters.of(model.card().architecture()).stream()
                .map(spec -> model.tensor(spec.name()))
                .toList();
    }

    /** Cancelled at once, a run has the weights it began with. */
    @Test
    void aRunBeginsWithTheWeightsOfTheModel() {
        Cancellation atOnce = new Cancellation();
        atOnce.cancel();
        TrainingResult start =
                session(further()).train(folder.resolve("second.checkpoint"), false, progress -> {}, atOnce);
        assertThat(start.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(start.tensors()).isEqualTo(weights());
    }

    @Test
    void aRunGoesOnFromThemAndItsCardSaysSo() throws IOException {
        TrainingSession session = session(further());
        TrainingResult result =
                session.train(folder.resolve("second.checkpoint"), false, progress -> {}, new Cancellation());
        ModelFile second = session.export("dot", "", result, session.measure(result, List.of(), Optional.empty()));
        assertThat(TrainingConfigJson.read(second.card().provenance().trainingConfiguration())
                        .pretrained())
                .isEqualTo(pretrained.hash());
        assertThat(result.tensors()).isNotEqualTo(weights());
        assertThat(Pretrained.of(second).hash()).isNotEqualTo(pretrained.hash());
    }

    @Test
    void cancelledAndResumedEqualsStraightThroughToTheBit() {
        Path file = folder.resolve("cut.checkpoint");
        TrainingResult straight = session(further())
                .train(folder.resolve("straight.checkpoint"), false, progress -> {}, new Cancellation());
        Cancellation cut = new Cancellation();
        session(further()).train(file, false, progress -> cut.cancel(), cut);
        TrainingResult resumed = session(further()).train(file, true, progress -> {}, new Cancellation());
        assertThat(resumed.tensors()).isEqualTo(straight.tensors());
        TrainingSession drawn = new TrainingSession(CONFIG.withSeed(2), dataset);
        assertThatThrownBy(() -> drawn.train(file, true, progress -> {}, new Cancellation()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("must be that of checkpoint", pretrained.hash());
    }

    @Test
    void anEnsembleBeginsWithOnePredictorOfTheModel() {
        TrainingConfig three = further()
                .withSecondStage(new SecondStageConfig(3, 4, 2, 1e-3, 1, 1))
                .withNetwork(CONFIG.network().withMembers(3));
        Cancellation atOnce = new Cancellation();
        atOnce.cancel();
        TrainingResult start = session(three).train(folder.resolve("three.checkpoint"), false, progress -> {}, atOnce);
        assertThat(start.tensors())
                .containsAll(weights())
                .hasSizeGreaterThan(weights().size());
    }

    @Test
    void aPartMayBeginDrawn() {
        LatentPart first = new LatentPart(3, Regularizer.LOGDET, 1, 1, 0, 1);
        LatentPart second = new LatentPart(5, Regularizer.LOGDET, 1, 0, 1, 1);
        LatentPart drawn = new LatentPart(3, Regularizer.LOGDET, 1, 1, 0, 1, true);
        EncoderConfig split = new EncoderConfig(
                EncoderSize.SMALL, EncoderHead.SPLIT, 4, 2, 0, 3, FeaturePool.KEYPOINTS, true, 0, true);
        TrainingConfig parts = CONFIG.withNetwork(CONFIG.network().withEncoder(split))
                .withLoss(LossConfig.defaults().withParts(List.of(first, second)));
        train(parts);
        Cancellation atOnce = new Cancellation();
        atOnce.cancel();
        TrainingConfig further = parts.withSeed(2)
                .withPretrained(pretrained.hash())
                .withLoss(parts.loss().withParts(List.of(drawn, second)));
        List<Tensor> start = session(further)
                .train(folder.resolve("second.checkpoint"), false, progress -> {}, atOnce)
                .tensors();
        List<Tensor> before = weights();
        assertThat(start).hasSameSizeAs(before);
        for (int i = 0; i < start.size(); i++) {
            boolean isOfTheFirst = before.get(i).spec().name().startsWith("encoder.0.0.");
            assertThat(start.get(i).equals(before.get(i))).isEqualTo(!isOfTheFirst);
        }
    }

    @Test
    void theHashIsOfTheWeightsAlone() {
        ObjectNode card = (ObjectNode) model.card().toTree();
        card.put("name", "another");
        assertThat(Pretrained.of(new ModelFile(ModelCard.fromJson(card.toString()), model.tensors()))
                        .hash())
                .isEqualTo(pretrained.hash())
                .matches("sha256:[0-9a-f]{64}");
        List<Tensor> moved = model.tensors().stream().map(PretrainedTest::moved).toList();
        assertThat(Pretrained.of(new ModelFile(model.card(), moved)).hash()).isNotEqualTo(pretrained.hash());
    }

    private static Tensor moved(Tensor tensor) {
        float[] values = tensor.toArray();
        values[0] += 1;
        return new Tensor(tensor.spec(), values);
    }

    @Test
    void otherWeightsThanTheSettingsNameAreRefused() {
        Stream.of(CONFIG, CONFIG.withPretrained("sha256:0"))
                .forEach(config -> assertThatThrownBy(() -> session(config))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContainingAll("pretrained weights (" + pretrained.hash(), "--pretrained"));
        assertThatThrownBy(() -> new TrainingSession(further(), dataset))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pretrained weights (none) must be those of the settings (" + pretrained.hash());
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() {
        TrainingConfig wider = further().withNetwork(CONFIG.network().withHiddenSize(17));
        assertThatThrownBy(() -> session(wider))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("network of the pretrained weights (8 latents");
    }
}
