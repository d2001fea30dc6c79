package foresee.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import foresee.model.ActionSpace;
import foresee.model.KeyedRandom;
import foresee.runtime.ActionNormalizer;
import foresee.runtime.Architecture;
import foresee.runtime.Layer;
import foresee.runtime.ModelCard;
import foresee.runtime.ModelFile;
import foresee.runtime.Parameters;
import foresee.runtime.PlanningAdvice;
import foresee.runtime.ProbeFactor;
import foresee.runtime.Provenance;
import foresee.runtime.Tensor;
import foresee.runtime.TensorSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Model files of the usual shape whose weights are random: they load and plan, and know nothing. */
final class UntrainedModel {
    private static final int LATENT = 8;

    private UntrainedModel() {}

    /** Of two rooms, with a goal threshold that every latent is under. */
    static Path write(Path path) throws IOException {
        return write(path, card("two-room", new ActionSpace.Ball(2, 2.45), OptionalDouble.of(1e9)));
    }

    /** The same with a card that says how it is best planned with. */
    static Path write(Path path, PlanningAdvice advice) throws IOException {
        ModelCard card = card("two-room", new ActionSpace.Ball(2, 2.45), OptionalDouble.of(1e9));
        return write(path, card.withPlanning(Optional.of(advice)));
    }

    /** Several predictors, no two alike. */
    static Path writeEnsemble(Path path, int members) throws IOException {
        ActionSpace space = new ActionSpace.Ball(2, 2.45);
        return write(path, card("two-room", space, OptionalDouble.of(1e9), members));
    }

    static Path write(Path path, ModelCard card) throws IOException {
        List<Tensor> tensors = new ArrayList<>();
        for (TensorSpec spec : Parameters.of(card)) {
            tensors.add(tensor(spec, KeyedRandom.of(1, tensors.size())));
        }
        new ModelFile(card, tensors).write(path);
        return path;
    }

    static ModelCard card(String environment, ActionSpace space, OptionalDouble threshold) {
        return card(environment, space, threshold, 1);
    }

    private static ModelCard card(String environment, ActionSpace space, OptionalDouble threshold, int members) {
        TreeMap<String, String> libraries = new TreeMap<>();
        libraries.put("nd4j", "none");
        return new ModelCard(
                ModelCard.FORMAT_VERSION,
                "untrained",
                environment,
                environment + "[layout=fixed]",
                space,
                ActionNormalizer.of(space),
                architecture(space.size()).withMembers(members),
                threshold,
                List.of(new ProbeFactor("agent x", "px"), new ProbeFactor("agent y", "px")),
                new Provenance(
                        "sha256:00",
                        "nothing",
                        new Provenance.Split("none held out", 1, 0),
                        1,
                        JsonNodeFactory.instance.objectNode(),
                        libraries,
                        "17",
                        "x86-64"),
                JsonNodeFactory.instance.objectNode().put("openLoop", 0.25));
    }

    private static Architecture architecture(int actionSize) {
        List<Layer> encoder = List.of(
                new Layer.Conv2d(3, 4, 8, 8, 0), new Layer.Relu(), new Layer.Flatten(), new Layer.Dense(256, LATENT));
        List<Layer> predictor =
                List.of(new Layer.Dense(LATENT + 4 * actionSize, 16), new Layer.Relu(), new Layer.Dense(16, LATENT));
        return new Architecture(64, 64, 3, LATENT, actionSize, 4, 1, 1, encoder, predictor);
    }

    private static Tensor tensor(TensorSpec spec, KeyedRandom random) {
        float[] values = new float[spec.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.1 * random.nextGaussian());
        }
        return new Tensor(spec, values);
    }
}
