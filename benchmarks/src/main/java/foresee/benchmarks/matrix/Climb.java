package foresee.benchmarks.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * When a row of ascending budgets is over: {@link #BEYOND} budgets after the first with which a share of the trials meets a criterion.
 *
 * <p>Trials of all seeds of a row count together, so that each budget is run with all seeds or with none. <b>Why</b> it goes on: the
 * first may have been lucky, and a bootstrap over the cases can say how much greater the budget needed may be only where larger
 * ones were run.
 *
 * @param criterion by its name
 * @param share of the trials that is to meet it, over 0 and at most 1
 */
public record Climb(String criterion, double share) {
    /** Budgets that are run after the first that is enough. */
    public static final int BEYOND = 2;

    private static final String CRITERION = "moderate";
    private static final double SHARE = 0.9;

    /**
     * @throws IllegalArgumentException if the share is not over 0 and at most 1
     */
    public Climb {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("climb: share (" + share + ") must be over 0 and at most 1.");
        }
    }

    /**
     * That of a specification; empty if it does not climb.
     *
     * @throws BenchmarkFormatException if it is no specification
     */
    public static Optional<Climb> of(JsonNode spec) {
        return of(RawSpec.read("spec", spec));
    }

    static Optional<Climb> of(RawSpec raw) {
        return Optional.ofNullable(raw.climb())
                .map(given -> new Climb(
                        given.criterion() == null ? CRITERION : given.criterion(),
                        given.share() == null ? SHARE : given.share()));
    }

    /** Whether a budget is enough: the results of all its seeds; those without outcomes do not count. */
    boolean isEnough(List<CellResult> rung) {
        int met = 0;
        int all = 0;
        for (CellResult result : rung) {
            for (boolean success : result.outcomes(criterion)) {
                met += success ? 1 : 0;
                all++;
            }
        }
        return all > 0 && (double) met / all >= share;
    }
}
