package foresee.benchmarks.failure;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a failed trial is put down to, in the order of precedence: the first that holds. */
public enum FailureClass {
    /** What the model predicts is wrong, or wrong enough. */
    MODEL_ERROR(
            "model error",
            "With the true dynamics the same planner, budget and latent cost reach the goal, with the model's they do not."),
    /** The plan is there to be found. */
    PLANNER_ERROR(
            "planner error", "With eight times the search the goal is reached: the planner did not find the plan."),
    /** Low cost and the goal are not at the same place. */
    COST_MISALIGNED(
            "cost misaligned",
            "The true distance as the cost leads to the goal, the latent one does not, even with true dynamics and more search."),
    /** Nothing that was tried gets there. */
    UNREACHABLE(
            "unreachable",
            "Nothing leads to the goal in time, not even the true distance in the true simulator with eight times the search.");

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

    /**
     * The class of a label.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static FailureClass labelled(String label) {
        return Arrays.stream(values())
                .filter(failure -> failure.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("failure class (" + label + ") must be one of "
                        + Arrays.stream(values()).map(FailureClass::label).toList() + "."));
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
