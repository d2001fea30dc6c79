package foresee.envs;

/**
 * One definition of success.
 *
 * @param name {@code moderate}, {@code strict}
 * @param words the predicate as a sentence for reports
 * @param holds whether it holds in a state for a goal
 * @param consecutive steps running for which it must hold, at least 1
 */
public record Criterion(String name, String words, Predicate holds, int consecutive) {
    public Criterion {
        if (consecutive < 1) {
            throw new IllegalArgumentException("consecutive (" + consecutive + ") must be at least 1.");
        }
    }

    /** Whether a state counts as being at the goal. */
    @FunctionalInterface
    public interface Predicate {
        boolean test(float[] state, float[] goal);
    }
}
