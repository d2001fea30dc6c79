package foresee.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import foresee.model.Context;
import foresee.model.Frame;
import foresee.model.KeyedRandom;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.Observation;
import foresee.runtime.ActionNormalizer;
import foresee.runtime.Architecture;
import foresee.runtime.CompiledWorldModel;
import foresee.runtime.Layer;
import foresee.runtime.ModelCard;
import foresee.runtime.ModelFile;
import foresee.runtime.Parameters;
import foresee.runtime.Provenance;
import foresee.runtime.Tensor;
import foresee.runtime.TensorSpec;
import foresee.runtime.VectorInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Holds the plain-Java runtime to ND4J: within 1e-4 x max(1, |x|), forward and action gradients. */
class RuntimeParityTest {
    private static final ActionSpace SPACE = new ActionSpace.Box(new double[] {-1, 0}, new double[] {2, 5});
    private static final int STEPS = 3;
    private static final int CANDIDATES = 5;

    static Stream<Arguments> models() {
        return Stream.of(
                model("conv2d with padding, relu", convolutional(new Layer.Relu()), plain()),
                model("conv2d, silu", convolutional(new Layer.Silu()), plain()),
                model(
                        "layer norm and residual in the encoder",
                        List.of(
                                new Layer.Flatten(),
                                new Layer.Dense(16 * 16 * 3, 24),
                                new Layer.LayerNorm(24),
                                new Layer.Residual(List.of(new Layer.Dense(24, 24), new Layer.Relu())),
                                new Layer.Dense(24, 6)),
                        plain()),
                model("heads side by side", heads(), plain()),
                model(
                        "predictor: branches",
                        flat(),
                        predictor(
                                new Layer.Branches(List.of(
                                        List.of(new Layer.Relu(), new Layer.Dense(20, 7)),
                                        List.of(),
                                        List.of(new Layer.Silu(), new Layer.Dense(20, 3)))),
                                new Layer.Dense(30, 20))),
                model(
                        "blocks in the encoder",
                        List.of(
                                new Layer.Flatten(),
                                new Layer.Gated(16 * 16 * 3, 24),
                                new Layer.Dyt(24),
                                new Layer.AdaLn(16, 8, List.of(new Layer.Dense(16, 16), new Layer.Silu())),
                                new Layer.PerToken(3, List.of(new Layer.Dense(8, 6), new Layer.Relu())),
                                new Layer.CausalAttention(3, 6, 2),
                                new Layer.Slice(18, 11, 6)),
                        plain()),
                model("predictor: gated", flat(), predictor(new Layer.Gated(20, 17), new Layer.Dense(17, 20))),
                model("predictor: dyt", flat(), predictor(new Layer.Dyt(20), new Layer.Relu())),
                model(
                        "predictor: adaLn",
                        flat(),
                        List.of(
                                new Layer.Branches(List.of(
                                        List.of(new Layer.Slice(10, 0, 6), new Layer.Dense(6, 15)),
                                        List.of(new Layer.Slice(10, 6, 4)))),
                                new Layer.AdaLn(
                                        15,
                                        4,
                                        List.of(new Layer.Dense(15, 30), new Layer.Relu(), new Layer.Dense(30, 15))),
                                new Layer.Slice(19, 0, 15),
                                new Layer.Dense(15, 6))),
                model(
                        "predictor: transformer",
                        flat(),
                        predictor(
                                new Layer.Tokens(4, 3, 2),
                                new Layer.PerToken(4, List.of(new Layer.Dense(5, 8), new Layer.Relu())),
                                new Layer.Position(4, 8),
                                new Layer.Residual(List.of(
                                        new Layer.PerToken(4, List.of(new Layer.LayerNorm(8))),
                                        new Layer.CausalAttention(4, 8, 2))),
                                new Layer.PerToken(4, List.of(new Layer.Residual(List.of(new Layer.Gated(8, 8))))),
                                new Layer.Slice(32, 12, 20))),
                model("predictor: silu", flat(), predictor(new Layer.Silu())),
                model("predictor: layer norm, relu", flat(), predictor(new Layer.LayerNorm(20), new Layer.Relu())),
                model(
                        "predictor: residual",
                        flat(),
                        predictor(new Layer.Residual(
                                List.of(new Layer.LayerNorm(20), new Layer.Dense(20, 20), new Layer.Silu())))),
                history("a history of two", 2, 1),
                history("a history of three, two steps apart", 3, 2),
                head(EncoderHead.KEYPOINTS),
                head(EncoderHead.ATTENTION),
                head(EncoderHead.SPLIT),
                split(FeaturePool.BOTH, false),
                split(FeaturePool.KEYPOINTS, true),
                predictor(PredictorKind.MLP, Normalization.DYT, 1),
                predictor(PredictorKind.GATED, Normalization.LAYER_NORM, 1),
                predictor(PredictorKind.ADALN, Normalization.LAYER_NORM, 1),
                predictor(PredictorKind.ADALN, Normalization.NONE, 2),
                predictor(PredictorKind.TRANSFORMER, Normalization.LAYER_NORM, 3),
                predictor(PredictorKind.TRANSFORMER, Normalization.DYT, 1),
                encoder(
                        "split, linear, without padding",
                        EncoderConfig.defaults()
                                .withHead(EncoderHead.SPLIT)
                                .withSplitRest(FeaturePool.KEYPOINTS)
                                .withSplitTrunks(true)
                                .withHeadHidden(0)
                                .withPadding(0)),
                size(EncoderSize.MEDIUM, EncoderHead.FLATTEN),
                size(EncoderSize.LARGE, EncoderHead.FLATTEN),
                size(EncoderSize.MEDIUM, EncoderHead.SPLIT),
                size(EncoderSize.LARGE, EncoderHead.SPLIT),
                ensemble(1),
                ensemble(2),
                vector("a vector beside the frame", true),
                vector("a vector alone", false),
                Arguments.of(
                        "the default architecture",
                        NetworkConfig.defaults().withActionChunk(2).architecture(64, 64, 3, 2)));
    }

    private static Arguments model(String name, List<Layer> encoder, List<Layer> predictor) {
        return Arguments.of(name, new Architecture(16, 16, 3, 6, 2, 2, 1, 1, encoder, predictor));
    }

    private static Arguments head(EncoderHead head) {
        return encoder("head " + head, EncoderConfig.defaults().withHead(head));
    }

    private static Arguments split(FeaturePool rest, boolean trunks) {
        EncoderConfig encoder = EncoderConfig.defaults()
                .withHead(EncoderHead.SPLIT)
                .withSplitRest(rest)
                .withSplitTrunks(trunks);
        return encoder("split, the rest by " + rest + (trunks ? ", from the frame on" : ""), encoder);
    }

    private static Arguments size(EncoderSize size, EncoderHead head) {
        EncoderConfig encoder = EncoderConfig.defaults().withSize(size).withHead(head);
        return encoder(size + " with head " + head, encoder);
    }

    private static Arguments ensemble(int history) {
        NetworkConfig config = NetworkConfig.defaults()
                .withLatentSize(6)
                .withHiddenSize(16)
                .withActionChunk(2)
                .withHistory(history, 1)
                .withMembers(3);
        return Arguments.of("an ensemble of three with a history of " + history, config.architecture(32, 32, 3, 2));
    }

    private static Arguments encoder(String name, EncoderConfig encoder) {
        NetworkConfig config = NetworkConfig.defaults().withActionChunk(2).withEncoder(encoder);
        return Arguments.of(name, config.architecture(32, 32, 3, 2));
    }

    private static Arguments predictor(PredictorKind kind, Normalization normalization, int history) {
        NetworkConfig config = NetworkConfig.defaults()
                .withLatentSize(6)
                .withHiddenSize(16)
                .withActionChunk(2)
                .withHistory(history, 1)
                .withPredictor(new PredictorConfig(kind, normalization, 4));
        return Arguments.of(
                kind + " with " + normalization + " and a history of " + history, config.architecture(32, 32, 3, 2));
    }

    private static Arguments vector(String name, boolean frames) {
        NetworkConfig config = NetworkConfig.defaults()
                .withLatentSize(11)
                .withHiddenSize(16)
                .withActionChunk(2)
                .withVector(new VectorConfig(VectorKind.PROPRIOCEPTION, 19, 4))
                .withEncoder(EncoderConfig.defaults().withFrames(frames));
        return Arguments.of(name, config.architecture(32, 32, 3, 2, 5));
    }

    private static Arguments history(String name, int history, int stride) {
        List<Layer> predictor = List.of(new Layer.Dense(history * 10, 20), new Layer.Relu(), new Layer.Dense(20, 6));
        return Arguments.of(name, new Architecture(16, 16, 3, 6, 2, 2, history, stride, flat(), predictor));
    }

    private static List<Layer> convolutional(Layer activation) {
        return List.of(
                new Layer.Conv2d(3, 5, 8, 4, 0),
                activation,
                new Layer.Conv2d(5, 7, 3, 2, 1),
                activation,
                new Layer.Flatten(),
                new Layer.Dense(28, 6));
    }

    private static List<Layer> heads() {
        return List.of(
                new Layer.Conv2d(3, 5, 3, 2, 1),
                new Layer.Relu(),
                new Layer.Branches(List.of(
                        List.of(
                                new Layer.Conv2d(5, 4, 1, 1, 0),
                                new Layer.SpatialSoftmax(4),
                                new Layer.Dense(8, 9),
                                new Layer.Relu(),
                                new Layer.Dense(9, 2)),
                        List.of(new Layer.AttentionPool(5, 3), new Layer.Dense(21, 3)),
                        List.of(new Layer.Flatten(), new Layer.Dense(320, 1)))));
    }

    private static List<Layer> flat() {
        return List.of(new Layer.Flatten(), new Layer.Dense(16 * 16 * 3, 6));
    }

    private static List<Layer> plain() {
        return predictor(new Layer.Relu());
    }

    private static List<Layer> predictor(Layer... within) {
        List<Layer> layers = new ArrayList<>(List.of(new Layer.Dense(10, 20)));
        layers.addAll(List.of(within));
        layers.add(new Layer.Dense(20, 6));
        return layers;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void encoderAgrees(String name, Architecture architecture) {
        WeightStore store = store(architecture);
        InputNormalizer identity = InputNormalizer.identity(architecture);
        ObservationEncoder encoder = new ObservationEncoder(store, DataType.FLOAT, architecture, identity, 2);
        int size = architecture.height() * architecture.width() * architecture.channels();
        byte[] pixels = new byte[2 * size];
        KeyedRandom random = new KeyedRandom(3);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) random.nextInt(256);
        }
        int values = architecture.vector().map(VectorInput::size).orElse(0);
        float[] vectors = floats(2 * values, 13, 2);
        encoder.forward(pixels, vectors, 2);
        double[] expected = new double[2 * architecture.latentSize()];
        encoder.read(expected);
        CompiledWorldModel compiled = compile(architecture, store);
        for (int row = 0; row < 2; row++) {
            byte[] one = Arrays.copyOfRange(pixels, row * size, (row + 1) * size);
            float[] vector = Arrays.copyOfRange(vectors, row * values, (row + 1) * values);
            Latent latent = compiled.encode(observation(architecture, one, vector));
            for (int d = 0; d < latent.size(); d++) {
                assertAlike(latent.get(d), expected[row * latent.size() + d]);
            }
        }
    }

    private static Observation observation(Architecture architecture, byte[] pixels, float[] vector) {
        Observation felt = Observation.ofState(vector, 0).withProprioception(vector);
        if (!architecture.seesFrames()) {
            return felt;
        }
        Frame frame = new Frame(architecture.height(), architecture.width(), architecture.channels(), pixels);
        return Observation.of(frame, vector, 0).withProprioception(vector);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void rolloutAndActionGradientsOfEveryMemberAgree(String name, Architecture architecture) {
        WeightStore store = store(architecture);
        List<CompiledWorldModel> members = compile(architecture, store).members();
        assertThat(members).hasSize(architecture.members());
        for (int member = 0; member < members.size(); member++) {
            LatentRollout rollout = new LatentRollout(store, DataType.FLOAT, architecture, member, CANDIDATES, STEPS);
            assertRolloutsAlike(architecture, rollout, members.get(member));
        }
    }

    private static void assertRolloutsAlike(
            Architecture architecture, LatentRollout rollout, CompiledWorldModel compiled) {
        int latentSize = architecture.latentSize();
        int window = architecture.window();
        int before = (window - 1) * architecture.actionChunk();
        ActionBatch actions = actions(STEPS * architecture.actionChunk());
        ActionSequence past = actions(before + 1).sequence(0);
        float[] starts = floats(window * latentSize, 5, 1);
        double[] gradient = CentralDifferences.normal(STEPS * CANDIDATES * latentSize, 7);

        double[] predictions = new double[gradient.length];
        double[] all = normalized(past, before, actions);
        double[] actionGradients = new double[all.length];
        rollout.forward(repeat(starts), all, predictions);
        rollout.backward(gradient, new double[CANDIDATES * starts.length], actionGradients);

        Context context = context(architecture, starts, past);
        LatentTrajectories trajectories = new LatentTrajectories(CANDIDATES, STEPS, latentSize);
        compiled.rollout(context, actions, 0, CANDIDATES, trajectories);
        LatentTrajectories pulled = new LatentTrajectories(CANDIDATES, STEPS, latentSize);
        for (int i = 0; i < gradient.length; i++) {
            int d = i % latentSize;
            int n = i / latentSize % CANDIDATES;
            int t = i / latentSize / CANDIDATES;
            assertAlike(trajectories.get(n, t, d), predictions[i]);
            pulled.set(n, t, d, (float) gradient[i]);
        }
        double[] found = new double[actions.values().length];
        compiled.pullback(context, actions, 0, CANDIDATES, trajectories, pulled, found);
        int span = actions.horizon() * 2;
        for (int i = 0; i < found.length; i++) {
            // The rollout here sees normalised actions: d/da = d/dn / scale.
            int at = i / span * (before * 2 + span) + before * 2 + i % span;
            assertAlike(found[i], actionGradients[at] / SPACE.halfWidth(i % 2));
        }
    }

    private static Context context(Architecture architecture, float[] starts, ActionSequence past) {
        int chunk = architecture.actionChunk();
        List<Latent> latents = new ArrayList<>();
        List<ActionSequence> chunks = new ArrayList<>();
        for (int j = 0; j < architecture.window(); j++) {
            int size = architecture.latentSize();
            latents.add(new Latent(Arrays.copyOfRange(starts, j * size, (j + 1) * size)));
            if (j > 0) {
                double[] values = new double[chunk * 2];
                for (int k = 0; k < values.length; k++) {
                    values[k] = past.get((j - 1) * chunk + k / 2, k % 2);
                }
                chunks.add(ActionSequence.of(chunk, 2, values));
            }
        }
        return new Context(latents, chunks);
    }

    private static void assertAlike(double found, double expected) {
        assertThat(found).isCloseTo(expected, Offset.offset(1e-4 * Math.max(1, Math.abs(expected))));
    }

    private static double[] repeat(float[] start) {
        double[] all = new double[CANDIDATES * start.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = start[i % start.length];
        }
        return all;
    }

    private static ActionBatch actions(int span) {
        ActionBatch actions = new ActionBatch(CANDIDATES, span, 2);
        KeyedRandom random = new KeyedRandom(11);
        for (int i = 0; i < actions.values().length; i += 2) {
            SPACE.sample(random, actions.values(), i);
        }
        return actions;
    }

    /** The first {@code before} steps of the past and then each candidate's actions, (N, before + H, A). */
    private static double[] normalized(ActionSequence past, int before, ActionBatch actions) {
        ActionNormalizer normalizer = ActionNormalizer.of(SPACE);
        int span = before + actions.horizon();
        double[] normalized = new double[CANDIDATES * span * 2];
        for (int i = 0; i < normalized.length; i++) {
            int t = i / 2 % span;
            double action = t < before ? past.get(t, i % 2) : actions.get(i / 2 / span, t - before, i % 2);
            normalized[i] = normalizer.normalize(i % 2, action);
        }
        return normalized;
    }

    /** Weights of about 1 / sqrt(fan in), biases and gains of about 1. */
    private static WeightStore store(Architecture architecture) {
        WeightStore store = new WeightStore(DataType.FLOAT, Parameters.of(architecture));
        List<Tensor> tensors = new ArrayList<>();
        for (TensorSpec spec : store.specs()) {
            double fanIn = spec.shape().size() == 1
                    ? 1
                    : (double) spec.size() / spec.shape().get(0);
            tensors.add(new Tensor(spec, floats(spec.size(), tensors.size(), 1 / Math.sqrt(fanIn))));
        }
        store.load(tensors);
        return store;
    }

    private static float[] floats(int size, long key, double scale) {
        double[] drawn = CentralDifferences.normal(size, key);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (scale * drawn[i]);
        }
        return values;
    }

    private static CompiledWorldModel compile(Architecture architecture, WeightStore store) {
        float[] flat = new float[store.values().size()];
        store.values().read(flat);
        ModelCard card = new ModelCard(
                ModelCard.FORMAT_VERSION,
                "parity",
                "none",
                "random weights",
                SPACE,
                ActionNormalizer.of(SPACE),
                architecture,
                OptionalDouble.empty(),
                List.of(),
                new Provenance(
                        "sha256:0",
                        "none",
                        new Provenance.Split("none", 0, 0),
                        1,
                        JsonNodeFactory.instance.objectNode(),
                        new TreeMap<>(),
                        "17",
                        "any"),
                JsonNodeFactory.instance.objectNode());
        return new CompiledWorldModel(new ModelFile(card, store.tensors("", flat)));
    }
}
