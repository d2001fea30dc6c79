package foresee.cli;

import foresee.benchmarks.GoalPicture;
import foresee.benchmarks.Pictures;
import foresee.benchmarks.Strip;
import foresee.dataset.Dataset;
import foresee.dataset.DatasetCheck;
import foresee.dataset.DatasetReport;
import foresee.dataset.DatasetSummary;
import foresee.dataset.Finding;
import foresee.dataset.FolderExport;
import foresee.envs.Environment;
import foresee.envs.Factor;
import foresee.envs.Sandbox;
import foresee.runtime.ModelFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code foresee inspect}: what a file is, and what made it. */
@Command(
        name = "inspect",
        header = "Tells what a file is and what made it.",
        description = "Tells what a file is and what made it: a data set or its journal, a trained model, a training"
                + " checkpoint, a flight log, a goal picture, plan.json, the JSON of an evaluation or a benchmark.",
        footer = {
            "",
            "Example:",
            "  foresee inspect models/two-room.safetensors",
            "  foresee inspect two-room.h5 --out thumbnails.png",
            "  foresee inspect my-robot.h5 --check",
            ""
        })
final class InspectCommand implements Callable<Integer> {
    private static final int ENLARGED = 2;

    private final Console console;

    @Parameters(arity = "1", paramLabel = "FILE", description = "The file to look at.")
    private Path file;

    @Option(names = "--out", paramLabel = "FILE.png", description = "Write thumbnails of a data set side by side.")
    private Path out;

    @Option(
            names = "--thumbnails",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many, spread evenly over the data (default: ${DEFAULT-VALUE}).")
    private int thumbnails;

    @Option(names = "--verify", description = "Read a data set whole and compare it to the hash that it carries.")
    private boolean verify;

    @Option(
            names = "--check",
            description = "Check the data as 'foresee import' does: ranges, times, duplicates, constants, alignment.")
    private boolean check;

    @Option(
            names = "--export",
            paramLabel = "FOLDER",
            description = "Write a data set as folders of PNG with actions.csv, as 'foresee import' reads them.")
    private Path export;

    InspectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (Files.isDirectory(file)) {
            throw Failure.usage(file + " is a folder.");
        }
        FileKind kind = FileKind.of(file);
        if (kind != FileKind.DATASET && (out != null || verify || check || export != null)) {
            throw Failure.usage("--out, --verify, --check and --export are for data sets, and " + file + " is none.");
        }
        switch (kind) {
            case DATASET -> dataset();
            case MODEL -> print(ModelLines.of(file, ModelFile.read(file)));
            case CHECKPOINT -> print(CheckpointLines.of(file));
            case FLIGHT -> print(FlightLines.of(file));
            case PICTURE -> print(picture());
            case JSON -> print(JsonLines.of(file));
            default ->
                throw Failure.usage(
                        file + " is none of ours: no data set, model, checkpoint, flight log, picture or JSON object.");
        }
        return 0;
    }

    private void print(List<String> lines) {
        lines.forEach(console::print);
    }

    private void dataset() throws IOException {
        if (thumbnails < 1) {
            throw Failure.usage("--thumbnails (" + thumbnails + ") must be at least 1.");
        }
        try (Dataset dataset = Dataset.open(file)) {
            DatasetSummary summary = DatasetSummary.of(dataset, out == null ? 0 : thumbnails);
            print(summary.lines());
            String crossings = Crossings.words(dataset);
            if (!crossings.isEmpty()) {
                console.print("crossings       " + crossings.substring(2));
            }
            if (verify) {
                dataset.verify();
                console.print("verified        the content is what the hash says");
            }
            if (out != null) {
                writeThumbnails(summary);
            }
            if (export != null) {
                export(dataset);
            }
            if (check) {
                check(dataset);
            }
        }
    }

    private void export(Dataset dataset) throws IOException {
        try (ProgressLine progress = new ProgressLine(console)) {
            FolderExport.write(
                    dataset,
                    OutputFile.requireFolder(export),
                    done -> progress.show(() -> "episode %d of %d".formatted(done, dataset.episodes())));
        }
        console.print("exported        " + export);
    }

    private void check(Dataset dataset) throws IOException {
        DatasetReport report;
        try (ProgressLine progress = new ProgressLine(console)) {
            report = DatasetCheck.of(
                    dataset, done -> progress.show(() -> "episode %d of %d".formatted(done, dataset.episodes())));
        }
        print(report.lines());
        if (report.hasErrors()) {
            long errors = report.count(Finding.Severity.ERROR);
            throw Failure.failed(
                    file + " cannot be used as it is (" + errors + (errors == 1 ? " error)." : " errors)."), null);
        }
    }

    private void writeThumbnails(DatasetSummary summary) throws IOException {
        if (summary.thumbnails().isEmpty()) {
            throw Failure.usage(file + " has no frames to show.");
        }
        List<Strip.Panel> panels = summary.thumbnails().stream()
                .map(thumbnail -> new Strip.Panel(
                        enlarged(Pictures.image(thumbnail.frame())),
                        "episode %d, step %d".formatted(thumbnail.episode(), thumbnail.step())))
                .toList();
        Pictures.write(OutputFile.require(out, ".png"), Strip.of(panels));
        console.print("thumbnails      " + out);
    }

    private static BufferedImage enlarged(BufferedImage image) {
        int width = image.getWidth() * ENLARGED;
        int height = image.getHeight() * ENLARGED;
        BufferedImage large = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        large.createGraphics().drawImage(image, 0, 0, width, height, null);
        return large;
    }

    private List<String> picture() throws IOException {
        GoalPicture picture = GoalPicture.read(file);
        String size = "picture " + file + ", " + picture.frame().width() + " x "
                + picture.frame().height() + " pixels";
        Optional<float[]> state = picture.state();
        return state.isEmpty()
                ? List.of(size, "carries no state: as a goal its arrival is judged by latent distance")
                : List.of(
                        size,
                        "made in         "
                                + picture.world().or(picture::environment).orElse("an environment it does not name"),
                        "shows           " + words(picture, state.get()));
    }

    private static String words(GoalPicture picture, float[] state) {
        return world(picture)
                .filter(world -> world.stateSize() == state.length)
                .map(world -> words(world, state))
                .orElse(state.length + " numbers of an unknown environment");
    }

    private static Optional<Environment> world(GoalPicture picture) {
        String environment = picture.environment().orElse("");
        return Sandbox.environments().contains(environment)
                ? picture.world().flatMap(description -> DescribedWorld.find(environment, description))
                : Optional.empty();
    }

    private static String words(Environment world, float[] state) {
        return world.factors().stream().map(factor -> words(factor, state)).collect(Collectors.joining(", "));
    }

    private static String words(Factor factor, float[] state) {
        return "%s %.1f %s".formatted(factor.name(), factor.value().applyAsDouble(state), factor.unit());
    }
}
