package foresee.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * One bar of a histogram of times: how many took longer than the bar below says, and no longer than this.
 *
 * <p>Bars grow by a factor of 2^(1/4) or so, from 10 microseconds.
 *
 * @param upToMillis upper end, inclusive
 * @param count of the times in it, at least 1
 */
public record Bucket(double upToMillis, long count) {
    private static final long FIRST_NANOS = 10_000;
    private static final double GROWTH = 1.189207115002721; // 2^(1/4)
    private static final double NANOS = 1e6;

    /** The bars that are not empty, in ascending order. */
    static List<Bucket> of(Histogram nanos) {
        List<Bucket> buckets = new ArrayList<>();
        for (HistogramIterationValue bar : nanos.logarithmicBucketValues(FIRST_NANOS, GROWTH)) {
            if (bar.getCountAddedInThisIterationStep() > 0) {
                buckets.add(new Bucket(bar.getValueIteratedTo() / NANOS, bar.getCountAddedInThisIterationStep()));
            }
        }
        return buckets;
    }
}
