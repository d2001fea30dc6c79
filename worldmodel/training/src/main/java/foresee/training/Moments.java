package foresee.training;

/** The mean of numbers, and the sum of their squares around it, as they come in. */
final class Moments {
    private double count;
    private double mean;
    private double squares;

    /** Welford's update. */
    void add(double value) {
        count++;
        double delta = value - mean;
        mean += delta / count;
        squares += delta * (value - mean);
    }

    /** 0 without numbers. */
    double mean() {
        return mean;
    }

    /** Sum of (value - mean)^2. */
    double squares() {
        return squares;
    }

    /** Squares divided by the count; 0 without numbers. */
    double variance() {
        return count > 0 ? squares / count : 0;
    }
}
