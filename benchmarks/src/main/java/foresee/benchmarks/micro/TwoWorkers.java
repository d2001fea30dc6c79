package foresee.benchmarks.micro;

import java.util.List;

/** Slices of work that two threads take in order, each the next one as soon as it is free. */
final class TwoWorkers {
    private TwoWorkers() {}

    /** When the last slice is done, if no thread ever waits for a processor; in the unit of the slices. */
    static double end(List<Double> slices) {
        double first = 0;
        double second = 0;
        for (double slice : slices) {
            if (first <= second) {
                first += slice;
            } else {
                second += slice;
            }
        }
        return Math.max(first, second);
    }
}
