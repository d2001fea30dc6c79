package foresee.benchmarks.matrix;

import java.util.List;

/**
 * What running cells gave, and what the running itself took.
 *
 * @param cells results, in the order asked for, copied
 * @param trialSeconds processor time of the trials that were run now, and of looking into those that failed
 * @param overheadSeconds processor time outside of them, of the workers and of whoever started them
 * @param diagnoses why trials failed, copied
 */
public record BenchmarkRun(
        List<CellResult> cells, double trialSeconds, double overheadSeconds, List<DiagnosedCell> diagnoses) {
    public BenchmarkRun {
        cells = List.copyOf(cells);
        diagnoses = List.copyOf(diagnoses);
    }

    /** The same with more processor time outside of the trials: what was done before and after. */
    public BenchmarkRun withMoreOverhead(double seconds) {
        return new BenchmarkRun(cells, trialSeconds, overheadSeconds + seconds, diagnoses);
    }

    /** What running took beside the trials, as a share of both; everything if nothing was run. */
    public double overheadShare() {
        return overheadSeconds / Math.max(1e-9, trialSeconds + overheadSeconds);
    }

    /** How many cells could not be run. */
    public long failed() {
        return cells.stream()
                .filter(cell -> cell.status() == CellResult.Status.FAILED)
                .count();
    }
}
