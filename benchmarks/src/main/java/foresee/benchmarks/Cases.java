package foresee.benchmarks;

import foresee.envs.Task;
import foresee.model.KeyedRandom;
import java.util.Optional;

/** The cases of an evaluation, in order: drawn from a seed, or those of an {@link EvaluationSet}. Immutable. */
public interface Cases {

    /** How many there are, at least 1. */
    int count();

    /** The case of a trial, from 0. */
    Task.Case at(int trial);

    /** What all of them were drawn from. */
    long seed();

    /** The name of the frozen set they are taken from; empty if they are drawn. */
    Optional<String> set();

    /** Case i is what the task draws for key(seed, i). */
    static Cases drawn(Task task, int count, long seed) {
        return new Cases() {
            @Override
            public int count() {
                return count;
            }

            @Override
            public Task.Case at(int trial) {
                return task.draw(KeyedRandom.key(seed, trial));
            }

            @Override
            public long seed() {
                return seed;
            }

            @Override
            public Optional<String> set() {
                return Optional.empty();
            }
        };
    }
}
