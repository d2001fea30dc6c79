package foresee.benchmarks.statistics;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How y grows with x: exponentially, as a power, or not.
 *
 * <pre>{@code
 * exponential  log y = a + b x          power  log y = a + b log x
 * both by greatest likelihood with normal errors of log y; a y that is only bounded enters by the probability of its side
 * better       the one with the lower AIC; not told apart if they differ by less than 4 (7 to 1 in likelihood)
 * }</pre>
 *
 * <p>Without bounds this is least squares. Points over the ladder are <em>not</em> left out, which would make
 * the hardest problems look easiest; they are counted apart. Both forms have the same number of parameters, so corrections of AIC for
 * small samples cancel. Points that are {@link Bound#NEVER} are no bounds: they are left out of both fits, and counted.
 *
 * <p><b>Source:</b> Tobin, "Estimation of relationships for limited dependent variables", Econometrica 26 (1958); Burnham,
 * Anderson, "Multimodel inference: understanding AIC and BIC in model selection", Sociological Methods and Research 33 (2004).
 *
 * @param points how many enter the fits
 * @param known how many of them have a known y
 * @param never how many were left out, as there may be no y
 * @param exponential the fit of an exponential; empty if there are too few points
 * @param power the fit of a power; empty likewise
 * @param verdict what they say
 */
public record Growth(
        int points,
        int known,
        int never,
        Optional<GrowthFit> exponential,
        Optional<GrowthFit> power,
        GrowthVerdict verdict) {
    private static final int LEAST = 3;
    private static final double TOLD_APART = 4;

    /** Of points in any order. */
    public static Growth of(List<GrowthPoint> all) {
        List<GrowthPoint> points =
                all.stream().filter(point -> point.bound() != Bound.NEVER).toList();
        int never = all.size() - points.size();
        List<GrowthPoint> known =
                points.stream().filter(point -> point.bound() == Bound.EXACT).toList();
        if (known.stream().mapToDouble(GrowthPoint::x).distinct().count() < LEAST) {
            return new Growth(
                    points.size(),
                    known.size(),
                    never,
                    Optional.empty(),
                    Optional.empty(),
                    GrowthVerdict.TOO_FEW_POINTS);
        }
        GrowthFit exponential = BoundedLine.fit(GrowthForm.EXPONENTIAL, points);
        GrowthFit power = BoundedLine.fit(GrowthForm.POWER, points);
        return new Growth(
                points.size(),
                known.size(),
                never,
                Optional.of(exponential),
                Optional.of(power),
                verdict(exponential, power));
    }

    private static GrowthVerdict verdict(GrowthFit exponential, GrowthFit power) {
        GrowthFit better = better(exponential, power);
        if (better.slopeInterval().contains(0)) {
            return GrowthVerdict.FLAT;
        }
        if (better.slope() < 0) {
            return GrowthVerdict.FALLING;
        }
        if (Math.abs(exponential.aic() - power.aic()) < TOLD_APART) {
            return GrowthVerdict.GROWING;
        }
        return better.form() == GrowthForm.EXPONENTIAL ? GrowthVerdict.EXPONENTIAL : GrowthVerdict.POLYNOMIAL;
    }

    private static GrowthFit better(GrowthFit exponential, GrowthFit power) {
        return exponential.aic() <= power.aic() ? exponential : power;
    }

    /** The fit with the lower AIC, if there are points enough. */
    public Optional<GrowthFit> better() {
        return exponential.flatMap(first -> power.map(second -> better(first, second)));
    }

    /**
     * One line: {@code exponential: doubles every 11.2 px (9.8 to 13.1); R2 0.98, 8 points, 2 of them bounds}.
     *
     * @param unit of x
     */
    public String describe(String unit) {
        String points = this.points + " points, " + (this.points - known) + " of them bounds"
                + (never > 0 ? "; " + never + " left out, where more search does harm" : "");
        return better().map(fit -> words(unit, fit) + String.format(Locale.ROOT, "; R2 %.2f, ", fit.r2()) + points)
                .orElse("too few points: " + points);
    }

    private String words(String unit, GrowthFit better) {
        return switch (verdict) {
            case EXPONENTIAL -> "exponential: " + doubles(unit);
            case POLYNOMIAL -> "polynomial: " + exponent();
            case GROWING -> "growing: " + doubles(unit) + " or " + exponent() + ", not told apart";
            case FLAT -> "flat: " + slope(better) + " holds 0";
            case FALLING -> "falling: " + slope(better);
            case TOO_FEW_POINTS -> throw new IllegalStateException("There are fits of too few points.");
        };
    }

    private String doubles(String unit) {
        GrowthFit fit = exponential.orElseThrow();
        Interval ends = fit.doublingInterval();
        return String.format(
                Locale.ROOT, "doubles every %.3g %s (%.3g to %.3g)", fit.doubling(), unit, ends.low(), ends.high());
    }

    private String exponent() {
        GrowthFit fit = power.orElseThrow();
        Interval ends = fit.slopeInterval();
        return String.format(Locale.ROOT, "power %.2f (%.2f to %.2f)", fit.slope(), ends.low(), ends.high());
    }

    private static String slope(GrowthFit fit) {
        Interval ends = fit.slopeInterval();
        String name = fit.form() == GrowthForm.POWER ? "power" : "growth rate";
        return String.format(Locale.ROOT, "%s %.2g (%.2g to %.2g)", name, fit.slope(), ends.low(), ends.high());
    }
}
