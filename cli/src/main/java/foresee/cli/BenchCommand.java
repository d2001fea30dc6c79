package foresee.cli;

import foresee.benchmarks.matrix.BenchmarkSpec;
import foresee.envs.NearestName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foresee bench}: benchmarks by name, and those that a specification describes. */
@Command(
        name = "bench",
        header = "Compares planners and models, and says why trials failed.",
        description = {
            "Runs a benchmark, several cells at once, and reports; what was finished before a kill is not run again:",
            "  quick        whether everything works as well as it did; under 3 minutes",
            "  planners     all planners, from little search to much",
            "  models       the bundled model beside the true dynamics",
            "  robustness   where colours, sizes, camera and physics vary",
            "  horizon      search that one plan needs, by the distance of the goal",
            "  latency      success against the time that a decision may take",
            "  full         all planners, tasks, levels of variation, two seeds",
            "  SPEC.json    one of your own, see docs/benchmarks.md",
            "Exits with 1, and with the report written, if a cell could not be run.",
            "Or measures one thing:",
            "  loop         a control loop that plans at every tick: times, late ticks, memory;",
            "               scripts/bench-latency runs it on one core",
            "  overhead     time that planning takes itself, outside the model",
            "  envs         steps and frames a second of the sandboxes",
            "  ceilings     floor and ceiling of the bundled evaluation sets",
            ""
        },
        footer = {
            "",
            "Example:",
            "  foresee bench quick --out out/quick",
            "  foresee bench planners --planner mppi,cem --trials 50",
            "  foresee bench quick --model mine.safetensors --out out/mine",
            "  foresee compare out/quick/result.json out/mine/result.json",
            "  foresee bench loop --ticks 1000 --period 20",
            "  foresee bench ceilings --sets push-t-relative-ahead-25 --trials 50 --json ceilings.json",
            ""
        })
final class BenchCommand implements Callable<Integer> {
    private static final List<String> MEASUREMENTS = List.of("loop", "overhead", "envs", "ceilings");

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1", paramLabel = "NAME|SPEC.json", description = "The benchmark, by its name or its file.")
    private String name;

    @Option(
            names = "--planner",
            split = ",",
            paramLabel = "NAME",
            description = "These planners alone, separated by commas (default: those of the benchmark).")
    private List<String> planners = List.of();

    @Mixin
    private ModelOption model;

    @Mixin
    private BenchTrials trials;

    @Mixin
    private MatrixBench.Options matrix;

    @Mixin
    private BenchPlace place;

    @Mixin
    private OverheadBench.Options overhead;

    @Mixin
    private LoopBench.Options loop;

    @Mixin
    private EnvsBench.Options speeds;

    @Mixin
    private CeilingsBench.Options ceilings;

    @Mixin
    private EstimateOption estimate;

    @Option(
            names = "--json",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "FILE.json",
            description = "Write the table as JSON, too; without FILE, print one JSON object and nothing else.")
    private String json;

    BenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path file = json == null || json.isEmpty() ? null : OutputFile.require("--json", Path.of(json), ".json");
        Optional<BenchResult> result = MEASUREMENTS.contains(name) ? Optional.of(measurement(file)) : matrix();
        if (result.isEmpty()) {
            return Failure.FAILED;
        }
        if (file != null) {
            JsonOutput.write(file, result.get().json());
        }
        console.print(
                json != null && file == null
                        ? JsonOutput.text(result.get().json())
                        : result.get().text());
        return result.get().exitCode();
    }

    private Optional<BenchResult> matrix() throws IOException, InterruptedException {
        if (!MatrixSpec.isFile(name) && !BenchmarkSpec.shipped().contains(name)) {
            List<String> names = new ArrayList<>(BenchmarkSpec.shipped());
            names.addAll(MEASUREMENTS);
            throw Failure.usage(NearestName.unknown("benchmark", name, names));
        }
        allowOptionsOf("model", "trials", "matrix", "estimate");
        MatrixSpec asked = MatrixSpec.of(name, planners, model.asked(), trials.asked());
        return new MatrixBench(console, asked, trials.threads(), matrix).run(estimate.wanted());
    }

    private BenchResult measurement(Path file) throws IOException, InterruptedException {
        return switch (name) {
            case "overhead" -> {
                allowOptionsOf("overhead");
                yield new OverheadBench(console, overhead).run(planners);
            }
            case "loop" -> {
                allowOptionsOf("place", "model", "loop");
                yield new LoopBench(console, place, model, loop).run(planners);
            }
            case "envs" -> {
                allowOptionsOf("speeds");
                refusePlanners();
                yield new EnvsBench(console, speeds).run();
            }
            case "ceilings" -> {
                allowOptionsOf("trials", "ceilings", "estimate");
                refusePlanners();
                yield new CeilingsBench(console, trials, estimate, ceilings).run(Optional.ofNullable(file));
            }
            default -> throw new IllegalStateException("no measurement " + name + ".");
        };
    }

    private void refusePlanners() {
        if (!planners.isEmpty()) {
            throw Failure.usage("--planner is not for the benchmark " + name + ".");
        }
    }

    /** Refuses options of other benchmarks, which this one would not look at. */
    private void allowOptionsOf(String... mixins) {
        spec.mixins().forEach((mixin, its) -> {
            if (!List.of(mixins).contains(mixin)) {
                its.options().forEach(this::refuse);
            }
        });
    }

    private void refuse(OptionSpec option) {
        if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
            throw Failure.usage(option.longestName() + " is not for the benchmark " + name + ".");
        }
    }
}
