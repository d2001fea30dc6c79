package foresee.benchmarks.report;

import foresee.benchmarks.Bucket;
import foresee.benchmarks.Latency;
import foresee.benchmarks.TrialResult;
import foresee.benchmarks.WilsonInterval;
import foresee.benchmarks.matrix.Cell;
import foresee.benchmarks.matrix.CellResult;
import foresee.benchmarks.matrix.Limit;
import foresee.benchmarks.matrix.Where;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Cells that differ in the seed of their cases alone, taken together.
 *
 * @param cells at least one, in their order, copied
 */
record Row(List<CellResult> cells) {
    Row {
        cells = List.copyOf(cells);
    }

    private Cell first() {
        return cells.get(0).cell();
    }

    Cell.Role role() {
        return first().role();
    }

    boolean isEntrant() {
        return role() == Cell.Role.ENTRANT;
    }

    String planner() {
        return first().planner();
    }

    /** The cases of its first seed. */
    Where where() {
        return first().where();
    }

    Cell.Model model() {
        return first().model();
    }

    Limit limit() {
        return first().limit();
    }

    /** {@code cem, 256 evaluations, bundled}. */
    String words() {
        return planner() + ", " + limit().words() + ", " + model().label();
    }

    /** What tells it from other rows of one budget: {@code cem, bundled}. */
    String name() {
        return planner() + ", " + model().label();
    }

    Entry budget() {
        return budget(limit());
    }

    /** In words; sorts by its size. */
    static Entry budget(Limit limit) {
        double size = limit.isDeadline() ? limit.deadlineMillis() : limit.evaluations();
        return new Entry(limit.words(), List.of(limit.words()), Numbers.plain(size), List.of());
    }

    List<CellResult> done() {
        return cells.stream().filter(CellResult::isDone).toList();
    }

    boolean isDone() {
        return !done().isEmpty();
    }

    List<CellResult> failed() {
        return cells.stream()
                .filter(cell -> cell.status() == CellResult.Status.FAILED)
                .toList();
    }

    /** What is said in place of numbers, or beside them; empty if all cells have outcomes. */
    String message() {
        if (!failed().isEmpty()) {
            String count = isDone() ? failed().size() + " of " + cells.size() + " seeds failed: " : "failed: ";
            return count + failed().get(0).error();
        }
        return isDone() ? "" : "not needed: a smaller budget was enough";
    }

    List<TrialResult> trials() {
        return done().stream().flatMap(cell -> cell.trials().stream()).toList();
    }

    boolean[] outcomes(String criterion) {
        List<TrialResult> trials = trials();
        boolean[] met = new boolean[trials.size()];
        for (int i = 0; i < met.length; i++) {
            met[i] = trials.get(i).met(criterion);
        }
        return met;
    }

    WilsonInterval success(String criterion) {
        List<TrialResult> trials = trials();
        int met = (int) trials.stream().filter(trial -> trial.met(criterion)).count();
        return WilsonInterval.of(met, trials.size());
    }

    double mean(ToDoubleFunction<TrialResult> value) {
        return trials().stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    double evaluationsPerPlan() {
        long plans = trials().stream().mapToLong(TrialResult::plans).sum();
        return plans == 0
                ? Double.NaN
                : (double) trials().stream().mapToLong(TrialResult::evaluations).sum() / plans;
    }

    Latency cpu() {
        return pooled(CellResult::cpu, CellResult::cpuBuckets);
    }

    Latency wall() {
        return pooled(CellResult::wall, CellResult::wallBuckets);
    }

    List<Bucket> cpuBuckets() {
        return merged(CellResult::cpuBuckets);
    }

    private List<Bucket> merged(Function<CellResult, List<Bucket>> buckets) {
        Map<Double, Long> counts = done().stream()
                .flatMap(cell -> buckets.apply(cell).stream())
                .collect(Collectors.toMap(Bucket::upToMillis, Bucket::count, Long::sum, TreeMap::new));
        return counts.entrySet().stream()
                .map(bar -> new Bucket(bar.getKey(), bar.getValue()))
                .toList();
    }

    /** Of one cell as it was measured; of several from their bars, so up to a bar's width too high. */
    private Latency pooled(Function<CellResult, Latency> whole, Function<CellResult, List<Bucket>> buckets) {
        if (done().size() == 1) {
            return whole.apply(done().get(0));
        }
        List<Bucket> bars = merged(buckets);
        long count = bars.stream().mapToLong(Bucket::count).sum();
        return new Latency(quantile(bars, 0.5), quantile(bars, 0.99), quantile(bars, 0.999), quantile(bars, 1), count);
    }

    private static double quantile(List<Bucket> bars, double share) {
        long needed =
                (long) Math.ceil(share * bars.stream().mapToLong(Bucket::count).sum());
        long seen = 0;
        for (Bucket bar : bars) {
            seen += bar.count();
            if (seen >= needed) {
                return bar.upToMillis();
            }
        }
        return 0;
    }
}
