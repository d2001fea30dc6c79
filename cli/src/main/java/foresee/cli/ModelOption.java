package foresee.cli;

import foresee.envs.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --model}: the bundled model, a file, or the simulator. */
final class ModelOption {

    @Option(
            names = "--model",
            paramLabel = "FILE|simulator",
            description = "A model file, or 'simulator' to plan in the true dynamics (default: the bundled model).")
    private String choice;

    /** What was asked for, as it was written. */
    Optional<String> asked() {
        return Optional.ofNullable(choice);
    }

    /** The model that was asked for, if it fits the environment. */
    PlanningModel in(Environment environment) throws IOException {
        if (TrueDynamics.NAME.equals(choice)) {
            return new TrueDynamics(environment);
        }
        Path file = choice == null ? BundledModels.of(environment.id()) : Path.of(choice);
        if (!Files.isRegularFile(file)) {
            throw Failure.usage("--model (" + file + ") is neither a file nor 'simulator'.");
        }
        return TrainedModel.load(file, environment);
    }
}
