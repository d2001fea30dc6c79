package foresee.benchmarks;

import foresee.envs.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * All planners on the same cases at equal evaluations.
 *
 * <p>Each planner runs every trial at the budget of {@code settings}, and climbs the ladder to the least budget that is
 * enough; a rung ends as soon as its answer is certain. Floor and ceiling run every trial.
 *
 * @param evaluation the trials
 * @param settings of every planner, but for its name; the ceiling is its planner in the true simulator
 * @param ladder budgets to try
 * @param model name of the model planned in
 * @param entrants what takes part with the settings of a planner
 * @param actionChunk environment steps in one of the horizon's model steps
 */
public record PlannerComparison(
        Evaluation evaluation,
        PlannerSettings settings,
        BudgetLadder ladder,
        String model,
        Function<PlannerSettings, Entrant> entrants,
        int actionChunk) {

    /**
     * Compares planners.
     *
     * @param planners names of the catalogue
     * @param progress is told of every trial, from the trials' threads
     * @throws IllegalArgumentException before anything runs, if a planner is unknown or cannot plan here
     */
    public PlannerTable run(List<String> planners, Progress progress) throws InterruptedException {
        List<Contender> contenders = new ArrayList<>();
        for (String planner : planners) {
            contenders.add(new Contender(settings.withPlanner(planner), contenders.size(), progress));
        }
        List<PlannerTable.Row> rows = new ArrayList<>();
        for (Contender contender : contenders) {
            rows.add(contender.row());
        }
        Task task = evaluation.task();
        return new PlannerTable(
                evaluation,
                model,
                settings,
                ladder,
                rows,
                evaluation.run(Entrants.random(task.environment())),
                evaluation.run(
                        Entrants.simulator(task, settings, actionChunk),
                        done -> progress.report(planners.size(), "ceiling", settings.evaluations(), done)));
    }

    /** One planner's way through the comparison. */
    private final class Contender {
        private final PlannerSettings own;
        private final int number;
        private final Progress progress;
        private final Entrant entrant;
        private Optional<EvaluationResult> result = Optional.empty();

        Contender(PlannerSettings own, int number, Progress progress) {
            this.own = own;
            this.number = number;
            this.progress = progress;
            this.entrant = entrants.apply(own);
        }

        PlannerTable.Row row() throws InterruptedException {
            OptionalInt enough = ladder.climb(this::isEnough);
            if (result.isEmpty()) {
                result = Optional.of(all());
            }
            return new PlannerTable.Row(own.entry(), own.build().describe(), result.get(), enough);
        }

        private boolean isEnough(int evaluations) throws InterruptedException {
            if (evaluations == own.evaluations()) {
                result = Optional.of(all());
                return result.get().rate(ladder.criterion()).success() >= ladder.share();
            }
            return evaluation.reaches(
                    entrants.apply(own.withEvaluations(evaluations)),
                    ladder.criterion(),
                    ladder.share(),
                    done -> progress.report(number, own.planner(), evaluations, done));
        }

        private EvaluationResult all() throws InterruptedException {
            return evaluation.run(entrant, done -> progress.report(number, own.planner(), own.evaluations(), done));
        }
    }

    /** Hears how far a comparison is. */
    @FunctionalInterface
    public interface Progress {
        /**
         * A trial is done.
         *
         * @param number of the planner, from 0; the ceiling comes last
         * @param planner its name, or {@code ceiling}
         * @param evaluations of one plan
         * @param done trials so far of this planner with these evaluations
         */
        void report(int number, String planner, int evaluations, int done);
    }
}
