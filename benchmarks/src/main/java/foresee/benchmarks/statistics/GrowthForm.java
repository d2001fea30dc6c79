package foresee.benchmarks.statistics;

/** How y may depend on x. */
public enum GrowthForm {
    /** log y = a + b x. */
    EXPONENTIAL,
    /** log y = a + b log x. */
    POWER;

    double regressor(double x) {
        return this == EXPONENTIAL ? x : StrictMath.log(x);
    }
}
