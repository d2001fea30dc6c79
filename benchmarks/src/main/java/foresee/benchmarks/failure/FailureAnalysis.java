package foresee.benchmarks.failure;

import foresee.benchmarks.Entrant;
import foresee.benchmarks.Entrants;
import foresee.benchmarks.PlannerSettings;
import foresee.benchmarks.Trial;
import foresee.benchmarks.TrialResult;
import foresee.envs.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out why trials of a cell failed: runs each again with one thing put right, its case and its planning seeds as they were.
 *
 * <p>By precedence: {@linkplain Rerun#TRUE_DYNAMICS true dynamics} reach the goal: model error. {@linkplain Rerun#MORE_SEARCH More
 * search} does: planner error. The {@linkplain Rerun#TRUE_DISTANCE true distance} does, if need be with more search: cost misaligned.
 * Nothing does: unreachable. A rerun is over once the criterion is met.
 *
 * <p>Where there was no model only some reruns apply. A trial planned in the simulator by the true distance is a planner error if more
 * search reaches the goal, else unreachable; one that acted at random likewise, if any search there does.
 *
 * <p>The true simulator has no gradients: a planner that needs them is stood in for by {@link PlannerSettings#withoutGradients}, and
 * the diagnosis says so. Eight times the budget are eight times the samples: iterations stay, restarts and steps of a descent both grow.
 *
 * <p>The same diagnosis, bit for bit, whenever and wherever it is made, if budgets are in evaluations. Immutable, safe for several
 * threads at once.
 *
 * @param task of the cell
 * @param planned how its trials were acted in
 */
public record FailureAnalysis(Task task, Planned planned) {

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
        List<Outcome> outcomes = new Reruns(result.trial(), problem).run();
        return new Diagnosis(
                result.trial(),
                result.seed(),
                criterion(),
                result.leastDistance(),
                task.radius(),
                classOf(outcomes),
                outcomes,
                notes());
    }

    private FailureClass classOf(List<Outcome> outcomes) {
        List<Rerun> reached =
                outcomes.stream().filter(Outcome::reached).map(Outcome::rerun).toList();
        if (reached.isEmpty()) {
            return FailureClass.UNREACHABLE;
        }
        if (reached.contains(Rerun.TRUE_DYNAMICS)) {
            return FailureClass.MODEL_ERROR;
        }
        boolean byLatents = planned instanceof Planned.InModel;
        return reached.contains(Rerun.MORE_SEARCH) || !byLatents
                ? FailureClass.PLANNER_ERROR
                : FailureClass.COST_MISALIGNED;
    }

    private List<String> notes() {
        if (planned instanceof Planned.InSimulator) {
            return List.of("Planned in the true simulator: only more search could put it right.");
        }
        if (planned instanceof Planned.AtRandom) {
            return List.of("Acted at random: a planner error, if any search in the true simulator reaches the goal.");
        }
        PlannerSettings settings = planned.settings();
        PlannerSettings without = settings.withoutGradients();
        return without.equals(settings)
                ? List.of()
                : List.of("The true simulator has no gradients, which " + settings.planner() + " needs: "
                        + without.planner() + " searched there.");
    }

    /** Everything that can be put right in one trial. */
    private final class Reruns {
        private final int trial;
        private final Task.Case problem;
        private final List<Outcome> outcomes = new ArrayList<>();

        Reruns(int trial, Task.Case problem) {
            this.trial = trial;
            this.problem = problem;
        }

        List<Outcome> run() {
            if (planned instanceof Planned.InModel model) {
                inModel(model);
            }
            boolean known = planned instanceof Planned.InSimulator; // to fail without more search
            if (known || !inSimulator(Rerun.TRUE_DISTANCE, planned.settings())) {
                inSimulator(Rerun.TRUE_DISTANCE_MORE_SEARCH, more(planned.settings()));
            }
            return outcomes;
        }

        private void inModel(Planned.InModel cell) {
            PlannerSettings same = cell.settings().withoutGradients();
            run(
                    Rerun.TRUE_DYNAMICS,
                    same,
                    Entrants.simulator(
                            task.environment(),
                            same,
                            cell.actionChunk(),
                            any -> new RenderedGoalCost(task.environment(), cell.model(), any.goal())));
            PlannerSettings more = more(cell.settings());
            run(Rerun.MORE_SEARCH, more, new Planned.InModel(cell.model(), more).entrant(task));
        }

        private boolean inSimulator(Rerun rerun, PlannerSettings settings) {
            PlannerSettings without = settings.withoutGradients();
            return run(rerun, without, Entrants.simulator(task, without, planned.actionChunk()));
        }

        private boolean run(Rerun rerun, PlannerSettings settings, Entrant entrant) {
            TrialResult result = Trial.until(task, entrant, criterion()).run(trial, problem);
            Outcome outcome = new Outcome(
                    rerun,
                    settings.planner(),
                    settings.evaluations(),
                    result.met(criterion()),
                    result.leastDistance(),
                    result.steps());
            outcomes.add(outcome);
            return outcome.reached();
        }
    }

    private static PlannerSettings more(PlannerSettings settings) {
        return settings.withSamples(Math.multiplyExact(settings.samples(), Rerun.MORE));
    }
}
