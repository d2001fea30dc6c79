package foresee.benchmarks.matrix;

import java.util.List;

/**
 * What running cells gave, and what the running itself took.
 *
 * @param cells results, in the order asked for, copied
 * @param overheadSeconds processor time of the workers outside the cells
 * @param diagnoses why trials failed, copied
 */
public record BenchmarkRun(List<CellResult> cells, double overheadSeconds, List<DiagnosedCell> diagnoses) {
    public BenchmarkRun {
        cells = List.copyOf(cells);
        diagnoses = List.copyOf(diagnoses);
    }

    /** What running took beside the cells, as a share of both. */
    public double overheadShare() {
        double inCells = cells.stream().mapToDouble(CellResult::cpuSeconds).sum();
        return overheadSeconds / Math.max(1e-9, inCells + overheadSeconds);
    }
}
