package foresee.benchmarks.matrix;

import foresee.benchmarks.Provenance;
import foresee.benchmarks.matrix.ResultComparison.TimeRatio;
import foresee.benchmarks.statistics.MatchedPair;
import foresee.benchmarks.statistics.PairedComparison;
import foresee.benchmarks.statistics.UnpairedComparison;
import java.util.List;
import java.util.Objects;

/**
 * The cells of a match that are compared.
 *
 * @param label of the match
 * @param a those of the first result
 * @param b those of the second; if they are paired, in the same order
 * @param otherCases why they cannot be compared case by case; empty if they can
 */
record ComparedCells(String label, List<CellResult> a, List<CellResult> b, String otherCases) {
    /**
     * All cells with the same cases that were run in both; all that were run if the match has no cells with the same cases.
     *
     * @param before provenance of the first result
     * @param after provenance of the second
     */
    static ComparedCells of(Match match, Provenance before, Provenance after) {
        if (match.isPooled()) {
            return new ComparedCells(
                    match.label(),
                    match.ranInA(),
                    match.ranInB(),
                    "the two have no seed with the same number of trials");
        }
        List<CellPair> both = match.ranInBoth();
        String otherCases = both.stream()
                .map(pair -> pair.otherCases(before, after).orElse(null))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        return new ComparedCells(
                match.label(),
                both.stream().map(CellPair::a).toList(),
                both.stream().map(CellPair::b).toList(),
                otherCases);
    }

    /** Whether there is nothing to compare. */
    boolean isEmpty() {
        return a.isEmpty();
    }

    /** Whether they are compared case by case. */
    boolean isPaired() {
        return otherCases.isEmpty();
    }

    /**
     * Their rates.
     *
     * @throws IllegalArgumentException if a cell was not judged by that criterion
     */
    MatchedPair rates(String criterion) {
        boolean[] before = outcomes(a, criterion);
        boolean[] after = outcomes(b, criterion);
        return new MatchedPair(
                label, isPaired() ? PairedComparison.of(before, after) : UnpairedComparison.of(before, after));
    }

    private static boolean[] outcomes(List<CellResult> cells, String criterion) {
        boolean[] all = new boolean
                [cells.stream().mapToInt(cell -> cell.trials().size()).sum()];
        int at = 0;
        for (CellResult cell : cells) {
            if (!cell.success().containsKey(criterion)) {
                throw new IllegalArgumentException("criterion (" + criterion + ") must be one of "
                        + cell.success().keySet() + " of " + cell.cell().where().taskWord() + ".");
            }
            boolean[] met = cell.outcomes(criterion);
            System.arraycopy(met, 0, all, at, met.length);
            at += met.length;
        }
        return all;
    }

    /** Processor time of a plan. */
    TimeRatio time() {
        return new TimeRatio(label, cpu(a), cpu(b));
    }

    private static double cpu(List<CellResult> cells) {
        return cells.stream().mapToDouble(cell -> cell.cpu().p50()).average().orElse(0);
    }
}
