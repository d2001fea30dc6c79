package foresee.benchmarks.failure;

/** How a failed trial is run again: what is put right in it. All else, seeds included, stays. */
public enum Rerun {
    /** Dynamics are true; each state is rendered and encoded, and the cost is of these latents. */
    TRUE_DYNAMICS("true dynamics", "the same planner, budget and latent cost in the true simulator"),
    /** The model and its cost, searched longer. */
    MORE_SEARCH("more search", "the same planner, model and latent cost with eight times the budget"),
    /** Dynamics and cost are true. */
    TRUE_DISTANCE("true distance", "the same planner and budget in the true simulator, by the true way left"),
    /** Dynamics and cost are true, searched longer. */
    TRUE_DISTANCE_MORE_SEARCH(
            "true distance, more search",
            "the same planner in the true simulator, by the true way left, with eight times the budget"),
    /** The model and its cost, searched by the planner that searches in the simulator: run where that is another. */
    STAND_IN("stand-in", "the planner that searches in the true simulator, in the model, with the same budget"),
    /** Dynamics are true, searched longer: run where else the cost would be blamed. */
    TRUE_DYNAMICS_MORE_SEARCH(
            "true dynamics, more search",
            "the same planner and latent cost in the true simulator with eight times the budget"),
    /** The model, searched longer by that planner: run where else the model would be blamed for what longer search finds with true dynamics. */
    STAND_IN_MORE_SEARCH(
            "stand-in, more search",
            "the planner that searches in the true simulator, in the model, with eight times the budget");

    /** How many times the evaluations {@link #MORE_SEARCH} has. */
    public static final int MORE = 8;

    private final String label;
    private final String words;

    Rerun(String label, String words) {
        this.label = label;
        this.words = words;
    }

    /** Its name in reports: {@code true dynamics}. */
    public String label() {
        return label;
    }

    /** What is run, in words. */
    public String words() {
        return words;
    }
}
