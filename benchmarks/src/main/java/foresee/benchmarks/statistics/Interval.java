package foresee.benchmarks.statistics;

import java.util.Arrays;

/**
 * A closed interval.
 *
 * @param low lower end, inclusive
 * @param high upper end, inclusive; infinite where nothing bounds it
 */
public record Interval(double low, double high) {
    static final double CONFIDENCE = 0.95;
    static final double Z = 1.959963984540054;

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("low (" + low + ") must be at most high (" + high + ").");
        }
    }

    /** The middle 95 % of draws: their order statistics at 2.5 and 97.5 %, rounded outwards. Sorts them. */
    static Interval middleOf(double[] draws) {
        Arrays.sort(draws);
        int tail = (int) Math.floor((1 - CONFIDENCE) / 2 * draws.length);
        return new Interval(draws[tail], draws[draws.length - 1 - tail]);
    }

    /** Whether a value lies inside or on an end. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
