package foresee.benchmarks.micro;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import foresee.model.ActionBatch;
import foresee.model.ActionSpace;
import foresee.model.Context;
import foresee.model.Frame;
import foresee.model.KeyedRandom;
import foresee.model.Latent;
import foresee.model.Observation;
import foresee.runtime.ActionNormalizer;
import foresee.runtime.Architecture;
import foresee.runtime.Layer;
import foresee.runtime.ModelCard;
import foresee.runtime.ModelFile;
import foresee.runtime.Parameters;
import foresee.runtime.Provenance;
import foresee.runtime.Tensor;
import foresee.runtime.TensorSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** What is computed with: models of seeded random weights whose latents stay about as large as they start, and inputs. */
final class MicroModels {
    /** Model steps of a rollout H. */
    static final int HORIZON = 10;

    private static final int LATENT = 256;
    private static final int HIDDEN = 512;
    private static final int ACTION = 2;
    private static final long SEED = 20;

    private MicroModels() {}

    /** A latent of 256, actions of 2, a predictor of 512-512 with layer norm; its encoder is of no account. */
    static Architecture predicting(Layer activation) {
        List<Layer> encoder = List.of(new Layer.Flatten(), new Layer.Dense(1, LATENT));
        List<Layer> predictor = List.of(
                new Layer.Dense(LATENT + ACTION, HIDDEN),
                new Layer.LayerNorm(HIDDEN),
                activation,
                new Layer.Dense(HIDDEN, HIDDEN),
                new Layer.LayerNorm(HIDDEN),
                activation,
                new Layer.Dense(HIDDEN, LATENT));
        return new Architecture(1, 1, 1, LATENT, ACTION, 1, 1, 1, encoder, predictor);
    }

    /** The same latent and actions, ReLU, no layer norm: what is small stays small. */
    static Architecture withoutNormalization() {
        List<Layer> encoder = List.of(new Layer.Flatten(), new Layer.Dense(1, LATENT));
        List<Layer> predictor = List.of(
                new Layer.Dense(LATENT + ACTION, HIDDEN),
                new Layer.Relu(),
                new Layer.Dense(HIDDEN, HIDDEN),
                new Layer.Relu(),
                new Layer.Dense(HIDDEN, LATENT));
        return new Architecture(1, 1, 1, LATENT, ACTION, 1, 1, 1, encoder, predictor);
    }

    /** Frames of 64 x 64 x 3 through four convolutions, 4 x 4 with stride 2, to a latent of 256. */
    static Architecture encoding() {
        List<Layer> encoder = List.of(
                new Layer.Conv2d(3, 32, 4, 2, 1),
                new Layer.Relu(),
                new Layer.Conv2d(32, 64, 4, 2, 1),
                new Layer.Relu(),
                new Layer.Conv2d(64, 64, 4, 2, 1),
                new Layer.Relu(),
                new Layer.Conv2d(64, 128, 4, 2, 1),
                new Layer.Relu(),
                new Layer.Flatten(),
                new Layer.Dense(128 * 4 * 4, LATENT));
        List<Layer> predictor = List.of(new Layer.Dense(LATENT + ACTION, LATENT));
        return new Architecture(64, 64, 3, LATENT, ACTION, 1, 1, 1, encoder, predictor);
    }

    /** The trained model of two rooms that comes with Foresee. */
    static ModelFile bundled() {
        Path path = Path.of(System.getProperty("foresee.home", ""), "models", "two-room.safetensors");
        try {
            return ModelFile.read(path);
        } catch (IOException e) {
            throw new IllegalStateException("the bundled model cannot be read: " + e, e);
        }
    }

    /** An architecture with random weights. */
    static ModelFile random(Architecture architecture) {
        return random(architecture, 0.1);
    }

    /** The same with biases of 0 and gains of 1. */
    static ModelFile unbiased(Architecture architecture) {
        return random(architecture, 0);
    }

    private static ModelFile random(Architecture architecture, double spread) {
        ModelCard card = card(architecture);
        List<Tensor> tensors = new ArrayList<>();
        for (TensorSpec spec : Parameters.of(card)) {
            tensors.add(tensor(spec, spread, KeyedRandom.of(SEED, tensors.size())));
        }
        return new ModelFile(card, tensors);
    }

    /** Weights ~ Normal(0, 1 / inputs), gains about 1, biases about 0, {@code spread} their standard deviation. */
    private static Tensor tensor(TensorSpec spec, double spread, KeyedRandom random) {
        boolean matrix = spec.shape().size() > 1;
        double mean = !matrix && spec.name().endsWith(".weight") ? 1 : 0;
        double deviation = matrix ? Math.sqrt(spec.shape().get(0) / (double) spec.size()) : spread;
        float[] values = new float[spec.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (mean + deviation * random.nextGaussian());
        }
        return new Tensor(spec, values);
    }

    private static ModelCard card(Architecture architecture) {
        ActionSpace space = ActionSpace.Box.symmetric(architecture.actionSize(), 1);
        JsonNodeFactory json = JsonNodeFactory.instance;
        return new ModelCard(
                ModelCard.FORMAT_VERSION,
                "random",
                "none",
                "Random weights, for measuring.",
                space,
                ActionNormalizer.of(space),
                architecture,
                OptionalDouble.empty(),
                List.of(),
                new Provenance(
                        "none",
                        "none",
                        new Provenance.Split("none", 0, 0),
                        SEED,
                        json.objectNode(),
                        new TreeMap<>(),
                        "none",
                        "none"),
                json.objectNode());
    }

    /** Latents of unit variance: the start for key 0, a goal for key 1. */
    static Latent latent(int size, long key) {
        KeyedRandom random = KeyedRandom.of(SEED, 1, key);
        float[] values = new float[size];
        for (int d = 0; d < size; d++) {
            values[d] = (float) random.nextGaussian();
        }
        return new Latent(values);
    }

    /** Where rollouts start. */
    static Context start() {
        return Context.of(latent(LATENT, 0));
    }

    /** Where plans want to go. */
    static Latent goal() {
        return latent(LATENT, 1);
    }

    /** Candidates of actions in [-1, 1]. */
    static ActionBatch actions(int candidates) {
        KeyedRandom random = KeyedRandom.of(SEED, 2);
        ActionBatch actions = new ActionBatch(candidates, HORIZON, ACTION);
        for (int i = 0; i < actions.values().length; i++) {
            actions.values()[i] = 2 * random.nextDouble() - 1;
        }
        return actions;
    }

    /** Frames of noise. */
    static List<Observation> frames(Architecture architecture, int count) {
        List<Observation> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            KeyedRandom random = KeyedRandom.of(SEED, 3, i);
            byte[] pixels = new byte[architecture.height() * architecture.width() * architecture.channels()];
            for (int p = 0; p < pixels.length; p++) {
                pixels[p] = (byte) random.nextInt(256);
            }
            Frame frame = new Frame(architecture.height(), architecture.width(), architecture.channels(), pixels);
            frames.add(Observation.ofFrame(frame, i));
        }
        return frames;
    }
}
