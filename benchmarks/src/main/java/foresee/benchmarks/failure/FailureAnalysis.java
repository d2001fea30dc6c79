package foresee.benchmarks.failure;

import foresee.benchmarks.Entrant;
import foresee.benchmarks.Entrants;
import foresee.benchmarks.PlannerSettings;
import foresee.benchmarks.Trial;
import foresee.benchmarks.TrialResult;
import foresee.envs.Task;
import foresee.model.KeyedRandom;
import foresee.planning.Budget;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out why trials of a cell failed: runs each again with one thing put right, its case and its planning seeds as they were.
 *
 * <p>By precedence: more than half of {@link Diagnosis#SEEDS} runs with nothing changed but the planner's seed reach the goal: planner
 * error, the search was unlucky. {@linkplain Rerun#STAND_IN Another planner} does with as much search in the same model: planner error.
 * {@linkplain Rerun#TRUE_DYNAMICS True dynamics} do: model error. {@linkplain Rerun#MORE_SEARCH More search} does, or the same search with
 * any other seed: planner error. The {@linkplain Rerun#TRUE_DISTANCE true distance} does, if need be
 * with more search: cost misaligned. Nothing does: unreachable. A rerun is over once the criterion is met.
 *
 * <p>Before the cost is blamed, true dynamics are searched longer, too: if that reaches the goal, where as much search in the model does
 * not, it is a model error. <b>Why:</b> of 19 failures of cem in two rooms the two that looked like the cost's fault were not.
 *
 * <p><b>Why chance comes first:</b> a rerun is one draw of the planner's random numbers, and a trial that failed once by bad luck succeeds
 * in most reruns, whatever is put right: true dynamics would be blamed for a draw. A trial that any other seed brings to the goal can be
 * neither unreachable nor the cost's fault.
 *
 * <p>Where there was no model only some reruns apply. A trial planned in the simulator by the true distance is a planner error if more
 * search reaches the goal, else unreachable; one that acted at random likewise, if any search there does.
 *
 * <p>The true simulator has no gradients: a planner that needs them is stood in for by {@link PlannerSettings#withoutGradients}, and
 * the diagnosis says so. What the stand-in reaches in the simulator may be its own merit, so it is run in the model, too; with eight times
 * the budget where true dynamics reach the goal only so. Eight times the budget are eight times the samples, unless the planner's options say how many: iterations stay,
 * restarts and steps of a descent both grow. Where time was the limit, reruns have as many evaluations a plan as the trial had on average.
 *
 * <p>The same diagnosis of the same result, bit for bit, whenever and wherever it is made. Immutable, safe for several threads at once.
 *
 * @param task of the cell
 * @param planned how its trials were acted in
 */
public record FailureAnalysis(Task task, Planned planned) {
    private static final long OTHER_SEEDS = 3;

    /** Whether a trial of the task failed: did not meet its first, lenient criterion. */
    public boolean failed(TrialResult result) {
        return !result.met(criterion());
    }

    private String criterion() {
        return task.criteria().get(0).name();
    }

    /**
     * Why a trial failed.
     *
     * @param result of the trial
     * @param problem its case
     * @throws IllegalArgumentException if it did not fail, or the case is another's
     */
    public Diagnosis diagnose(TrialResult result, Task.Case problem) {
        if (!failed(result) || result.seed() != problem.seed()) {
            throw new IllegalArgumentException("trial " + result.trial() + " (seed " + result.seed()
                    + ") must have failed in the case given (seed " + problem.seed() + ").");
        }
        Reruns reruns = new Reruns(repeatable(result), result.trial(), problem);
        int otherSeeds = reruns.otherSeeds();
        List<Outcome> outcomes = reruns.run(otherSeeds);
        return new Diagnosis(
                result.trial(),
                result.seed(),
                criterion(),
                result.leastDistance(),
                task.radius(),
                classOf(outcomes, otherSeeds),
                otherSeeds,
                outcomes,
                notes(result));
    }

    /**
     * The way a trial was planned, with a budget that can be repeated: where time limited its plans, as many evaluations a plan as it had on
     * average.
     */
    public Planned repeatable(TrialResult result) {
        return isLive() ? planned.with(planned.settings(), Budget.evaluations(evaluationsPerPlan(result))) : planned;
    }

    private boolean isLive() {
        return planned.budget() instanceof Budget.Deadline;
    }

    private static long evaluationsPerPlan(TrialResult result) {
        return Math.max(1, result.evaluations() / Math.max(1, result.plans()));
    }

    /** The class of a trial whose reruns came out so. */
    FailureClass classOf(List<Outcome> outcomes, int otherSeeds) {
        List<Rerun> reached =
                outcomes.stream().filter(Outcome::reached).map(Outcome::rerun).toList();
        if (Diagnosis.byChance(otherSeeds)
                || reached.contains(Rerun.STAND_IN)
                || reached.contains(Rerun.STAND_IN_MORE_SEARCH)) {
            return FailureClass.PLANNER_ERROR;
        }
        if (reached.contains(Rerun.TRUE_DYNAMICS) || reached.contains(Rerun.TRUE_DYNAMICS_MORE_SEARCH)) {
            return FailureClass.MODEL_ERROR;
        }
        if (reached.contains(Rerun.MORE_SEARCH) || otherSeeds > 0) {
            return FailureClass.PLANNER_ERROR;
        }
        if (reached.isEmpty()) {
            return FailureClass.UNREACHABLE;
        }
        return planned instanceof Planned.InModel ? FailureClass.COST_MISALIGNED : FailureClass.PLANNER_ERROR;
    }

    private List<String> notes(TrialResult result) {
        List<String> notes = new ArrayList<>();
        if (planned instanceof Planned.InSimulator) {
            notes.add("Planned in the true simulator: only more search could put it right.");
        }
        if (planned instanceof Planned.AtRandom) {
            notes.add("Acted at random: a planner error, if any search in the true simulator reaches the goal.");
        }
        PlannerSettings settings = planned.settings();
        PlannerSettings without = settings.withoutGradients();
        if (!without.equals(settings)) {
            notes.add("The true simulator has no gradients, which " + settings.planner() + " needs: "
                    + without.planner() + " searched there, and in the model beside it.");
        }
        if (isLive()) {
            notes.add("Time limited its plans: reruns have " + evaluationsPerPlan(result)
                    + " evaluations a plan, as many as it had on average.");
        }
        return notes;
    }

    /** Everything that can be put right in one trial. */
    private final class Reruns {
        private final Planned search;
        private final int trial;
        private final Task.Case problem;
        private final List<Outcome> outcomes = new ArrayList<>();

        Reruns(Planned search, int trial, Task.Case problem) {
            this.search = search;
            this.trial = trial;
            this.problem = problem;
        }

        List<Outcome> run(int otherSeeds) {
            if (search instanceof Planned.InModel model) {
                runInModel(model, otherSeeds > 0);
            } else {
                runByDistance();
            }
            return outcomes;
        }

        private void runInModel(Planned.InModel model, boolean byOtherSeeds) {
            Planned.InModel same = model.with(model.settings().withoutGradients(), model.budget());
            boolean byDynamics = run(Rerun.TRUE_DYNAMICS, same, trueDynamics(same));
            Planned more = more(model);
            boolean bySearch = run(Rerun.MORE_SEARCH, more, more.entrant(task));
            boolean byDistance = runByDistance();
            boolean isStoodInFor = !same.equals(model);
            boolean byStandIn = isStoodInFor && run(Rerun.STAND_IN, same, same.entrant(task));
            if (byDistance && !byDynamics && !bySearch && !byOtherSeeds && !byStandIn) {
                runLonger((Planned.InModel) more(same), isStoodInFor);
            }
        }

        private void runLonger(Planned.InModel longer, boolean isStoodInFor) {
            if (run(Rerun.TRUE_DYNAMICS_MORE_SEARCH, longer, trueDynamics(longer)) && isStoodInFor) {
                run(Rerun.STAND_IN_MORE_SEARCH, longer, longer.entrant(task));
            }
        }

        private Entrant trueDynamics(Planned.InModel cell) {
            return Entrants.simulator(
                    task.environment(),
                    cell.settings(),
                    cell.actionChunk(),
                    cell.budget(),
                    any -> new RenderedGoalCost(task.environment(), cell.model(), any.goal()));
        }

        /** Whether the true distance reaches the goal, if need be with more search. */
        private boolean runByDistance() {
            Planned same = new Planned.InSimulator(
                    search.settings().withoutGradients(), search.actionChunk(), search.budget());
            boolean known = search instanceof Planned.InSimulator; // to fail without more search
            if (!known && run(Rerun.TRUE_DISTANCE, same, same.entrant(task))) {
                return true;
            }
            Planned more = more(same);
            return run(Rerun.TRUE_DISTANCE_MORE_SEARCH, more, more.entrant(task));
        }

        private boolean run(Rerun rerun, Planned how, Entrant entrant) {
            TrialResult result = Trial.until(task, entrant, criterion()).run(trial, problem);
            Outcome outcome = new Outcome(
                    rerun,
                    how.settings().planner(),
                    evaluations(how.budget()),
                    result.met(criterion()),
                    result.leastDistance(),
                    result.steps());
            outcomes.add(outcome);
            return outcome.reached();
        }

        /** How many runs of the case reach the goal when it is planned with other seeds. */
        int otherSeeds() {
            int reached = 0;
            for (int i = 0; i < Diagnosis.SEEDS; i++) {
                Task.Case other =
                        new Task.Case(KeyedRandom.key(OTHER_SEEDS, problem.seed(), i), problem.start(), problem.goal());
                TrialResult result =
                        Trial.until(task, search.entrant(task), criterion()).run(trial, other);
                reached += result.met(criterion()) ? 1 : 0;
            }
            return reached;
        }
    }

    private static Planned more(Planned search) {
        PlannerSettings settings = search.settings();
        return search.with(
                settings.withSamples(Math.multiplyExact(settings.samples(), Rerun.MORE)),
                Budget.evaluations(Math.multiplyExact(evaluations(search.budget()), Rerun.MORE)));
    }

    private static long evaluations(Budget budget) {
        return ((Budget.Evaluations) budget).count();
    }
}
