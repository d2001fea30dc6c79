package foresee.runtime;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import foresee.model.ActionSpace;
import foresee.model.KeyedRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Models with seeded random weights of the usual scale (1 / sqrt of a row's inputs). */
final class RandomModels {
    private RandomModels() {}

    /** The encoder of 64 x 64 x 3 frames: three convolutions and a dense layer, 49 thousand weights at D 64. */
    static List<Layer> encoder(int latentSize) {
        return List.of(
                new Layer.Conv2d(3, 16, 8, 4, 0),
                new Layer.Relu(),
                new Layer.Conv2d(16, 32, 3, 2, 0),
                new Layer.Relu(),
                new Layer.Conv2d(32, 32, 3, 2, 0),
                new Layer.Relu(),
                new Layer.Flatten(),
                new Layer.Dense(288, latentSize));
    }

    /** Two hidden layers with ReLU. */
    static List<Layer> predictor(int inputs, int hidden, int latentSize) {
        return List.of(
                new Layer.Dense(inputs, hidden),
                new Layer.Relu(),
                new Layer.Dense(hidden, hidden),
                new Layer.Relu(),
                new Layer.Dense(hidden, latentSize));
    }

    /** The usual model for two rooms: chunk 4, action size 2. */
    static Architecture usual(int latentSize, int hidden) {
        return new Architecture(
                64, 64, 3, latentSize, 2, 4, 1, 1, encoder(latentSize), predictor(latentSize + 8, hidden, latentSize));
    }

    /** A small model that has a layer of every kind, odd sizes, padding and a history of two with stride two. */
    static Architecture everyLayer() {
        List<Layer> encoder = List.of(
                new Layer.Conv2d(2, 5, 3, 2, 1),
                new Layer.Silu(),
                new Layer.Residual(List.of(new Layer.Conv2d(5, 5, 3, 1, 1), new Layer.Relu())),
                new Layer.Flatten(),
                new Layer.LayerNorm(5 * 5 * 6),
                new Layer.Dense(5 * 5 * 6, 7));
        List<Layer> predictor = List.of(
                new Layer.Dense(2 * (7 + 2 * 3), 19),
                new Layer.LayerNorm(19),
                new Layer.Silu(),
                new Layer.Residual(List.of(
                        new Layer.Dense(19, 33), new Layer.Relu(), new Layer.Dense(33, 19), new Layer.LayerNorm(19))),
                new Layer.Dense(19, 7));
        return new Architecture(9, 11, 2, 7, 3, 2, 2, 2, encoder, predictor);
    }

    /** Layers in unusual orders, and more inputs than stay in the first cache. */
    static Architecture wide() {
        List<Layer> encoder = List.of(
                new Layer.Relu(),
                new Layer.Flatten(),
                new Layer.Relu(),
                new Layer.LayerNorm(7 * 9 * 2),
                new Layer.Relu(),
                new Layer.Dense(7 * 9 * 2, 210));
        List<Layer> predictor = List.of(
                new Layer.Dense(210 + 2, 420),
                new Layer.LayerNorm(420),
                new Layer.Relu(),
                new Layer.Residual(List.of(new Layer.Relu(), new Layer.Dense(420, 420))),
                new Layer.Relu(),
                new Layer.Dense(420, 210));
        return new Architecture(7, 9, 2, 210, 2, 1, 1, 1, encoder, predictor);
    }

    /** Every kind of head side by side, on images and on vectors, one of them on the frame itself. */
    static Architecture heads() {
        List<Layer> encoder = List.of(
                new Layer.Branches(List.of(
                        List.of(
                                new Layer.Conv2d(2, 5, 3, 2, 1),
                                new Layer.Relu(),
                                new Layer.Branches(List.of(
                                        List.of(new Layer.SpatialSoftmax(5)),
                                        List.of(
                                                new Layer.Relu(),
                                                new Layer.AttentionPool(5, 3),
                                                new Layer.LayerNorm(21),
                                                new Layer.Relu()),
                                        List.of(new Layer.Flatten(), new Layer.Relu(), new Layer.Dense(150, 4)))),
                                new Layer.Relu()),
                        List.of(new Layer.SpatialSoftmax(2)))),
                new Layer.Dense(10 + 21 + 4 + 4, 7));
        List<Layer> predictor = List.of(
                new Layer.Branches(List.of(
                        List.of(new Layer.Relu(), new Layer.Dense(13, 19), new Layer.Relu()),
                        List.of(),
                        List.of(new Layer.Silu()))),
                new Layer.Silu(),
                new Layer.Dense(19 + 2 * 13, 7));
        return new Architecture(9, 11, 2, 7, 3, 2, 1, 1, encoder, predictor);
    }

    /** Every kind of block that works on vectors, in encoder and predictor; a history of three as tokens. */
    static Architecture blocks() {
        List<Layer> encoder = List.of(
                new Layer.Flatten(),
                new Layer.Gated(7 * 5, 18),
                new Layer.Dyt(18),
                new Layer.AdaLn(11, 7, List.of(new Layer.Dense(11, 11), new Layer.Relu())),
                new Layer.PerToken(3, List.of(new Layer.Dense(6, 8), new Layer.Relu())),
                new Layer.CausalAttention(3, 8, 2),
                new Layer.Slice(24, 1, 22),
                new Layer.Dense(22, 7));
        List<Layer> predictor = List.of(
                new Layer.Tokens(3, 7, 6),
                new Layer.PerToken(3, List.of(new Layer.Dense(13, 20), new Layer.Dyt(20))),
                new Layer.Position(3, 20),
                new Layer.Residual(List.of(
                        new Layer.PerToken(3, List.of(new Layer.LayerNorm(20))), new Layer.CausalAttention(3, 20, 4))),
                new Layer.PerToken(
                        3, List.of(new Layer.Residual(List.of(new Layer.Gated(20, 23), new Layer.Dense(23, 20))))),
                new Layer.Slice(60, 20, 40),
                new Layer.AdaLn(21, 19, List.of(new Layer.Dense(21, 33), new Layer.Relu(), new Layer.Dense(33, 21))),
                new Layer.Slice(40, 0, 21),
                new Layer.Dense(21, 7));
        return new Architecture(7, 5, 1, 7, 3, 2, 3, 2, encoder, predictor);
    }

    static ModelCard card(Architecture architecture) {
        ActionSpace space = new ActionSpace.Ball(architecture.actionSize(), 2.45);
        TreeMap<String, String> libraries = new TreeMap<>();
        libraries.put("nd4j", "1.0.0-M2.1");
        return new ModelCard(
                ModelCard.FORMAT_VERSION,
                "random",
                "two-room",
                "Two rooms and a door.",
                space,
                ActionNormalizer.of(space),
                architecture,
                OptionalDouble.of(0.125),
                List.of(new ProbeFactor("x", "px"), new ProbeFactor("y", "px")),
                new Provenance(
                        "sha256:00ff",
                        "none; \"random\" weights",
                        new Provenance.Split("every 10th episode is held out", 90, 10),
                        1L << 40,
                        JsonNodeFactory.instance.objectNode().put("steps", 1500),
                        libraries,
                        "17.0.15",
                        "x86-64"),
                JsonNodeFactory.instance.objectNode().put("openLoop", 0.25));
    }

    static ModelFile model(Architecture architecture, long seed) {
        return model(card(architecture), seed);
    }

    static ModelFile model(ModelCard card, long seed) {
        List<Tensor> tensors = new ArrayList<>();
        for (TensorSpec spec : Parameters.of(card)) {
            tensors.add(tensor(spec, KeyedRandom.of(seed, tensors.size())));
        }
        return new ModelFile(card, tensors);
    }

    private static Tensor tensor(TensorSpec spec, KeyedRandom random) {
        float[] values = new float[spec.size()];
        double scale = 1
                / Math.sqrt(
                        spec.shape().size() == 1
                                ? 25
                                : values.length / (double) spec.shape().get(0));
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (scale * random.nextGaussian());
        }
        return new Tensor(spec, values);
    }
}
