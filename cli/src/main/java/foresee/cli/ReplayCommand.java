package foresee.cli;

import foresee.benchmarks.Sha256;
import foresee.control.FlightLog;
import foresee.control.FlightRecord;
import foresee.control.FlightReplay;
import foresee.envs.Environment;
import foresee.envs.Sandbox;
import foresee.envs.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code foresee replay}: makes the plans of a flight log again. */
@Command(
        name = "replay",
        header = "Makes the plans of a flight log again and compares them, bit for bit.",
        description =
                "Reads what 'foresee plan --record' wrote and plans each tick again, offline. Prints for each tick the plan's"
                        + " cost, its evaluations, the time it took in flight and which share of the flight's plans took no"
                        + " longer (p), and whether the plan is identical. Says first if planner or Foresee are others than"
                        + " in flight. Ends with exit code 0 if all are, 1 if one differs.",
        footer = {
            "",
            "Example:",
            "  foresee plan --env two-room --goal goal.png --record flight.log",
            "  foresee replay flight.log",
            "  foresee replay flight.log --tick 8",
            ""
        })
final class ReplayCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(arity = "1", paramLabel = "FILE", description = "The flight log.")
    private Path file;

    @Option(names = "--tick", paramLabel = "N", description = "Plan this tick alone.")
    private Long tick;

    @Option(names = "--all", description = "Plan every tick that a plan was made for (default).")
    private boolean all;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description =
                    "Where the model's file is now; it must be the one of the flight (default: where it was then).")
    private Path model;

    ReplayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (all && tick != null) {
            throw Failure.usage("--all and --tick (" + tick + ") cannot both be meant.");
        }
        if (Files.isDirectory(file)) {
            throw Failure.usage(file + " is a folder.");
        }
        try (FlightLog log = FlightLog.open(file)) {
            log.notes().forEach(note -> console.note(file + ": " + note));
            FlightDescription flight = FlightDescription.parse(file, log.description());
            flight.mismatch().ifPresent(other -> console.warn(file + ": " + other + "."));
            List<FlightRecord.Planned> plans = plans(log);
            List<FlightRecord.Planned> wanted = wanted(plans);
            return compare(flight, wanted, new FlightTimes(plans));
        }
    }

    private static List<FlightRecord.Planned> plans(FlightLog log) throws IOException {
        List<FlightRecord.Planned> plans = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            if (log.get(i) instanceof FlightRecord.Planned planned) {
                plans.add(planned);
            }
        }
        return plans;
    }

    private List<FlightRecord.Planned> wanted(List<FlightRecord.Planned> plans) {
        if (plans.isEmpty()) {
            throw Failure.usage(file + " has no whole plan.");
        }
        if (tick == null) {
            return plans;
        }
        List<FlightRecord.Planned> wanted =
                plans.stream().filter(plan -> plan.tick() == tick).toList();
        if (wanted.isEmpty()) {
            throw Failure.usage("--tick (" + tick + "): " + file + " has no plan of that tick, but of "
                    + ticks(plans.stream().map(FlightRecord::tick).distinct().toList()) + ".");
        }
        return wanted;
    }

    private static String ticks(List<Long> ticks) {
        int shown = Math.min(3, ticks.size());
        String first = ticks.subList(0, shown).toString().replaceAll("[\\[\\]]", "");
        return ticks.size() > shown ? first + " ... " + ticks.get(ticks.size() - 1) : first;
    }

    private int compare(FlightDescription flight, List<FlightRecord.Planned> plans, FlightTimes times)
            throws IOException {
        Environment world = flight.environment();
        Task task = Sandbox.task(world, flight.task());
        int differing = 0;
        try (FlightReplay replay = model(flight, world).replay(task, flight.goalLatent(), flight.planner())) {
            for (FlightRecord.Planned plan : plans) {
                FlightReplay.Comparison comparison = replay.replay(plan);
                console.print(times.line(comparison));
                differing += comparison.identical() ? 0 : 1;
            }
        }
        console.print(summary(plans.size(), differing) + "; in flight a plan took " + times.all());
        return differing == 0 ? 0 : Failure.FAILED;
    }

    private static String summary(int count, int differing) {
        String plans = count == 1 ? "1 plan" : count + " plans";
        return differing == 0 ? plans + ", all identical" : differing + " of " + plans + " differ";
    }

    private PlanningModel model(FlightDescription flight, Environment world) throws IOException {
        if (flight.inSimulator()) {
            if (model != null) {
                throw Failure.usage("--model (" + model + "): this flight planned in the simulator.");
            }
            return new TrueDynamics(world);
        }
        Path path = model == null ? Path.of(flight.model()) : model;
        if (!Files.isRegularFile(path)) {
            throw Failure.usage("the model (" + path + ") is no file here. Maybe say where it is with --model.");
        }
        String hash = Sha256.of(path);
        if (!hash.equals(flight.modelSha256())) {
            throw Failure.usage(path + " is not the model of the flight: its SHA-256 is " + hash
                    + ", that of the flight's " + flight.modelSha256() + ".");
        }
        return TrainedModel.load(path, world);
    }
}
