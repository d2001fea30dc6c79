package foresee.benchmarks.failure;

import foresee.benchmarks.Entrant;
import foresee.benchmarks.Entrants;
import foresee.benchmarks.PlannerSettings;
import foresee.envs.Task;
import foresee.model.WorldModel;
import foresee.runtime.CompiledWorldModel;

/** How the trials of a cell were acted in: by planning in a model, by planning in the simulator, or at random. */
public sealed interface Planned {

    /** Who acted, as it took part in the evaluation of a task. */
    Entrant entrant(Task task);

    /** How reruns search, unless they search longer. */
    PlannerSettings settings();

    /** Environment steps in one model step. */
    int actionChunk();

    /**
     * In a world model, toward the goal's picture.
     *
     * @param model a trained one, or any that sees frames
     */
    record InModel(WorldModel model, PlannerSettings settings) implements Planned {
        @Override
        public Entrant entrant(Task task) {
            return model instanceof CompiledWorldModel trained
                    ? Entrants.model(trained, task.environment(), settings)
                    : Entrants.pixels(model, task.environment(), settings);
        }

        @Override
        public int actionChunk() {
            return model.actionChunk();
        }
    }

    /** In the true simulator, by the true way left: the ceiling. */
    record InSimulator(PlannerSettings settings, int actionChunk) implements Planned {
        @Override
        public Entrant entrant(Task task) {
            return Entrants.simulator(task, settings, actionChunk);
        }
    }

    /**
     * Not at all: the floor, random actions.
     *
     * @param settings with which to search in its stead
     */
    record AtRandom(PlannerSettings settings, int actionChunk) implements Planned {
        @Override
        public Entrant entrant(Task task) {
            return Entrants.random(task.environment());
        }
    }
}
