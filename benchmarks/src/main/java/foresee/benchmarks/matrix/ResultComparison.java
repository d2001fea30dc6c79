package foresee.benchmarks.matrix;

import foresee.benchmarks.statistics.CompareRule;
import foresee.benchmarks.statistics.RunComparison;
import java.util.List;
import java.util.function.Function;

/**
 * Two results of a benchmark beside each other: what was run in both is compared, and all else is listed.
 *
 * <p>Cells match if planner, model (by their labels), task or frozen set, level and budget do. Those of a match that were run in both on
 * the same cases are compared case by case. Where it has no cell that is in both, all that were run are compared, over all seeds, as
 * samples of different cases; so are those of a frozen set that is another in b.
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
        List<ComparedCells> compared = matches.stream()
                .map(match -> ComparedCells.of(match, a.provenance(), b.provenance()))
                .filter(cells -> !cells.isEmpty())
                .toList();
        List<String> broken = listed(matches, Match::broken);
        if (compared.isEmpty() && broken.isEmpty()) {
            throw new IllegalArgumentException("the two results have no cell in common that was run in both.");
        }
        return new ResultComparison(
                criterion,
                rule.apply(
                        compared.stream().map(cells -> cells.rates(criterion)).toList()),
                unpaired(compared),
                compared.stream().map(ComparedCells::time).toList(),
                broken,
                listed(matches, Match::onlyInA),
                listed(matches, Match::onlyInB),
                listed(matches, Match::notRunInBoth),
                others(compared, a, b));
    }

    private static List<Unpaired> unpaired(List<ComparedCells> compared) {
        return compared.stream()
                .filter(cells -> !cells.isPaired())
                .map(cells -> new Unpaired(cells.label(), cells.otherCases()))
                .toList();
    }

    private static List<String> others(List<ComparedCells> compared, BenchmarkResult a, BenchmarkResult b) {
        OtherEntrants others = new OtherEntrants(a.provenance(), b.provenance());
        compared.forEach(cells -> others.look(cells.a().get(0), cells.b().get(0)));
        return others.words();
    }

    private static List<String> listed(List<Match> matches, Function<Match, List<String>> what) {
        return matches.stream().map(what).flatMap(List::stream).toList();
    }

    /** Whether b is worse: a rate fell beyond the rule's margin, or what ran does not any more. */
    public boolean isRegression() {
        return rates.regression() || !broken.isEmpty();
    }
}
