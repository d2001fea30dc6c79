package foresee.benchmarks.matrix;

import foresee.benchmarks.Provenance;
import foresee.benchmarks.TrialResult;
import java.util.List;
import java.util.Optional;

/** A cell in two results, by its label and its {@link Where}. */
record CellPair(CellResult a, CellResult b) {
    /**
     * Why its trials are not of the same cases though its {@link Where} is the same; empty if they are.
     *
     * @param before provenance of a
     * @param after provenance of b
     */
    Optional<String> otherCases(Provenance before, Provenance after) {
        String set = a.cell().where().set();
        if (!set.isEmpty()
                && !isKnownAndSame(before.sets().get(set), after.sets().get(set))) {
            return Optional.of("the set " + set + " is another");
        }
        return seeds(a).equals(seeds(b))
                ? Optional.empty()
                : Optional.of("the seeds that their trials were drawn from are others");
    }

    private static boolean isKnownAndSame(String before, String after) {
        return before != null && before.equals(after);
    }

    private static List<Long> seeds(CellResult cell) {
        return cell.trials().stream().map(TrialResult::seed).toList();
    }
}
