package foresee.benchmarks.matrix;

import foresee.benchmarks.PlannerSettings;
import java.util.OptionalInt;

/**
 * A budget of a specification.
 *
 * @param limit of one plan
 * @param samples of one iteration under this deadline; the planner's own if empty
 */
record BudgetRow(Limit limit, OptionalInt samples) {
    private static final int LEAST_SAMPLES = 2;

    static BudgetRow of(RawSpec.Budget raw) {
        Limit limit = new Limit(
                raw.evaluations() == null ? 0 : raw.evaluations(),
                raw.deadlineMillis() == null ? 0 : raw.deadlineMillis());
        if (limit.equals(Limit.NONE)) {
            throw new IllegalArgumentException("budgets: evaluations or deadlineMillis must be over 0.");
        }
        if (raw.samples() != null && !limit.isDeadline()) {
            throw new IllegalArgumentException("budgets: samples (" + raw.samples()
                    + ") are for deadlines; where evaluations limit a plan, they follow from these.");
        }
        return new BudgetRow(limit, raw.samples() == null ? OptionalInt.empty() : OptionalInt.of(raw.samples()));
    }

    /** What the settings themselves say. */
    static BudgetRow of(PlannerSettings settings) {
        return of(Limit.evaluations(settings.evaluations()));
    }

    static BudgetRow of(Limit limit) {
        return new BudgetRow(limit, OptionalInt.empty());
    }

    /**
     * The settings that spend it: as many iterations as are set, fewer where the evaluations do not allow two samples in each. Under a
     * deadline a planner goes on until it is over, or until it gains nothing more from iterations.
     */
    PlannerSettings in(PlannerSettings settings) {
        if (limit.isDeadline()) {
            return samples.isPresent() ? settings.withSamples(samples.getAsInt()) : settings;
        }
        if (limit.evaluations() == settings.evaluations()) {
            return settings;
        }
        int evaluations = Math.toIntExact(limit.evaluations());
        int iterations = Math.max(1, Math.min(settings.iterations(), evaluations / LEAST_SAMPLES));
        return settings.withIterations(iterations).withEvaluations(evaluations);
    }
}
