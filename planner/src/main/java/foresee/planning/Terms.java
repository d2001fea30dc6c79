package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.LatentTrajectories;

/**
 * What a {@link ConstrainedObjective} found in some candidates: J and c(1) to c(M) of each, in the order they were appended.
 *
 * <p>Working memory that grows to what is asked. Not thread-safe, but different candidates may be {@linkplain #copy copied in}
 * by different threads.
 */
final class Terms {
    private final double[][] rows;
    private double[] part = {};
    private int count;

    Terms(int constraints) {
        this(constraints, 0);
    }

    /** Room for {@code count} candidates, to be copied in. */
    Terms(int constraints, int count) {
        this.rows = new double[1 + constraints][count];
        this.count = count;
    }

    void clear() {
        count = 0;
    }

    /** Room for {@code candidates}, to be {@linkplain #set set}. */
    void resize(int candidates) {
        reserve(candidates, 0);
        count = candidates;
    }

    /** Sets J (row 0) or c(row) of all from {@code values[from]} and up. */
    void set(int row, double[] values, int from) {
        System.arraycopy(values, from, rows[row], 0, count);
    }

    int count() {
        return count;
    }

    int constraints() {
        return rows.length - 1;
    }

    /** J of candidate {@code n}. */
    double objective(int n) {
        return rows[0][n];
    }

    /** c of constraint {@code m} of candidate {@code n}. */
    double constraint(int m, int n) {
        return rows[1 + m][n];
    }

    /** c of all constraints of candidate {@code n}, a new array (M). */
    double[] constraints(int n) {
        double[] values = new double[constraints()];
        for (int m = 0; m < values.length; m++) {
            values[m] = constraint(m, n);
        }
        return values;
    }

    /** max(0, c(1), ..., c(M)) of candidate {@code n}; NaN if one of them is. */
    double violation(int n) {
        double most = 0;
        for (int m = 0; m < constraints(); m++) {
            most = Math.max(most, constraint(m, n));
        }
        return most;
    }

    void append(
            ConstrainedObjective objective, LatentTrajectories trajectories, ActionBatch actions, int from, int to) {
        reserve(count + to - from, to);
        objective.objective().evaluate(trajectories, actions, from, to, part);
        System.arraycopy(part, from, rows[0], count, to - from);
        for (int m = 0; m < constraints(); m++) {
            objective.measure(m).evaluate(trajectories, actions, from, to, part);
            for (int n = from; n < to; n++) {
                rows[1 + m][count + n - from] = part[n] - objective.limit(m);
            }
        }
        count += to - from;
    }

    private void reserve(int candidates, int partSize) {
        if (part.length < partSize) {
            part = new double[partSize];
        }
        for (int row = 0; row < rows.length; row++) {
            if (rows[row].length < candidates) {
                double[] more = new double[Math.max(candidates, 2 * rows[row].length)];
                System.arraycopy(rows[row], 0, more, 0, count);
                rows[row] = more;
            }
        }
    }

    /** Appends all of {@code other}. */
    void append(Terms other) {
        reserve(count + other.count, 0);
        copy(other, count);
        count += other.count;
    }

    /** Copies all of {@code other} in as candidates {@code at} and up. */
    void copy(Terms other, int at) {
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(other.rows[row], 0, rows[row], at, other.count);
        }
    }
}
