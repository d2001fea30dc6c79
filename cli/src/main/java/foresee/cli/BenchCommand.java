package foresee.cli;

import foresee.envs.NearestName;
import java.io.IOException;
import java.nio.file.Path;
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

/** {@code foresee bench}: benchmarks by name. */
@Command(
        name = "bench",
        header = "Compares planners, and times decisions.",
        description = {
            "Runs a benchmark and prints its table:",
            "  planners   success at equal search, the least search that is enough, time",
            "  overhead   time that planning takes itself, outside the model",
            "  latency    a control loop that plans at every tick: times, late ticks, memory;",
            "             scripts/bench-latency runs it on one core",
            "  envs       steps and frames a second of the sandboxes",
            "  ceilings   floor and ceiling of the bundled evaluation sets",
            ""
        },
        footer = {
            "",
            "Example:",
            "  foresee bench planners --trials 200 --seed 7",
            "  foresee bench planners --planner mppi,cem --layout random --json table.json",
            "  foresee bench overhead",
            "  foresee bench latency --ticks 1000 --period 20",
            "  foresee bench envs --json envs.json",
            "  foresee bench ceilings --sets push-t-relative-ahead-25 --trials 50 --json ceilings.json",
            ""
        })
final class BenchCommand implements Callable<Integer> {
    private static final List<String> NAMES = List.of("planners", "overhead", "latency", "envs", "ceilings");

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1",
            paramLabel = "NAME",
            description = "The benchmark: planners, overhead, latency, envs or ceilings.")
    private String name;

    @Option(
            names = "--planner",
            split = ",",
            paramLabel = "NAME",
            description = "These planners alone, separated by commas (default: all that fit; of latency: mppi, alone).")
    private List<String> planners = List.of();

    @Mixin
    private BenchPlace place;

    @Mixin
    private BenchTrials trials;

    @Mixin
    private PlannersBench.Options comparison;

    @Mixin
    private OverheadBench.Options overhead;

    @Mixin
    private LatencyBench.Options latency;

    @Mixin
    private EnvsBench.Options speeds;

    @Mixin
    private CeilingsBench.Options ceilings;

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
        BenchResult result = result(file);
        if (file != null) {
            JsonOutput.write(file, result.json());
        }
        console.print(json != null && file == null ? JsonOutput.text(result.json()) : result.text());
        return 0;
    }

    private BenchResult result(Path file) throws IOException, InterruptedException {
        return switch (name) {
            case "planners" -> {
                allowOptionsOf("place", "trials", "comparison");
                yield new PlannersBench(console, place, trials, comparison).run(planners);
            }
            case "overhead" -> {
                allowOptionsOf("overhead");
                yield new OverheadBench(console, overhead).run(planners);
            }
            case "latency" -> {
                allowOptionsOf("place", "latency");
                yield new LatencyBench(console, place, latency).run(planners);
            }
            case "envs" -> {
                allowOptionsOf("speeds");
                refusePlanners();
                yield new EnvsBench(console, speeds).run();
            }
            case "ceilings" -> {
                allowOptionsOf("trials", "ceilings");
                refusePlanners();
                yield new CeilingsBench(console, trials, ceilings).run(Optional.ofNullable(file));
            }
            default -> throw Failure.usage(NearestName.unknown("benchmark", name, NAMES));
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
