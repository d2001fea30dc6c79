package foresee.benchmarks.failure;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a failed trial is put down to, in the order of precedence: the first that holds. Before all of them, what most other planning seeds
 * solve is a planner error.
 */
public enum FailureClass {
    /** What the model predicts is wrong, or wrong enough. */
    MODEL_ERROR(
            "model error",
            "By the latent cost the goal is reached with the true dynamics, if need be with eight times the search; with the"
                    + " model's it is not by as much search, nor with more than half of the other planning seeds."),
    /** The plan is there to be found. */
    PLANNER_ERROR(
            "planner error",
            "With dynamics and cost as they were the goal is reached by eight times the search, by another planning seed, or by a"
                    + " planner without gradients: the planner did not find the plan."),
    /** Low cost and the goal are not at the same place. */
    COST_MISALIGNED(
            "cost misaligned",
            "With the true distance as the cost the goal is reached, if need be with eight times the search; with the latent one"
                    + " it is not, not even with the true dynamics and eight times the search."),
    /** Nothing that was tried gets there. */
    UNREACHABLE(
            "unreachable",
            "Nothing that was tried leads to the goal in time, not even the true distance in the true simulator with eight times"
                    + " the search, nor another planning seed.");

    private final String label;
    private final String words;

    FailureClass(String label, String words) {
        this.label = label;
        this.words = words;
    }

    /** Its name in reports: {@code model error}. */
    public String label() {
        return label;
    }

    /** What it means, in one sentence. */
    public String words() {
        return words;
    }

    /** How many diagnoses are of each class, in the order of precedence, zeros included. */
    public static Map<FailureClass, Integer> counts(List<Diagnosis> diagnoses) {
        Map<FailureClass, Integer> counts = new EnumMap<>(FailureClass.class);
        for (FailureClass failure : values()) {
            counts.put(failure, 0);
        }
        diagnoses.forEach(diagnosis -> counts.merge(diagnosis.failure(), 1, Integer::sum));
        return counts;
    }
}
