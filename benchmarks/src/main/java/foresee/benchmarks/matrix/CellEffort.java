package foresee.benchmarks.matrix;

import foresee.benchmarks.Entrant;
import foresee.envs.Task;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How long cells take at most: what one plan of such a planner takes here, times as many as a trial may need.
 *
 * <p>seconds = trials x (budget / replan interval, rounded up) x (time of one plan)
 *
 * <p>At most, since a trial is over once every criterion is met. One plan is timed for each planner, model and world, with few evaluations,
 * and taken to grow with them. The first plans in a model warm it up for other planners, too. <b>Units:</b> seconds of one core.
 */
final class CellEffort {
    private static final long TIMED_EVALUATIONS = 64;
    private static final double MODEL_WARM_UP_SECONDS = 0.2;
    private static final double PLANNER_WARM_UP_SECONDS = 0.04;
    private static final double STEP_SECONDS = 1e-4;
    private static final double MILLIS = 1e3;

    private final CellRunner runner;
    private final Map<List<Object>, Double> perEvaluation = new HashMap<>();
    private final Set<List<Object>> warm = new HashSet<>();

    CellEffort(CellRunner runner) {
        this.runner = runner;
    }

    /** Seconds that a cell takes at most; of one that cannot be run, none. */
    double seconds(Cell cell) {
        try {
            Task task = cell.where().findTask();
            int interval = cell.settings().replanInterval();
            int plans = (task.budget() + interval - 1) / interval;
            return cell.where().trials() * (plans * plan(cell, task) + task.budget() * STEP_SECONDS);
        } catch (IllegalArgumentException cannotRun) {
            return 0;
        }
    }

    private double plan(Cell cell, Task task) {
        if (cell.role() == Cell.Role.FLOOR) {
            return 0;
        }
        if (cell.limit().isDeadline()) {
            return cell.limit().deadlineMillis() / MILLIS;
        }
        List<Object> kind = List.of(
                cell.planner(),
                cell.settings().horizon(),
                cell.model(),
                cell.where().environment(),
                cell.where().layout());
        return cell.limit().evaluations() * perEvaluation.computeIfAbsent(kind, key -> timed(cell, task));
    }

    private double timed(Cell cell, Task task) {
        Limit few = Limit.evaluations(Math.min(TIMED_EVALUATIONS, cell.limit().evaluations()));
        Cell small = new Cell(
                cell.role(), cell.planner(), BudgetRow.of(few).in(cell.settings()), cell.model(), cell.where(), few);
        Entrant entrant = runner.entrant(small, task);
        Task.Case first = cell.where().cases().at(0);
        boolean isFirst = warm.add(List.of(cell.model(), cell.where().environment()));
        double warmUp = isFirst ? MODEL_WARM_UP_SECONDS : PLANNER_WARM_UP_SECONDS;
        return FirstPlan.seconds(entrant, task, first, warmUp) / few.evaluations();
    }
}
