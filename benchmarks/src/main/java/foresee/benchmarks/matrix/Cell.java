package foresee.benchmarks.matrix;

import foresee.benchmarks.PlannerSettings;
import foresee.benchmarks.Sha256;

/**
 * One square of a benchmark's matrix: who plans, in which model, what there is to do, and how much search a plan may cost. All
 * that its outcomes depend on, besides the weights of the model and the program itself.
 *
 * @param role what it is there for
 * @param planner label of the planner in tables
 * @param settings of the planner
 * @param model label of the model in tables
 * @param where the cases
 * @param limit of one plan
 */
public record Cell(Role role, String planner, PlannerSettings settings, Model model, Where where, Limit limit) {

    /** What a cell is there for. */
    public enum Role {
        /** To be compared. */
        ENTRANT,
        /** Random actions: below it nobody is good. */
        FLOOR,
        /** The oracle in the true simulator: above it nobody needs to be. */
        CEILING
    }

    /**
     * A model as a table names it.
     *
     * @param label in tables
     * @param source {@code bundled}, {@code simulator}, {@code none} or a file
     * @param recipe what it was trained by: models of one recipe differ in their training seeds alone; empty if that is not told
     */
    public record Model(String label, String source, String recipe) {
        /** What is bundled for the environment. */
        public static final String BUNDLED = "bundled";

        /** The true dynamics. */
        public static final String SIMULATOR = "simulator";

        /** None at all: for random actions. */
        public static final String NONE = "none";

        /** A model that goes by its source. */
        static Model of(String source) {
            return new Model(source, source, "");
        }

        /** Whether it was trained, and is read from a file. */
        public boolean isTrained() {
            return !source.equals(SIMULATOR) && !source.equals(NONE);
        }
    }

    /** Ten hexadecimal digits of the SHA-256 of these values. */
    public String id() {
        return Sha256.of(MatrixJson.bytes(this)).substring(0, 10);
    }

    /** Whether its times are what it is run for, so that it must be alone. */
    public boolean isLive() {
        return limit.isDeadline();
    }

    /** In one line: {@code cem, 256 evaluations, bundled, two-room-fixed-cross-room seed 7}. */
    public String words() {
        return planner + ", " + limit.words() + ", " + model.label() + ", " + where.words();
    }
}
