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

/**
 * All that a page about a failed trial is drawn from: its way, and the plan at which it went wrong. Immutable.
 *
 * <p>The trial is run once more to see it. Where time limited its plans that is another trial with about as much search, and may go
 * another way: {@link #result} is of the one that is shown.
 */
public final class WorstTrial {
    private final Task task;
    private final Planned planned;
    private final Task.Case problem;
    private final Diagnosis diagnosis;
    private final TrialResult result;
    private final List<float[]> states;
    private final List<PlanEvent> plans;
    private final Optional<TellingPlan> telling;

    private WorstTrial(
            Task task,
            Planned planned,
            Task.Case problem,
            Diagnosis diagnosis,
            TrialResult result,
            List<float[]> states,
            List<PlanEvent> plans,
            long seed) {
        this.task = task;
        this.planned = planned;
        this.problem = problem;
        this.diagnosis = diagnosis;
        this.result = result;
        this.states = List.copyOf(states);
        this.plans = List.copyOf(plans);
        this.telling = tellingEvent()
                .map(event -> TellingPlan.of(
                        task, planned, problem.goal(), event, states.get(Math.toIntExact(event.tick())), seed));
    }

    /**
     * Runs a failed trial again, and looks.
     *
     * @param failed the trial's result
     * @param problem its case
     * @param diagnosis why it failed
     * @param seed of the landscape's directions
     */
    public static WorstTrial of(
            FailureAnalysis analysis, TrialResult failed, Task.Case problem, Diagnosis diagnosis, long seed) {
        Task task = analysis.task();
        Planned planned = analysis.repeatable(failed);
        List<float[]> states = new ArrayList<>(List.of(problem.start()));
        List<PlanEvent> plans = new ArrayList<>();
        Entrant watched = watched(planned.entrant(task), plans);
        TrialResult result = new Trial(task, watched, state -> states.add(state.clone())).run(failed.trial(), problem);
        return new WorstTrial(task, planned, problem, diagnosis, result, states, plans, seed);
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

    /** The first plan made once the agent was nearest; the last one if none followed. */
    private Optional<PlanEvent> tellingEvent() {
        return plans.stream()
                .filter(event -> event.tick() >= nearestStep())
                .findFirst()
                .or(() -> plans.isEmpty() ? Optional.empty() : Optional.of(plans.get(plans.size() - 1)));
    }

    /** Why it failed. */
    public Diagnosis diagnosis() {
        return diagnosis;
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

    /** The step, from 1, after which the agent was nearest to the goal, the first of several. */
    public int nearestStep() {
        int nearest = 1;
        for (int step = 2; step <= steps(); step++) {
            nearest = distance(step) < distance(nearest) ? step : nearest;
        }
        return nearest;
    }

    /** The plan that should have reached the goal and did not; empty if nothing was planned. */
    public Optional<TellingPlan> tellingPlan() {
        return telling;
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
        return result.met(diagnosis.criterion())
                ? "this time reached the goal in " + result.metAt().get(diagnosis.criterion()) + " steps"
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
