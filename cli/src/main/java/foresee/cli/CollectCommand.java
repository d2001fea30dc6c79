package foresee.cli;

import foresee.dataset.Dataset;
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
                        + " crash or a power cut the same command goes on from there, and no finished episode is lost.",
        footer = {
            "",
            "Example:",
            "  foresee collect --env two-room --layout mixed --episodes 4000 --out two-room.h5",
            "  foresee inspect two-room.h5 --out thumbnails.png",
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
        Collection collection =
                new Collection(environment.world(), episodes, steps, seed, OutputFile.require(out, ".h5"));
        try (Interruption interruption = new Interruption()) {
            boolean finished = collection.run(console, interruption);
            if (finished) {
                sumUp();
            }
            console.note("CPU time " + CpuTime.words());
            return finished ? 0 : Failure.FAILED;
        }
    }

    private void sumUp() throws IOException {
        try (Dataset dataset = Dataset.open(out)) {
            console.print("wrote %s: %d episodes, %d frames%s"
                    .formatted(out, dataset.episodes(), dataset.frames(), Crossings.words(dataset)));
        }
    }
}
