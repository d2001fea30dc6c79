package foresee.benchmarks.matrix;

import foresee.benchmarks.statistics.CompareRule;
import foresee.benchmarks.statistics.MatchedPair;
import foresee.benchmarks.statistics.PairedComparison;
import foresee.benchmarks.statistics.RateComparison;
import foresee.benchmarks.statistics.RunComparison;
import foresee.benchmarks.statistics.UnpairedComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Two results of a benchmark beside each other: what was run in both is compared, and all else is listed.
 *
 * <p>Cells match if planner, model (by their labels), task or frozen set, level and budget do. Those of a match that were run in both on
 * the same cases are compared case by case. Where a match has none, all of its cells are compared, over all seeds, as samples of
 * different cases.
 *
 * @param criterion that was compared
 * @param rates the verdict on every match
 * @param unpaired matches that are compared as samples of different cases, and why, copied
 * @param times processor time of a plan, in the order of the matches, copied
 * @param broken cells that ran in a and fail in b, each with the error, copied
 * @param onlyInA cells that b lacks and that are not compared, in words, copied
 * @param onlyInB cells that a lacks and that are not compared, in words, copied
 * @param notRunInBoth cells that are in both, are not broken, and failed or were not needed in one at least, in words, copied
 * @param others models and planners that are others under the same label, in words, copied
 */
public record ResultComparison(
        String criterion,
        RunComparison rates,
        List<Unpaired> unpaired,
        List<TimeRatio> times,
        List<String> broken,
        List<String> onlyInA,
        List<String> onlyInB,
        List<String> notRunInBoth,
        List<String> others) {

    public ResultComparison {
        unpaired = List.copyOf(unpaired);
        times = List.copyOf(times);
        broken = List.copyOf(broken);
        onlyInA = List.copyOf(onlyInA);
        onlyInB = List.copyOf(onlyInB);
        notRunInBoth = List.copyOf(notRunInBoth);
        others = List.copyOf(others);
    }

    /**
     * A match that is not compared case by case.
     *
     * @param label of the match
     * @param reason why not: {@code the set NAME is another}
     */
    public record Unpaired(String label, String reason) {}

    /**
     * Processor time of one plan, in the middle.
     *
     * @param label of the match
     * @param aMillis median in a
     * @param bMillis median in b
     */
    public record TimeRatio(String label, double aMillis, double bMillis) {
        /** How many times as long b takes. */
        public double ratio() {
            return bMillis / aMillis;
        }
    }

    /**
     * Compares.
     *
     * @param criterion of the tasks, by its name
     * @param rule when a difference counts
     * @throws IllegalArgumentException if nothing is in both, a cell was not judged by that criterion, or a result has a cell twice
     */
    public static ResultComparison of(BenchmarkResult a, BenchmarkResult b, String criterion, CompareRule rule) {
        List<Match> matches = Match.of(a, b);
        List<MatchedPair> pairs = new ArrayList<>();
        List<TimeRatio> times = new ArrayList<>();
        List<Unpaired> unpaired = new ArrayList<>();
        OtherEntrants others = new OtherEntrants(a.provenance(), b.provenance());
        for (Match match : matches) {
            List<CellPair> both = match.ranInBoth();
            if (both.isEmpty() && !match.isPooled()) {
                continue;
            }
            List<CellResult> before = both.isEmpty()
                    ? match.ranInA()
                    : both.stream().map(CellPair::a).toList();
            List<CellResult> after = both.isEmpty()
                    ? match.ranInB()
                    : both.stream().map(CellPair::b).toList();
            Optional<String> reason = whyUnpaired(both, a, b);
            reason.ifPresent(why -> unpaired.add(new Unpaired(match.label(), why)));
            pairs.add(new MatchedPair(match.label(), compared(before, after, criterion, reason.isEmpty())));
            times.add(new TimeRatio(match.label(), cpu(before), cpu(after)));
            others.look(before.get(0), after.get(0));
        }
        List<String> broken = listed(matches, Match::broken);
        if (pairs.isEmpty() && broken.isEmpty()) {
            throw new IllegalArgumentException("the two results have no cell in common that was run in both.");
        }
        return new ResultComparison(
                criterion,
                rule.apply(pairs),
                unpaired,
                times,
                broken,
                listed(matches, Match::onlyInA),
                listed(matches, Match::onlyInB),
                listed(matches, Match::notRunInBoth),
                others.words());
    }

    private static List<String> listed(List<Match> matches, Function<Match, List<String>> what) {
        return matches.stream().map(what).flatMap(List::stream).toList();
    }

    /** Whether b is worse: a rate fell beyond the rule's margin, or what ran does not any more. */
    public boolean isRegression() {
        return rates.regression() || !broken.isEmpty();
    }

    private static Optional<String> whyUnpaired(List<CellPair> both, BenchmarkResult a, BenchmarkResult b) {
        if (both.isEmpty()) {
            return Optional.of("no seed with the same number of trials was run in both");
        }
        return both.stream()
                .map(pair -> pair.otherCases(a.provenance(), b.provenance()).orElse(null))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static RateComparison compared(
            List<CellResult> a, List<CellResult> b, String criterion, boolean isPaired) {
        boolean[] before = outcomes(a, criterion);
        boolean[] after = outcomes(b, criterion);
        return isPaired ? PairedComparison.of(before, after) : UnpairedComparison.of(before, after);
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

    private static double cpu(List<CellResult> cells) {
        return cells.stream().mapToDouble(cell -> cell.cpu().p50()).average().orElse(0);
    }
}
