package foresee.cli;

import foresee.benchmarks.GoalPicture;
import foresee.benchmarks.Latency;
import foresee.benchmarks.PlanMovie;
import foresee.benchmarks.PlannerSettings;
import foresee.benchmarks.TaskName;
import foresee.control.ControlListener;
import foresee.control.MpcController;
import foresee.envs.Environment;
import foresee.envs.Sandbox;
import foresee.envs.Task;
import foresee.model.Frame;
import foresee.model.Latent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code foresee plan}: goes where a picture shows, and films it. */
@Command(
        name = "plan",
        header = "Goes where a picture shows, by planning in imagination, and films the way.",
        description = "Plans toward a goal picture from frames alone, goes there, and films the journey: OUT/plan.gif,"
                + " OUT/plan.png (key moments) and OUT/plan.json. Ends with exit code 0 if the goal was reached, 1 if not."
                + " With --from instead of --env it needs no environment: it plans from one picture to the other in --model,"
                + " prints the actions and how near the model imagines they lead, and writes OUT/plan.json.",
        footer = {
            "",
            "Example:",
            "  foresee goal --env two-room --at 52,12 --out goal.png",
            "  foresee plan --env two-room --goal goal.png --seed 5",
            "  foresee plan --env two-room --goal goal.png --record flight.log",
            "  foresee plan --model my-robot.safetensors --from now.png --goal goal.png",
            ""
        })
final class PlanCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--env",
            paramLabel = "NAME",
            description = "The environment: ${COMPLETION-CANDIDATES} (see 'foresee envs').",
            completionCandidates = EnvironmentOption.Names.class)
    private String environment;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "Instead of --env: the picture of how things are now. The plan is printed, and nobody goes.")
    private Path from;

    @Mixin
    private WorldOptions worlds;

    @Option(
            names = "--goal",
            required = true,
            paramLabel = "FILE",
            description = "The goal picture: made by 'foresee goal', or any PNG, JPEG, GIF or BMP of the environment.")
    private Path goal;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Draws the start and the planner's samples (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private PlannerOptions planners;

    @Mixin
    private ModelOption model;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out",
            description = "The folder to write to; made if missing (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Mixin
    private RecordOptions recording;

    PlanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (from != null) {
            return planBetweenPictures();
        }
        if (environment == null) {
            throw Failure.usage("--env NAME is missing, where to go; or --from FILE, from where to plan with --model.");
        }
        return go(worlds.of(environment));
    }

    private int planBetweenPictures() throws IOException {
        if (environment != null || worlds.given() || recording.asked()) {
            throw Failure.usage(
                    "--from is for plans without an environment: leave out --env, --layout, --variation and --record.");
        }
        Path file = model.file()
                .orElseThrow(() -> Failure.usage("--from needs --model FILE.safetensors, the model to plan in."));
        OutputFile.requireFolder(out);
        PicturePlan plan = PicturePlan.load(file).between(from, goal, planners, seed, console);
        OutputFile.makeFolder(out);
        JsonOutput.write(out.resolve("plan.json"), plan.report());
        plan.lines().forEach(console::print);
        return plan.succeeds() ? 0 : Failure.FAILED;
    }

    private int go(Environment world) throws IOException {
        Task task = hardest(world);
        GoalPicture picture = picture(world);
        OutputFile.requireFolder(out);
        recording.check();
        PlanningModel planning = model.in(world);
        PlannerSettings settings =
                planners.settings(planning.settings(task), planning.actionChunk(), planning.predictors());
        Attempt attempt = new Attempt(task, planning, settings, planning.goal(picture));
        Task.Case problem = problem(task, picture);
        Judge judge = judge(attempt, picture, problem.start());
        PlanMovie movie = new PlanMovie(world, picture.frame(), picture.state(), task.budget(), task.distanceUnit());
        Journey journey = new Journey(judge, movie, planning.imagination(), problem.start());
        try (Recording recorder = recording.start(console, () -> description(attempt))) {
            travel(journey, recorder.beside(journey), judge, attempt);
        }
        write(journey, judge, movie, attempt);
        console.print(judge.verdict());
        return judge.reached() ? 0 : Failure.FAILED;
    }

    /**
     * What is attempted.
     *
     * @param task to solve
     * @param planning the model to plan in
     * @param settings how to plan
     * @param target the goal, as the model sees it
     */
    private record Attempt(Task task, PlanningModel planning, PlannerSettings settings, Latent target) {}

    private GoalPicture picture(Environment world) throws IOException {
        Frame frame = world.render(world.reset(seed));
        GoalPicture picture = GoalPicture.read(goal).requireFor(world, frame.height(), frame.width());
        if (picture.needsResize(frame.height(), frame.width())) {
            console.warn(goal + " is " + picture.frame().width() + " x "
                    + picture.frame().height() + " pixels and was resized to " + frame.width() + " x " + frame.height()
                    + ", which is what the model sees.");
        }
        return picture;
    }

    /** The last of an environment's tasks that leave the distance open: in two-room the one that starts in the other room. */
    private static Task hardest(Environment world) {
        List<Task> tasks = Sandbox.requireTasks(world).stream()
                .filter(task -> !task.fixesDistance())
                .toList();
        return tasks.get(tasks.size() - 1);
    }

    private Task.Case problem(Task task, GoalPicture picture) {
        try {
            return picture.state().map(state -> task.toward(state, seed)).orElseGet(() -> task.draw(seed));
        } catch (IllegalArgumentException impossible) {
            throw Failure.usage(goal + " carries a state that cannot be: " + impossible.getMessage(), impossible);
        }
    }

    private Judge judge(Attempt attempt, GoalPicture picture, float[] start) {
        Task task = attempt.task();
        PlanningModel planning = attempt.planning();
        Optional<float[]> goalState = picture.state();
        if (goalState.isPresent()) {
            return new StateJudge(task, goalState.get(), start);
        }
        console.note(
                goal + " carries no true state: arrival is judged by latent distance, calibrated on held-out data.");
        double threshold = planning.goalThreshold()
                .orElseThrow(() -> Failure.usage("the card of " + planning.name()
                        + " has no goal threshold, without which nobody can say when " + goal + " is reached."
                        + " Maybe make a picture that carries its state with 'foresee goal'."));
        return new LatentJudge(
                state -> planning.encode(planning.sight().observe(task.environment(), state, 0)),
                attempt.target(),
                threshold,
                task.budget(),
                start);
    }

    private FlightDescription description(Attempt attempt) throws IOException {
        return FlightDescription.of(
                name(attempt.task()), attempt.planning().name(), attempt.settings(), seed, attempt.target());
    }

    private TaskName name(Task task) {
        return new TaskName(environment, worlds.layoutOf(environment), worlds.level(), task.name());
    }

    private void travel(Journey journey, ControlListener listener, Judge judge, Attempt attempt) {
        Task task = attempt.task();
        PlanningModel planning = attempt.planning();
        try (ProgressLine progress = new ProgressLine(console);
                MpcController controller =
                        planning.controller(task, attempt.target(), attempt.settings(), seed, listener)) {
            OutputFile.makeFolder(out);
            journey.travel(
                    task.environment(),
                    planning.sight(),
                    controller,
                    task.budget(),
                    () -> progress.show(
                            () -> "step %d of %d, %s".formatted(judge.steps(), task.budget(), judge.remaining())));
        }
    }

    private void write(Journey journey, Judge judge, PlanMovie movie, Attempt attempt) throws IOException {
        movie.end(judge.verdict());
        movie.writeGif(out.resolve("plan.gif"));
        movie.writeStrip(out.resolve("plan.png"));
        JsonOutput.write(out.resolve("plan.json"), report(journey, judge, attempt));
    }

    private Map<String, Object> report(Journey journey, Judge judge, Attempt attempt) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("env", attempt.task().environment().id());
        report.put("goal", goal.toString());
        report.putAll(judge.report());
        report.put("latencyMillis", millis(journey.latency()));
        report.put("firstAction", journey.start());
        report.put("seed", seed);
        report.putAll(PlannerOptions.report(attempt.settings()));
        report.put("model", attempt.planning().name());
        return report;
    }

    private static Map<String, Object> millis(Latency latency) {
        Map<String, Object> millis = new LinkedHashMap<>();
        millis.put("p50", latency.p50());
        millis.put("p99", latency.p99());
        millis.put("max", latency.max());
        return millis;
    }
}
