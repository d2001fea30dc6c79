package foresee.benchmarks.matrix;

import java.util.List;

/**
 * What running cells gave, and what the running itself took.
 *
 * @param cells results, in the order asked for, copied
 * @param effort where the processor time went
 * @param diagnoses why trials failed, copied
 */
public record BenchmarkRun(List<CellResult> cells, RunEffort effort, List<DiagnosedCell> diagnoses) {
    public BenchmarkRun {
        cells = List.copyOf(cells);
        diagnoses = List.copyOf(diagnoses);
    }

    /** The same with more processor time outside of the trials: what was done before and after. */
    public BenchmarkRun withMoreOverhead(double seconds) {
        return new BenchmarkRun(cells, effort.withMoreOverhead(seconds), diagnoses);
    }
}
