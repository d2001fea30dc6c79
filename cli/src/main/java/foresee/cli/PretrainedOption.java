package foresee.cli;

import foresee.runtime.ModelFile;
import foresee.training.Pretrained;
import foresee.training.TrainingConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A model whose weights a training begins with. */
final class PretrainedOption {
    @Option(
            names = "--pretrained",
            paramLabel = "MODEL.safetensors",
            description =
                    "Begin with this model's weights instead of drawn ones: its network and its action space must be those of"
                            + " this run. The card keeps their hash, and --like asks for the model again.")
    private Path path;

    /** The file, if one was named. */
    Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    /** The weights, if a model was named. */
    Optional<Pretrained> weights() throws IOException {
        return path == null ? Optional.empty() : Optional.of(Pretrained.of(ModelFile.read(path)));
    }

    /** Settings that say so. */
    TrainingConfig over(TrainingConfig config) throws IOException {
        Optional<Pretrained> weights = weights();
        return weights.isPresent() ? config.withPretrained(weights.get().hash()) : config;
    }
}
