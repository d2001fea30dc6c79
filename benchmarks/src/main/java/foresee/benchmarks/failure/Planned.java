package foresee.benchmarks.failure;

import foresee.benchmarks.Entrant;
import foresee.benchmarks.Entrants;
import foresee.benchmarks.PlannerSettings;
import foresee.envs.Task;
import foresee.model.WorldModel;
import foresee.planning.Budget;
import foresee.runtime.CompiledWorldModel;

/** How the trials of a cell were acted in: by planning in a model, by planning in the simulator, or at random. */
public sealed interface Planned {

    /** Who acted, as it took part in the evaluation of a task. */
    Entrant entrant(Task task);

    /** How a plan was searched for; of what acted at random, how reruns search in its stead. */
    PlannerSettings settings();

    /** How much search one plan may cost. */
    Budget budget();

    /** Environment steps in one model step. */
    int actionChunk();

    /** The same with another search. */
    Planned with(PlannerSettings settings, Budget budget);

    /**
     * In a world model, toward the goal's picture.
     *
     * @param model a trained one, or any that sees frames
     */
    record InModel(WorldModel model, PlannerSettings settings, Budget budget) implements Planned {

        /** With the budget of the settings. */
        public InModel(WorldModel model, PlannerSettings settings) {
            this(model, settings, Budget.evaluations(settings.evaluations()));
        }

        @Override
        public Entrant entrant(Task task) {
            return model instanceof CompiledWorldModel trained
                    ? Entrants.model(trained, task.environment(), settings, budget)
                    : Entrants.pixels(model, task.environment(), settings, budget);
        }

        @Override
        public int actionChunk() {
            return model.actionChunk();
        }

        @Override
        public InModel with(PlannerSettings otherSettings, Budget otherBudget) {
            return new InModel(model, otherSettings, otherBudget);
        }
    }

    /** In the true simulator, by the true way left: the ceiling. */
    record InSimulator(PlannerSettings settings, int actionChunk, Budget budget) implements Planned {

        /** With the budget of the settings. */
        public InSimulator(PlannerSettings settings, int actionChunk) {
            this(settings, actionChunk, Budget.evaluations(settings.evaluations()));
        }

        @Override
        public Entrant entrant(Task task) {
            return Entrants.simulator(task, settings, actionChunk, budget);
        }

        @Override
        public InSimulator with(PlannerSettings otherSettings, Budget otherBudget) {
            return new InSimulator(otherSettings, actionChunk, otherBudget);
        }
    }

    /** Not at all: the floor, random actions. */
    record AtRandom(PlannerSettings settings, int actionChunk) implements Planned {
        @Override
        public Entrant entrant(Task task) {
            return Entrants.random(task.environment());
        }

        @Override
        public Budget budget() {
            return Budget.evaluations(settings.evaluations());
        }

        /** {@inheritDoc} The budget is that of the settings. */
        @Override
        public AtRandom with(PlannerSettings otherSettings, Budget otherBudget) {
            return new AtRandom(otherSettings, actionChunk);
        }
    }
}
