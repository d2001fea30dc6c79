package foresee.cli;

import foresee.dataset.Dataset;
import foresee.envs.DataPolicy;
import foresee.envs.Environment;
import foresee.envs.Mixture;
import foresee.envs.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code foresee collect}: makes a data set to learn from. */
@Command(
        name = "collect",
        header = "Collects a data set to learn from.",
        description =
                "Collects episodes into a data set (HDF5). While it works they are in FILE.h5.journal; after Ctrl-C, a"
                        + " crash or a power cut the same command goes on from there, and no finished episode is lost. It shows how much of"
                        + " what can be reached the episodes of this run have been to, on 16 bins for each factor of the state and"
                        + " 16 x 16 for places; at the end it says so of the whole data set, factor by factor.",
        footer = {
            "",
            "Example:",
            "  foresee collect --env two-room --layout mixed --out two-room.h5",
            "  foresee inspect two-room.h5 --out thumbnails.png",
            "  foresee collect --env push-t --policy push=0.9,uniform=0.1 --out push-t.h5",
            ""
        })
final class CollectCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private EnvironmentOption environment;

    @Option(
            names = "--episodes",
            paramLabel = "N",
            defaultValue = "4000",
            description = "Episodes in all (default: ${DEFAULT-VALUE}).")
    private int episodes;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "64",
            description = "Steps of each (default: ${DEFAULT-VALUE}).")
    private int steps;

    @Option(
            names = "--policy",
            paramLabel = "MIXTURE",
            description =
                    "How often each kind of episode is drawn, by weights: push=0.7,weak=0.2,uniform=0.1. Kinds that are"
                            + " not named are not drawn; see 'foresee envs' for those there are and what they weigh by default.")
    private String mixture;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Draws the episodes (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE.h5",
            description = "The data set to write; folders are made.")
    private Path out;

    CollectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        DataPolicy policy = policy();
        Collection collection = new Collection(policy, episodes, seed, OutputFile.require(out, ".h5"));
        try (Interruption interruption = new Interruption()) {
            boolean finished = collection.run(console, interruption);
            if (finished) {
                sumUp(policy.environment());
            }
            console.note("CPU time " + CpuTime.words());
            return finished ? 0 : Failure.FAILED;
        }
    }

    private DataPolicy policy() {
        DataPolicy policy = Sandbox.dataPolicy(environment.world(), steps);
        return mixture == null ? policy : policy.withMixture(Mixture.parse(mixture));
    }

    private void sumUp(Environment world) throws IOException {
        try (Dataset dataset = Dataset.open(out)) {
            console.print("wrote %s: %d episodes, %d frames%s"
                    .formatted(out, dataset.episodes(), dataset.frames(), Crossings.words(dataset)));
            CoverageLines.of(dataset, world).forEach(console::print);
        }
    }
}
