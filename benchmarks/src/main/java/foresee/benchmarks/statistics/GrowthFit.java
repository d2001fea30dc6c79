package foresee.benchmarks.statistics;

/**
 * A line through log y.
 *
 * @param form against what: x, or log x
 * @param intercept a, natural logarithm of y
 * @param slope b: logarithm of y per unit of x ({@link GrowthForm#EXPONENTIAL}), or the exponent ({@link GrowthForm#POWER})
 * @param slopeInterval t interval of b at 95 %
 * @param sigma deviation of log y about the line, likelihood estimate
 * @param r2 share of the variance of log y that the line explains, of the points whose y is known; 0 if they do not vary
 * @param aic Akaike's criterion, 2 x 3 - 2 log likelihood of log y: lower is better, comparable between forms
 */
public record GrowthFit(
        GrowthForm form, double intercept, double slope, Interval slopeInterval, double sigma, double r2, double aic) {

    /** The y of the line at x. */
    public double at(double x) {
        return StrictMath.exp(intercept + slope * form.regressor(x));
    }

    /** What doubles y: so many units of x more (exponential), or so many times x (power). Meaningful where the slope is positive. */
    public double doubling() {
        return doubling(slope);
    }

    /** Ends of the {@linkplain #doubling doubling}; the upper one is infinite where the slope's interval holds 0. */
    public Interval doublingInterval() {
        if (slopeInterval.high() <= 0) {
            throw new IllegalStateException("slope (" + slope + ") must not be negative.");
        }
        double most = slopeInterval.low() <= 0 ? Double.POSITIVE_INFINITY : doubling(slopeInterval.low());
        return new Interval(doubling(slopeInterval.high()), most);
    }

    private double doubling(double b) {
        double regressor = StrictMath.log(2) / b;
        return form == GrowthForm.EXPONENTIAL ? regressor : StrictMath.exp(regressor);
    }
}
