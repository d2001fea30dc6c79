package foresee.benchmarks.matrix;

import foresee.benchmarks.Bucket;
import foresee.benchmarks.Latency;
import foresee.benchmarks.Sha256;
import foresee.benchmarks.TrialResult;
import foresee.benchmarks.WilsonInterval;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of a cell.
 *
 * @param id of the cell
 * @param cell itself
 * @param status whether there are outcomes
 * @param error why there are none, in one line; empty otherwise
 * @param planner what the planner says of itself; empty if nobody plans
 * @param basis SHA-256 of what the outcomes depend on beside the cell: model file, evaluation set, program
 * @param digest SHA-256 of the outcomes of all trials: equal digests are equal bits; empty if there are none
 * @param success rate by criterion, moderate first, copied
 * @param wall time of one plan
 * @param cpu processor time of one plan
 * @param wallBuckets how {@code wall} spreads, copied
 * @param cpuBuckets how {@code cpu} spreads, copied
 * @param trials every trial, in order, copied
 * @param cpuSeconds processor time of all trials, rendering and physics included
 * @param wallSeconds the same by the wall
 */
public record CellResult(
        String id,
        Cell cell,
        Status status,
        String error,
        String planner,
        String basis,
        String digest,
        Map<String, WilsonInterval> success,
        Latency wall,
        Latency cpu,
        List<Bucket> wallBuckets,
        List<Bucket> cpuBuckets,
        List<TrialResult> trials,
        double cpuSeconds,
        double wallSeconds) {

    /** Whether a cell has outcomes. */
    public enum Status {
        /** All trials were run. */
        DONE,
        /** It could not be run; the error says why. */
        FAILED,
        /** A smaller budget was enough already, and more than enough was not asked for. */
        NOT_NEEDED
    }

    public CellResult {
        success = Collections.unmodifiableMap(new LinkedHashMap<>(success));
        wallBuckets = List.copyOf(wallBuckets);
        cpuBuckets = List.copyOf(cpuBuckets);
        trials = List.copyOf(trials);
    }

    /** A cell without outcomes. */
    static CellResult without(Cell cell, Status status, String error, String basis) {
        Latency none = new Latency(0, 0, 0, 0, 0);
        return new CellResult(
                cell.id(), cell, status, error, "", basis, "", Map.of(), none, none, List.of(), List.of(), List.of(), 0,
                0);
    }

    /** {@link #digest} of trials. */
    static String digest(List<TrialResult> trials) {
        return Sha256.of(MatrixJson.bytes(trials));
    }

    /** Whether all trials were run. */
    public boolean isDone() {
        return status == Status.DONE;
    }

    /**
     * Which trials met a criterion, in their order.
     *
     * @param criterion by its name
     */
    public boolean[] outcomes(String criterion) {
        boolean[] met = new boolean[trials.size()];
        for (int i = 0; i < met.length; i++) {
            met[i] = trials.get(i).met(criterion);
        }
        return met;
    }
}
