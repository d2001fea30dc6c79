package foresee.benchmarks.statistics;

/** Checks of fractions, with the name and the value in the message. */
final class Fraction {
    private Fraction() {}

    static double underOne(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " (" + value + ") must be at least 0 and under 1.");
        }
        return value;
    }

    static double inside(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " (" + value + ") must be over 0 and under 1.");
        }
        return value;
    }
}
