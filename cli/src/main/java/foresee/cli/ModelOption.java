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

    /**
     * The file that was asked for; empty if none was.
     *
     * @throws Failure if it is the simulator, or there is no such file
     */
    Optional<Path> file() {
        if (TrueDynamics.NAME.equals(choice)) {
            throw Failure.usage("--model simulator needs an environment, --env NAME.");
        }
        Optional<Path> file = asked().map(Path::of);
        file.filter(path -> !Files.isRegularFile(path)).ifPresent(path -> {
            throw Failure.usage("--model (" + path + ") is no file.");
        });
        return file;
    }

    /** The model that was asked for, if it fits the environment. */
    PlanningModel in(Environment environment) throws IOException {
        if (TrueDynamics.NAME.equals(choice)) {
            return new TrueDynamics(environment);
        }
        Path file = choice == null ? BundledModels.of(environment) : Path.of(choice);
        if (!Files.isRegularFile(file)) {
            throw Failure.usage("--model (" + file + ") is neither a file nor 'simulator'.");
        }
        return TrainedModel.load(file, environment);
    }
}
