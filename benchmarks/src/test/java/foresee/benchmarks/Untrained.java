package foresee.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import foresee.envs.Environment;
import foresee.model.KeyedRandom;
import foresee.runtime.ActionNormalizer;
import foresee.runtime.Architecture;
import foresee.runtime.CompiledWorldModel;
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
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Small models with random weights for 64 x 64 frames and actions of two numbers, four a step. */
public final class Untrained {
    private static final int LATENT = 8;

    private Untrained() {}

    public static CompiledWorldModel modelFor(Environment environment, String... probe) {
        return new CompiledWorldModel(file(card(environment, List.of(probe))));
    }

    /** An ensemble: so many predictors, no two alike. */
    public static CompiledWorldModel ensembleFor(Environment environment, int members) {
        return new CompiledWorldModel(file(card(environment, List.of(), members)));
    }

    /** The same as a file. */
    public static Path write(Path path, Environment environment, String... probe) throws IOException {
        file(card(environment, List.of(probe))).write(path);
        return path;
    }

    /** A file that says how the model is best planned with. */
    public static Path write(Path path, Environment environment, PlanningAdvice advice) throws IOException {
        file(card(environment, List.of()).withPlanning(Optional.of(advice))).write(path);
        return path;
    }

    private static ModelFile file(ModelCard card) {
        List<TensorSpec> specs = Parameters.of(card);
        return new ModelFile(
                card,
                IntStream.range(0, specs.size())
                        .mapToObj(i -> tensor(specs.get(i), KeyedRandom.of(3, i)))
                        .toList());
    }

    private static Tensor tensor(TensorSpec spec, KeyedRandom random) {
        float[] values = new float[spec.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.1 * random.nextGaussian());
        }
        return new Tensor(spec, values);
    }

    private static ModelCard card(Environment environment, List<String> probe) {
        return card(environment, probe, 1);
    }

    private static ModelCard card(Environment environment, List<String> probe, int members) {
        List<Layer> encoder = List.of(
                new Layer.Conv2d(3, 4, 8, 8, 0), new Layer.Relu(), new Layer.Flatten(), new Layer.Dense(256, LATENT));
        List<Layer> predictor = List.of(new Layer.Dense(LATENT + 8, 16), new Layer.Relu(), new Layer.Dense(16, LATENT));
        return new ModelCard(
                ModelCard.FORMAT_VERSION,
                "untrained",
                environment.id(),
                environment.describe(),
                environment.actionSpace(),
                ActionNormalizer.of(environment.actionSpace()),
                new Architecture(64, 64, 3, LATENT, 2, 4, 1, 1, encoder, predictor).withMembers(members),
                OptionalDouble.empty(),
                probe.stream().map(name -> new ProbeFactor(name, "px")).toList(),
                new Provenance(
                        "none",
                        "none",
                        new Provenance.Split("none", 0, 0),
                        3,
                        JsonNodeFactory.instance.objectNode(),
                        new TreeMap<>(),
                        "17",
                        "any"),
                JsonNodeFactory.instance.objectNode());
    }
}
