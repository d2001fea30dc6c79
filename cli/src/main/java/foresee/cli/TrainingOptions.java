package foresee.cli;

import foresee.training.LossConfig;
import foresee.training.TrainingConfig;
import foresee.training.TrainingConfigJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that decide a training run: a configuration file, and what is changed in it on the command line. */
final class TrainingOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE.json",
            description =
                    "Settings; keys that it leaves out have their defaults. 'foresee inspect' shows those of a model.")
    private Path file;

    @Option(names = "--steps", paramLabel = "N", description = "Steps of the optimiser.")
    private Integer steps;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Draws weights, batches and, with --env, episodes (default: 1).")
    private Long seed;

    @Option(
            names = "--loss",
            paramLabel = "NAME",
            description = "What keeps latents from collapsing: sigreg (default) or vicreg, each with inverse dynamics.")
    private String loss;

    /** The configuration that was asked for. */
    TrainingConfig config() throws IOException {
        TrainingConfig config = file == null ? TrainingConfig.defaults() : read(file);
        config = loss == null ? config : config.withLoss(loss(loss));
        config = steps == null ? config : config.withSteps(steps);
        return seed == null ? config : config.withSeed(seed);
    }

    private static TrainingConfig read(Path file) throws IOException {
        try {
            return TrainingConfigJson.read(Files.readString(file));
        } catch (IllegalArgumentException wrong) {
            throw Failure.usage(file + ": " + wrong.getMessage(), wrong);
        }
    }

    private static LossConfig loss(String name) {
        return switch (name) {
            case "sigreg" -> LossConfig.defaults();
            case "vicreg" -> LossConfig.vicreg();
            default -> throw Failure.usage("--loss (" + name + ") must be sigreg or vicreg.");
        };
    }
}
