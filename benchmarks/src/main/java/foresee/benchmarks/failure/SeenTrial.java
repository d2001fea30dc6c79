package foresee.benchmarks.failure;

import foresee.benchmarks.Entrant;
import foresee.benchmarks.ImaginedPath;
import foresee.benchmarks.Moment;
import foresee.benchmarks.PlanMovie;
import foresee.benchmarks.Trial;
import foresee.benchmarks.TrialResult;
import foresee.control.ControlListener;
import foresee.control.PlanEvent;
import foresee.envs.Environment;
import foresee.envs.Task;
import foresee.model.Frame;
import foresee.runtime.CompiledWorldModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** A trial that was run once more, and watched: every state, every plan. Immutable. */
public final class SeenTrial {
    private final Task task;
    private final Planned planned;
    private final Task.Case problem;
    private final TrialResult result;
    private final List<float[]> states;
    private final List<PlanEvent> plans;

    private SeenTrial(
            Task task,
            Planned planned,
            Task.Case problem,
            TrialResult result,
            List<float[]> states,
            List<PlanEvent> plans) {
        this.task = task;
        this.planned = planned;
        this.problem = problem;
        this.result = result;
        this.states = List.copyOf(states);
        this.plans = List.copyOf(plans);
    }

    /**
     * Runs a trial and watches.
     *
     * @param planned how it is acted in
     * @param trial its number
     * @param problem its case
     */
    public static SeenTrial of(Task task, Planned planned, int trial, Task.Case problem) {
        List<float[]> states = new ArrayList<>(List.of(problem.start()));
        List<PlanEvent> plans = new ArrayList<>();
        Entrant watched = watched(planned.entrant(task), plans);
        TrialResult result = new Trial(task, watched, state -> states.add(state.clone())).run(trial, problem);
        return new SeenTrial(task, planned, problem, result, states, plans);
    }

    private static Entrant watched(Entrant entrant, List<PlanEvent> plans) {
        ControlListener diary = new ControlListener() {
            @Override
            public void onPlan(PlanEvent event) {
                plans.add(event);
            }
        };
        return new Entrant(
                entrant.name(),
                entrant.sight(),
                (problem, listener) -> entrant.start().policy(problem, listener.and(diary)));
    }

    /** What became of it. */
    public TrialResult result() {
        return result;
    }

    /** Its start and goal. */
    public Task.Case problem() {
        return problem;
    }

    /** The goal as the model sees it. */
    public Frame goalPicture() {
        return task.environment().render(problem.goal());
    }

    /** The goal for people, {@code pixels} high and wide. */
    public Frame goalPicture(int pixels) {
        return task.environment().render(problem.goal(), pixels);
    }

    /** Environment steps taken. */
    public int steps() {
        return states.size() - 1;
    }

    /** The state after a step, a copy; 0 is the start. */
    public float[] state(int step) {
        return states.get(step).clone();
    }

    /** The world after a step, for people, {@code pixels} high and wide. */
    public Frame picture(int step, int pixels) {
        return task.environment().render(states.get(step), pixels);
    }

    /** Distance to the goal after a step, in the task's unit; 0 is the start. */
    public double distance(int step) {
        return task.distance(states.get(step), problem.goal());
    }

    /** Unit of distances. */
    public String distanceUnit() {
        return task.distanceUnit();
    }

    /** The step, from 1, after which the agent was nearest to the goal, the first of several. */
    public int nearestStep() {
        int nearest = 1;
        for (int step = 2; step <= steps(); step++) {
            nearest = distance(step) < distance(nearest) ? step : nearest;
        }
        return nearest;
    }

    /** The plans that were made, in order. */
    List<PlanEvent> plans() {
        return plans;
    }

    /**
     * The film of it, with the paths it imagined where they can be read off; its strip shows key moments.
     *
     * @param stride steps from one picture to the next, at least 1; the last step is always shown
     */
    public PlanMovie movie(int stride) {
        if (stride < 1) {
            throw new IllegalArgumentException("stride (" + stride + ") must be at least 1.");
        }
        Environment environment = task.environment();
        PlanMovie movie = new PlanMovie(
                environment, goalPicture(), Optional.of(problem.goal()), task.budget(), task.distanceUnit());
        Optional<ImaginedPath> imagination = imagination(environment);
        for (int step = 0; step <= steps(); step++) {
            hear(step, imagination);
            if (step % stride == 0 || step == steps()) {
                movie.add(moment(step, imagination));
            }
        }
        movie.end(ending());
        return movie;
    }

    private void hear(int step, Optional<ImaginedPath> imagination) {
        imagination.ifPresent(
                path -> plans.stream().filter(event -> event.tick() == step).forEach(path::onPlan));
    }

    private Moment moment(int step, Optional<ImaginedPath> imagination) {
        return new Moment(
                step,
                states.get(step),
                imagination.map(path -> path.after(step)).orElse(List.of()),
                OptionalDouble.of(distance(step)));
    }

    private String ending() {
        String first = task.criteria().get(0).name();
        return result.met(first)
                ? "reached the goal in " + result.metAt().get(first) + " steps"
                : String.format(
                        Locale.ROOT,
                        "did not reach the goal: %.1f %s away at best",
                        result.leastDistance(),
                        task.distanceUnit());
    }

    private Optional<ImaginedPath> imagination(Environment environment) {
        if (planned instanceof Planned.InModel cell) {
            return cell.model() instanceof CompiledWorldModel trained
                    ? Optional.of(ImaginedPath.inModel(trained))
                    : Optional.empty();
        }
        return planned instanceof Planned.InSimulator
                ? Optional.of(ImaginedPath.inSimulator(environment, planned.actionChunk()))
                : Optional.empty();
    }
}
