package foresee.benchmarks.peers;

import foresee.benchmarks.Cases;
import foresee.benchmarks.Entrants;
import foresee.benchmarks.EvaluationSet;
import foresee.benchmarks.PlannerSettings;
import foresee.envs.Task;
import foresee.runtime.CompiledWorldModel;
import java.util.OptionalLong;

/**
 * What all have in common: the model, the cases, how to plan.
 *
 * @param model sees one frame
 * @param set its cases, and what is to be done
 * @param settings of every planner but for its name
 */
record PeerGround(CompiledWorldModel model, EvaluationSet set, PlannerSettings settings) {

    /** @throws IllegalArgumentException if the model is for another environment, or looks back at more than one latent */
    PeerGround {
        Entrants.requireFits(model, set.task().environment());
        if (model.history() != 1) {
            throw new IllegalArgumentException("history of the model (" + model.history() + ") must be 1.");
        }
    }

    Task task() {
        return set.task();
    }

    /**
     * A case of the set or, with a seed, one that the task draws from it.
     *
     * @throws IllegalArgumentException if there is none of that number
     */
    Task.Case problem(int number, OptionalLong seed) {
        int count = seed.isPresent() ? Integer.MAX_VALUE : set.count();
        if (number < 0 || number >= count) {
            throw new IllegalArgumentException("case (" + number + ") must be 0 to " + (count - 1) + ".");
        }
        return seed.isPresent()
                ? Cases.drawn(task(), Integer.MAX_VALUE, seed.getAsLong()).at(number)
                : set.at(number);
    }
}
