package foresee.cli;

import foresee.training.LossConfig;
import foresee.training.Regularizer;
import foresee.training.TrainingConfig;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that decide a training run: a configuration file, and what is changed in it on the command line. */
final class TrainingOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE.json",
            description =
                    "Settings, laid key by key over those that come along for the environment; --print-config shows"
                            + " all keys. An unknown key is an error. 'foresee inspect' shows the settings of a model.")
    private Path file;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Steps of the optimiser in the first stage; a second has secondStage.steps.")
    private Integer steps;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Draws weights and batches, and which episodes are held out (default: 1).")
    private Long seed;

    @Option(
            names = "--loss",
            paramLabel = "NAME",
            description = "What keeps latents from collapsing: sigreg (default) or vicreg, each with inverse dynamics."
                    + " Not for a latent of parts (loss.parts), each of which has its own.")
    private String loss;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description =
                    "Afterwards, so many times: the model plans in its environment towards places of its data, what"
                            + " happens is kept in OUT.round1.h5 and so on, and training goes on, on old and new episodes together. How"
                            + " much of each the key rounds of --config says.")
    private Integer rounds;

    /** The first of these options that was given, empty if none was. */
    String given() {
        if (file != null) {
            return "--config";
        }
        if (steps != null) {
            return "--steps";
        }
        if (rounds != null) {
            return "--rounds";
        }
        return seed != null ? "--seed" : loss != null ? "--loss" : "";
    }

    /** Whether {@code --seed} was given. */
    boolean hasSeed() {
        return seed != null;
    }

    /** What was asked for, over what comes along for an environment. */
    Recipe over(Recipe usual) throws IOException {
        Recipe recipe = file == null ? usual : usual.with(file);
        TrainingConfig config = recipe.training();
        config = loss == null ? config : config.withLoss(loss(config.loss()));
        config = steps == null ? config : config.withSteps(steps);
        config = rounds == null ? config : config.withRounds(config.rounds().withCount(rounds));
        return recipe.withTraining(seed == null ? config : config.withSeed(seed));
    }

    /** The named terms among the other settings of the loss; the same object where it has that regulariser already. */
    private LossConfig loss(LossConfig own) {
        if (!own.parts().isEmpty()) {
            throw Failure.usage("--loss (" + loss + ") must be left out where loss.parts ("
                    + own.parts().size()
                    + ") are settings: each part has a regulariser of its own. Maybe change them with --config.");
        }
        LossConfig named = switch (loss) {
            case "sigreg" -> LossConfig.defaults();
            case "vicreg" -> LossConfig.vicreg();
            default -> throw Failure.usage("--loss (" + loss + ") must be sigreg or vicreg.");
        };
        boolean isThat = own.regularizer() == named.regularizer() && own.regularizer() == Regularizer.SIGREG;
        return isThat
                ? own
                : own.withRegularizer(named.regularizer(), named.regularizerWeight())
                        .withInverseDynamicsWeight(named.inverseDynamicsWeight());
    }
}
