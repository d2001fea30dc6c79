package foresee.cli;

import foresee.dataset.Dataset;
import foresee.dataset.DatasetImport;
import foresee.dataset.Finding;
import foresee.dataset.ImportOptions;
import foresee.dataset.PngFolders;
import foresee.dataset.RecordedEpisodes;
import foresee.dataset.WorldModelFile;
import foresee.envs.Sandbox;
import foresee.runtime.FrameResizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code foresee import}: makes a data set of one's own pictures and actions. */
@Command(
        name = "import",
        header = "Makes a data set of your own pictures and actions, and checks them.",
        description =
                "Makes a data set of episodes that you recorded: a folder for each, with PNG files that end in a number and a table"
                        + " of actions (CSV with a header, or one JSON object a line); or an HDF5 file of stable-worldmodel. Checks"
                        + " counts, ranges, times, duplicates, what never changes, and whether actions belong to the frames beside"
                        + " them; says in words what is wrong and what it did. Errors leave nothing written, warnings do not."
                        + " docs/own-data.md walks from a folder of pictures to a plan.",
        footer = {
            "",
            "Example:",
            "  foresee import recordings/ --fps 10 --out my-robot.h5",
            "  foresee import recordings/ --actions left,right --action-low -1 --action-high 1 --check-only",
            "  foresee import pusht_expert_train.h5 --env their-push-t --out their-push-t.h5",
            ""
        })
final class ImportCommand implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,4})(?:x(\\d{1,4}))?");

    private final Console console;

    @Parameters(arity = "1", paramLabel = "FOLDER|FILE.h5", description = "What was recorded.")
    private Path source;

    @Option(
            names = "--out",
            paramLabel = "FILE.h5",
            description = "The data set to write; folders are made (default: the name of what was recorded, here).")
    private Path out;

    @Option(names = "--check-only", description = "Check, and write nothing.")
    private boolean checkOnly;

    @Option(
            names = "--env",
            paramLabel = "NAME",
            description =
                    "A name for what was recorded, which its models will carry (default: the name of the data set).")
    private String environment;

    @Option(
            names = "--size",
            paramLabel = "N|HxW",
            defaultValue = "64",
            description = "Height and width that every picture is resized to (default: ${DEFAULT-VALUE}).")
    private String size;

    @Option(
            names = "--actions",
            split = ",",
            paramLabel = "COLUMN",
            description =
                    "The columns of a table that are actions (default: those that begin with 'action', or a0, a1 ...).")
    private List<String> actions = List.of();

    @Option(
            names = "--action-low",
            split = ",",
            paramLabel = "X",
            description =
                    "The least an action can be, one number or one for each component (default: the least there is).")
    private List<Double> low = List.of();

    @Option(
            names = "--action-high",
            split = ",",
            paramLabel = "X",
            description = "The most an action can be (default: the most there is).")
    private List<Double> high = List.of();

    @Option(
            names = "--fps",
            paramLabel = "X",
            description = "Frames in a second (default: by the column 'time', else 10).")
    private Double rate;

    @Option(
            names = "--shift",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Give each step the action that was recorded N steps later; negative for earlier (default: none).")
    private int shift;

    ImportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Optional<Path> target = checkOnly ? Optional.empty() : Optional.of(OutputFile.require(target(), ".h5"));
        ImportOptions options = options();
        try (Interruption interruption = new Interruption();
                RecordedEpisodes episodes = open()) {
            target.ifPresent(file -> OutputFile.makeFolder(file.toAbsolutePath().getParent()));
            DatasetImport.Result result = run(new DatasetImport(episodes, options), target, interruption);
            int exitCode = sumUp(result, target);
            console.note("CPU time " + CpuTime.words());
            return exitCode;
        }
    }

    private Path target() {
        return out == null ? Path.of(stem(source) + ".h5") : out;
    }

    private static String stem(Path path) {
        String name = String.valueOf(path.toAbsolutePath().normalize().getFileName());
        return Files.isDirectory(path) || name.lastIndexOf('.') < 1 ? name : name.substring(0, name.lastIndexOf('.'));
    }

    private ImportOptions options() {
        String name = environment == null ? stem(target()) : environment;
        if (Sandbox.environments().contains(name)) {
            throw Failure.usage(
                    "--env (" + name + ") is the name of an environment that comes with Foresee, and what you"
                            + " recorded is another. Maybe my-" + name + ".");
        }
        return ImportOptions.defaults(name)
                .withResizer(resizer())
                .withBounds(low, high)
                .withControlPeriod(period())
                .withShift(shift);
    }

    private FrameResizer resizer() {
        Matcher matcher = SIZE.matcher(size);
        if (!matcher.matches()) {
            throw Failure.usage("--size (" + size + ") must be a number of pixels, 64, or height x width, 48x64.");
        }
        int height = Integer.parseInt(matcher.group(1));
        return new FrameResizer(height, matcher.group(2) == null ? height : Integer.parseInt(matcher.group(2)));
    }

    private OptionalDouble period() {
        if (rate == null) {
            return OptionalDouble.empty();
        }
        if (!(rate > 0) || !Double.isFinite(rate)) {
            throw Failure.usage("--fps (" + rate + ") must be positive and finite.");
        }
        return OptionalDouble.of(1 / rate);
    }

    private RecordedEpisodes open() throws IOException {
        if (Files.isDirectory(source)) {
            return PngFolders.open(source, actions);
        }
        if (!actions.isEmpty()) {
            throw Failure.usage("--actions is for tables: in " + source + " the column 'action' has them.");
        }
        return WorldModelFile.open(source);
    }

    private DatasetImport.Result run(DatasetImport data, Optional<Path> target, Interruption interruption)
            throws IOException {
        try (ProgressLine progress = new ProgressLine(console)) {
            return data.run(target, (done, all) -> {
                progress.show(() -> "episode %d of %d".formatted(done, all));
                return !interruption.asked();
            });
        }
    }

    private int sumUp(DatasetImport.Result result, Optional<Path> target) throws IOException {
        result.report().lines().forEach(console::print);
        if (result.stopped()) {
            console.note("stopped: nothing was written.");
            return Failure.FAILED;
        }
        if (result.report().hasErrors()) {
            long errors = result.report().count(Finding.Severity.ERROR);
            throw Failure.failed(
                    source + " cannot be used as it is (" + errors + (errors == 1 ? " error" : " errors")
                            + "); nothing was written.",
                    null);
        }
        if (result.written()) {
            try (Dataset dataset = Dataset.open(target.orElseThrow())) {
                console.print("wrote %s: %d episodes, %d frames"
                        .formatted(target.get(), dataset.episodes(), dataset.frames()));
            }
        }
        return 0;
    }
}
