package foresee.cli;

import foresee.benchmarks.EnvironmentSpeeds;
import foresee.benchmarks.EnvironmentSpeeds.Work;
import foresee.benchmarks.OraclePopulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** {@code foresee bench envs}: how fast the sandboxes are. */
final class EnvsBench {
    private static final double MILLISECOND = 1e6;

    private final Console console;
    private final Options options;

    EnvsBench(Console console, Options options) {
        this.console = console;
        this.options = options;
    }

    /** What may be chosen. */
    static final class Options {
        @Option(
                names = "--rounds",
                paramLabel = "N",
                defaultValue = "7",
                description = "envs: rounds, each measuring all environments once (default: ${DEFAULT-VALUE}).")
        private int rounds;

        @Option(
                names = "--slice",
                paramLabel = "MS",
                defaultValue = "100",
                description = "envs: milliseconds of CPU time of one measurement (default: ${DEFAULT-VALUE}).")
        private double slice;

        private EnvironmentSpeeds.Settings settings() {
            if (!(slice > 0 && slice <= 1e5)) {
                throw Failure.usage("--slice (" + slice + ") must be over 0 and at most 100000 milliseconds.");
            }
            EnvironmentSpeeds.Settings defaults = EnvironmentSpeeds.Settings.defaults();
            Duration duration = Duration.ofNanos(Math.max(1, Math.round(slice * MILLISECOND)));
            return new EnvironmentSpeeds.Settings(rounds, duration, defaults.population(), defaults.horizon());
        }
    }

    /** Measures all environments. */
    BenchResult run() {
        EnvironmentSpeeds speeds = measure(options.settings());
        return new BenchResult(text(speeds), speeds.toJson());
    }

    private EnvironmentSpeeds measure(EnvironmentSpeeds.Settings settings) {
        console.note("warming up ...");
        try (ProgressLine progress = new ProgressLine(console)) {
            return EnvironmentSpeeds.measure(
                    settings, done -> progress.show(() -> "round %d of %d".formatted(done - 1, settings.rounds())));
        }
    }

    private static String text(EnvironmentSpeeds speeds) {
        EnvironmentSpeeds.Settings settings = speeds.settings();
        List<String> lines = new ArrayList<>();
        lines.add("one thread, CPU time, a second: median of %d rounds of %s ms each"
                .formatted(settings.rounds(), Double.toString(settings.slice().toNanos() / MILLISECOND)));
        lines.add("");
        lines.add(row("", "", "frames", "frames", "step and", "", "step and", "others"));
        lines.add(row("default layout", "steps", "64 px", "96 px", "64 px", "at least", "96 px", "move"));
        speeds.rows().forEach(row -> lines.add(row(row)));
        lines.add("");
        lines.add(text(speeds.population()));
        lines.add("");
        lines.add("Steps start from states of the data policy's episodes; actions are drawn uniformly.");
        lines.add("Others move: at so many of the steps something changes that the agent does not feel of itself.");
        return String.join(System.lineSeparator(), lines);
    }

    private static String row(EnvironmentSpeeds.Row row) {
        return row(
                row.environment().id(),
                rate(row, Work.STEP),
                rate(row, Work.FRAME_64),
                rate(row, Work.FRAME_96),
                rate(row, Work.STEP_AND_FRAME_64),
                target(row.target()),
                rate(row, Work.STEP_AND_FRAME_96),
                String.format(Locale.ROOT, "%.0f %%", 100 * row.disturbing()));
    }

    private static String rate(EnvironmentSpeeds.Row row, Work work) {
        return String.format(Locale.ROOT, "%.0f", row.rates().get(work).median());
    }

    private static String target(OptionalInt target) {
        return target.isPresent() ? Integer.toString(target.getAsInt()) : "";
    }

    private static String row(
            String name,
            String step,
            String frame,
            String large,
            String both,
            String target,
            String bothLarge,
            String touching) {
        return "  %-16s %9s %9s %9s %9s %9s %9s %9s"
                .formatted(name, step, frame, large, both, target, bothLarge, touching)
                .stripTrailing();
    }

    private static String text(OraclePopulation population) {
        return String.format(
                Locale.ROOT,
                "%s %s oracle, %d x %d actions: CPU %.0f ms, wall clock %.0f ms (300 x 25: at most %.0f ms)",
                population.task().environment().id(),
                population.task().name(),
                population.population(),
                population.horizon(),
                population.cpu().median(),
                population.wall().median(),
                OraclePopulation.TARGET_MILLIS);
    }
}
