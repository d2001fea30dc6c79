package foresee.benchmarks.matrix;

import foresee.benchmarks.statistics.CompareRule;
import foresee.benchmarks.statistics.MatchedPair;
import foresee.benchmarks.statistics.PairedComparison;
import foresee.benchmarks.statistics.RateComparison;
import foresee.benchmarks.statistics.RunComparison;
import foresee.benchmarks.statistics.UnpairedComparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two results of a benchmark beside each other: what is in both is compared, what is in one alone is listed.
 *
 * <p>Cells match if planner, model (by their labels), task, level and budget do. Where they were run on the same cases they are compared
 * case by case; otherwise, over all seeds, as samples of different cases.
 *
 * @param criterion that was compared
 * @param rates the verdict on every match
 * @param times processor time of a plan, in the order of the matches, copied
 * @param broken matches that could be run in a and not in b, with the error, copied
 * @param onlyInA cells that b lacks, in words, copied
 * @param onlyInB cells that a lacks, in words, copied
 */
public record ResultComparison(
        String criterion,
        RunComparison rates,
        List<TimeRatio> times,
        List<String> broken,
        List<String> onlyInA,
        List<String> onlyInB) {

    public ResultComparison {
        times = List.copyOf(times);
        broken = List.copyOf(broken);
        onlyInA = List.copyOf(onlyInA);
        onlyInB = List.copyOf(onlyInB);
    }

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
     * @throws IllegalArgumentException if nothing is in both, or a cell was not judged by that criterion
     */
    public static ResultComparison of(BenchmarkResult a, BenchmarkResult b, String criterion, CompareRule rule) {
        Map<String, List<CellResult>> before = byMatch(a);
        Map<String, List<CellResult>> after = byMatch(b);
        List<MatchedPair> pairs = new ArrayList<>();
        List<TimeRatio> times = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        before.forEach((label, cells) -> {
            List<CellResult> others = after.getOrDefault(label, List.of());
            if (done(cells).isEmpty() || others.isEmpty()) {
                return;
            }
            if (done(others).isEmpty()) {
                broken.addAll(failures(label, others));
                return;
            }
            pairs.add(new MatchedPair(label, compared(done(cells), done(others), criterion)));
            times.add(new TimeRatio(label, cpu(done(cells)), cpu(done(others))));
        });
        if (pairs.isEmpty() && broken.isEmpty()) {
            throw new IllegalArgumentException("the two results have no cell in common that was run in both.");
        }
        return new ResultComparison(
                criterion, rule.apply(pairs), times, broken, missing(before, after), missing(after, before));
    }

    /** Whether b is worse: a rate fell beyond the rule's margin, or what ran does not any more. */
    public boolean isRegression() {
        return rates.regression() || !broken.isEmpty();
    }

    private static Map<String, List<CellResult>> byMatch(BenchmarkResult result) {
        Map<String, List<CellResult>> cells = new LinkedHashMap<>();
        result.cells().stream()
                .filter(cell -> cell.cell().role() == Cell.Role.ENTRANT)
                .forEach(cell -> cells.computeIfAbsent(label(cell.cell()), key -> new ArrayList<>())
                        .add(cell));
        return cells;
    }

    private static String label(Cell cell) {
        return "%s, %s, %s, %s"
                .formatted(
                        cell.where().taskWord(),
                        cell.model().label(),
                        cell.planner(),
                        cell.limit().words());
    }

    private static List<CellResult> done(List<CellResult> cells) {
        return cells.stream().filter(CellResult::isDone).toList();
    }

    private static List<String> failures(String label, List<CellResult> cells) {
        return cells.stream()
                .filter(cell -> cell.status() == CellResult.Status.FAILED)
                .map(cell -> label + ": " + cell.error())
                .toList();
    }

    private static List<String> missing(Map<String, List<CellResult>> here, Map<String, List<CellResult>> there) {
        return here.keySet().stream().filter(label -> !there.containsKey(label)).toList();
    }

    /** Paired if both have the same cases, and else over all that either has. */
    private static RateComparison compared(List<CellResult> a, List<CellResult> b, String criterion) {
        List<Where> places = a.stream().map(cell -> cell.cell().where()).toList();
        boolean same = places.equals(b.stream().map(cell -> cell.cell().where()).toList());
        boolean[] before = outcomes(a, criterion);
        boolean[] after = outcomes(b, criterion);
        return same ? PairedComparison.of(before, after) : UnpairedComparison.of(before, after);
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
