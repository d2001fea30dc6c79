package foresee.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import foresee.model.ActionBatch;
import foresee.model.Context;
import foresee.model.DifferentiableWorldModel;
import foresee.model.KeyedRandom;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.Observation;
import foresee.runtime.kernels.Kernels;
import foresee.runtime.kernels.ScalarKernels;
import foresee.runtime.kernels.VectorKernels;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Architectures drawn at random, odd ones among them: kernels of 1 to 8, strides beyond the kernel, any padding, images that
 * are not square, layers in unusual orders, heads side by side, sizes that are no multiple of anything. Against double precision, and plain loops
 * against vectors to the bit.
 */
class OddArchitecturesTest {
    private static final int[] CANDIDATES = {3, 1, 64, 83, 16, 48};
    private static final int STEPS = 4;

    /** From this seed on heads and blocks of every kind. */
    private static final int OF_EVERY_KIND = 40;

    static IntStream seeds() {
        return IntStream.range(0, 90);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void encodersAndPredictorsAreThoseOfTheLayers(int seed) {
        ModelFile file = RandomModels.model(architecture(seed), seed);
        DoubleModel reference = new DoubleModel(file);
        CompiledWorldModel model = on(new VectorKernels(), file);
        Observation observation = Samples.observation(file.card().architecture(), seed);
        requireNear(
                model.encode(observation).toArray(),
                reference.encode(observation.frame().orElseThrow()));
        Context context = Samples.context(model, seed);
        ActionBatch actions = Samples.actions(model, 2, STEPS, seed);
        LatentTrajectories out = Samples.rollout(model, context, actions);
        for (int n = 0; n < 2; n++) {
            double[][] expected = reference.rollout(context, actions, n);
            for (int t = 0; t < STEPS; t++) {
                requireNear(out.latent(n, t).toArray(), expected[t]);
            }
        }
    }

    private static void requireNear(float[] values, double[] expected) {
        assertThat(values).hasSize(expected.length);
        for (int d = 0; d < values.length; d++) {
            double slack = 1e-3 * Math.max(1, Math.abs(expected[d]));
            assertThat((double) values[d]).isCloseTo(expected[d], within(slack));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void plainLoopsVectorsTapesAndBatchesAgreeToTheBit(int seed) {
        ModelFile file = RandomModels.model(architecture(seed), seed);
        CompiledWorldModel vector = on(new VectorKernels(), file);
        CompiledWorldModel scalar = on(new ScalarKernels(), file);
        requireSameEncodings(vector, scalar, seed);
        Context context = Samples.context(vector, seed);
        for (int candidates : CANDIDATES) {
            ActionBatch actions = Samples.actions(vector, candidates, STEPS, seed + candidates);
            LatentTrajectories gradient = Samples.trajectories(candidates, STEPS, vector.latentSize(), seed + 1);
            double[] pulled = Samples.pullback(vector, context, actions, gradient);
            assertThat(pulled).isEqualTo(Samples.pullback(scalar, context, actions, gradient));
            LatentTrajectories out = new LatentTrajectories(candidates, STEPS, vector.latentSize());
            double[] taped = new double[pulled.length];
            try (DifferentiableWorldModel.Tape tape = vector.rolloutOntoTape(context, actions, 0, candidates, out)) {
                tape.pullback(gradient, taped);
            }
            assertThat(taped).isEqualTo(pulled);
            assertThat(out.values())
                    .isEqualTo(Samples.rollout(scalar, context, actions).values());
        }
    }

    private static void requireSameEncodings(CompiledWorldModel vector, CompiledWorldModel scalar, int seed) {
        int frames = 1 + seed * 7 % 70;
        List<Observation> observations = IntStream.range(0, frames)
                .mapToObj(i -> Samples.observation(vector.card().architecture(), 100L * seed + i))
                .toList();
        List<Latent> together = vector.encodeAll(observations);
        assertThat(together).isEqualTo(observations.stream().map(vector::encode).toList());
        assertThat(together).isEqualTo(scalar.encodeAll(observations));
    }

    private static CompiledWorldModel on(Kernels kernels, ModelFile file) {
        return new CompiledWorldModel(file, () -> kernels);
    }

    private static Architecture architecture(int seed) {
        KeyedRandom random = KeyedRandom.of(777, seed);
        LayerShape image = LayerShape.image(1 + random.nextInt(4), 3 + random.nextInt(20), 3 + random.nextInt(30));
        int latentSize = oneOf(random, 1, 2, 7, 8, 9, 12, 13, 16, 17, 20, 33);
        int actionSize = 1 + random.nextInt(3);
        int chunk = 1 + random.nextInt(3);
        int history = 1 + random.nextInt(3);
        int inputs = history * (latentSize + actionSize * chunk);
        return new Architecture(
                image.height(),
                image.width(),
                image.channels(),
                latentSize,
                actionSize,
                chunk,
                history,
                1 + random.nextInt(3),
                seed < OF_EVERY_KIND
                        ? encoder(random, image, latentSize)
                        : OddLayers.encoder(random, image, latentSize),
                seed < OF_EVERY_KIND
                        ? predictor(random, inputs, latentSize)
                        : OddLayers.predictor(random, inputs, latentSize));
    }

    private static List<Layer> encoder(KeyedRandom random, LayerShape image, int latentSize) {
        List<Layer> layers = new ArrayList<>();
        addSometimes(random, layers, activation(random));
        addSometimes(random, layers, new Layer.Residual(List.of(pointwise(image), new Layer.Relu())));
        LayerShape shape = image;
        for (int i = random.nextInt(4); i > 0; i--) {
            Layer.Conv2d convolution = convolution(random, shape);
            layers.add(convolution);
            shape = shape.through(convolution);
            addSometimes(random, layers, activation(random));
            addSometimes(random, layers, new Layer.Residual(List.of(new Layer.Relu(), pointwise(shape))));
        }
        layers.add(new Layer.Flatten());
        addSometimes(random, layers, new Layer.Relu());
        addSometimes(random, layers, new Layer.LayerNorm(shape.size()));
        addSometimes(random, layers, activation(random));
        layers.add(new Layer.Dense(shape.size(), latentSize));
        return layers;
    }

    private static Layer.Conv2d convolution(KeyedRandom random, LayerShape shape) {
        int kernel = 1 + random.nextInt(Math.min(8, Math.min(shape.height(), shape.width())));
        int padding = random.nextInt(kernel);
        return new Layer.Conv2d(shape.channels(), 1 + random.nextInt(20), kernel, 1 + random.nextInt(5), padding);
    }

    private static Layer pointwise(LayerShape shape) {
        return new Layer.Conv2d(shape.channels(), shape.channels(), 1, 1, 0);
    }

    private static List<Layer> predictor(KeyedRandom random, int inputs, int latentSize) {
        List<Layer> layers = new ArrayList<>();
        addSometimes(random, layers, activation(random));
        addSometimes(random, layers, new Layer.Residual(List.of(new Layer.Dense(inputs, inputs))));
        int size = inputs;
        for (int i = random.nextInt(4); i > 0; i--) {
            int outputs = oneOf(random, 1, 3, 8, 12, 20, 28, 44, 61, 130, 210, 400);
            layers.add(new Layer.Dense(size, outputs));
            size = outputs;
            addSometimes(random, layers, new Layer.LayerNorm(size));
            addSometimes(random, layers, activation(random));
            addSometimes(
                    random,
                    layers,
                    new Layer.Residual(List.of(
                            new Layer.Residual(
                                    List.of(new Layer.LayerNorm(size), new Layer.Relu(), new Layer.Dense(size, size))),
                            new Layer.Relu())));
            addSometimes(random, layers, new Layer.Residual(List.of()));
        }
        layers.add(new Layer.Dense(size, latentSize));
        addSometimes(random, layers, new Layer.Relu());
        return layers;
    }

    private static Layer activation(KeyedRandom random) {
        return random.nextInt(2) == 0 ? new Layer.Relu() : new Layer.Silu();
    }

    private static void addSometimes(KeyedRandom random, List<Layer> layers, Layer layer) {
        if (random.nextInt(3) == 0) {
            layers.add(layer);
        }
    }

    private static int oneOf(KeyedRandom random, int... values) {
        return values[random.nextInt(values.length)];
    }
}
