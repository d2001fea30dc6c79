package foresee.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.model.KeyedRandom;
import foresee.model.Latent;
import foresee.model.Observation;
import foresee.runtime.kernels.Kernels;
import foresee.runtime.kernels.ScalarKernels;
import foresee.runtime.kernels.VectorKernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VectorInputTest {
    private static final int FELT = 5;
    private static final VectorInput INPUT = new VectorInput(
            VectorSource.PROPRIOCEPTION,
            FELT,
            3,
            List.of(new Layer.Dense(FELT, 19), new Layer.LayerNorm(19), new Layer.Relu(), new Layer.Dense(19, 3)));

    private static final Architecture FRAMES = RandomModels.everyLayer();

    /** The frame has four of the seven latents. */
    private static final Architecture BOTH = new Architecture(
            9,
            11,
            2,
            7,
            3,
            2,
            2,
            2,
            List.of(new Layer.Conv2d(2, 5, 3, 2, 1), new Layer.Relu(), new Layer.Flatten(), new Layer.Dense(150, 4)),
            FRAMES.predictor(),
            Optional.of(INPUT),
            1);

    private static final Architecture ALONE = new Architecture(
            0,
            0,
            0,
            7,
            3,
            2,
            2,
            2,
            List.of(),
            FRAMES.predictor(),
            Optional.of(new VectorInput(
                    VectorSource.STATE, 4, 7, List.of(new Layer.Dense(4, 9), new Layer.Silu(), new Layer.Dense(9, 7)))),
            1);

    private static Observation observation(long seed) {
        float[] felt = Samples.floats(FELT, KeyedRandom.of(seed));
        return Samples.observation(BOTH, seed).withProprioception(felt);
    }

    @Test
    void whatIsSeenIsSaidInWords() {
        assertThat(ALONE.sight()).isEqualTo("the state of 4 values");
        assertThat(BOTH.sight()).isEqualTo("frames of 9 x 11 x 2 and the proprioception of 5 values");
        assertThat(new Architecture(
                                8,
                                8,
                                1,
                                4,
                                2,
                                1,
                                1,
                                1,
                                List.of(new Layer.Flatten(), new Layer.Dense(64, 4)),
                                List.of(new Layer.Dense(6, 4)))
                        .sight())
                .isEqualTo("frames of 8 x 8 x 1");
    }

    @Test
    void theLatentIsThatOfTheFrameThenThatOfTheVector() {
        ModelFile file = RandomModels.model(BOTH, 3);
        Latent latent = new CompiledWorldModel(file).encode(observation(1));
        Kernels kernels = new ScalarKernels();
        float[] frame = new FrameEncoder(file).encode(kernels, observation(1)).toArray();
        float[] vector =
                new VectorEncoder(file, INPUT).encode(kernels, observation(1)).toArray();
        assertThat(frame).hasSize(4);
        assertThat(vector).hasSize(3);
        assertThat(Arrays.copyOfRange(latent.toArray(), 0, 4)).isEqualTo(frame);
        assertThat(Arrays.copyOfRange(latent.toArray(), 4, 7)).isEqualTo(vector);
    }

    @Test
    void manyAtOnceAndOneByOneAndOnAnyKernelsAreTheSameToTheBit() {
        for (Architecture architecture : List.of(BOTH, ALONE)) {
            ModelFile file = RandomModels.model(architecture, 3);
            CompiledWorldModel model = CompiledWorldModel.onScalarKernels(file);
            CompiledWorldModel wide = new CompiledWorldModel(file, VectorKernels::new);
            List<Observation> many = new ArrayList<>();
            for (int i = 0; i < 70; i++) {
                float[] state = Samples.floats(4, KeyedRandom.of(i, 2));
                many.add(architecture.seesFrames() ? observation(i) : Observation.ofState(state, 0));
            }
            List<Latent> all = model.encodeAll(many);
            assertThat(all)
                    .isEqualTo(many.stream().map(model::encode).toList())
                    .isEqualTo(many.stream().map(wide::encode).toList());
        }
    }

    @Test
    void whatLacksTheVectorIsRefusedInOneLine() {
        CompiledWorldModel both = new CompiledWorldModel(RandomModels.model(BOTH, 3));
        assertThatThrownBy(() -> both.encode(Samples.observation(BOTH, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the observation has no proprioception, and the model needs one of 5 values.");
        assertThatThrownBy(() -> both.encode(Samples.observation(BOTH, 1).withProprioception(new float[4])))
                .hasMessage("proprioception of the observation (4 values) must have 5, as the model was trained.");
        assertThatThrownBy(
                        () -> both.encode(Observation.ofState(new float[5], 0).withProprioception(new float[5])))
                .hasMessageContaining("no frame");
        CompiledWorldModel alone = new CompiledWorldModel(RandomModels.model(ALONE, 3));
        assertThatThrownBy(() -> alone.encode(observation(1)))
                .hasMessage("the observation has no state, and the model needs one of 4 values.");
    }

    @Test
    void theCardSaysWhatIsSeenAndOldCardsDoNot() {
        for (Architecture architecture : List.of(BOTH, ALONE)) {
            ModelCard card = RandomModels.card(architecture);
            assertThat(ModelCard.fromJson(card.toJson())).isEqualTo(card);
        }
        assertThat(RandomModels.card(BOTH).toJson())
                .contains("\"vector\":{\"source\":\"proprioception\",\"size\":5,\"latents\":3,\"layers\":[");
        assertThat(RandomModels.card(ALONE).toJson())
                .contains("\"architecture\":{\"latentSize\":7,")
                .doesNotContain("\"encoder\"", "\"height\"");
        assertThat(RandomModels.card(FRAMES).toJson()).doesNotContain("vector");
        assertThatThrownBy(() -> ModelCard.fromJson(
                        RandomModels.card(BOTH).toJson().replace("\"proprioception\"", "\"feeling\"")))
                .hasMessage("vector source (feeling) must be one of state, proprioception.");
        assertThatThrownBy(() ->
                        ModelCard.fromJson(RandomModels.card(BOTH).toJson().replace("\"height\":9,", "")))
                .hasMessageContaining("missing key architecture.height");
        assertThatThrownBy(() ->
                        ModelCard.fromJson(RandomModels.card(FRAMES).toJson().replace("\"encoder\":", "\"old\":")))
                .hasMessageContaining("unknown key architecture.old");
    }

    @Test
    void theCardRefusesVectorsOfAnotherSize() {
        ModelCard card = RandomModels.card(BOTH);
        card.requireVector(9, 5);
        card.requireFrame(9, 11, 2);
        RandomModels.card(FRAMES).requireVector(0, 0);
        RandomModels.card(ALONE).requireFrame(64, 64, 3);
        assertThatThrownBy(() -> card.requireVector(5, 0))
                .hasMessage("model random was trained with proprioception of size 5 and cannot be used with 0.");
    }

    @Test
    void extentsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> new VectorInput(VectorSource.STATE, 4, 3, List.of(new Layer.Dense(4, 2))))
                .hasMessageContaining("vector output (2) must be a vector of vector.latents (3)");
        assertThatThrownBy(() -> new VectorInput(VectorSource.STATE, 0, 3, List.of()))
                .hasMessageContaining("vector.size (0)");
        assertThatThrownBy(() ->
                        new Architecture(0, 0, 0, 8, 3, 2, 2, 2, List.of(), FRAMES.predictor(), ALONE.vector(), 1))
                .hasMessage("vector.latents (7) must be latentSize (8) in a model that sees no frame.");
        assertThatThrownBy(() -> new Architecture(
                        9, 11, 2, 7, 3, 2, 2, 2, FRAMES.encoder(), FRAMES.predictor(), ALONE.vector(), 1))
                .hasMessage("vector.latents (7) must be below latentSize (7) in a model that sees a frame, too.");
        assertThatThrownBy(() ->
                        new Architecture(9, 11, 2, 7, 3, 2, 2, 2, List.of(), FRAMES.predictor(), ALONE.vector(), 1))
                .hasMessageContaining("9 x 11 x 2");
    }

    @Test
    void warmingUpNeedsNoObservation() {
        CompiledWorldModel model = CompiledWorldModel.onScalarKernels(RandomModels.model(ALONE, 3));
        model.warmUp();
        assertThat(model.encode(Observation.ofState(new float[4], 0)).size()).isEqualTo(7);
    }
}
