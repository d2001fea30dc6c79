package foresee.benchmarks.report;

import foresee.benchmarks.WilsonInterval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers with as many digits as they deserve. */
final class Numbers {
    private static final double NEAR_THE_END = 2;
    private static final double WIDE = 0.1;
    private static final int DIGITS = 3;
    private static final int PLAIN_DIGITS = 9;

    private Numbers() {}

    /** {@code 98.5 % (96 to 99.5)}: tenths are kept where the scale ends. */
    static String percent(WilsonInterval rate) {
        return percent(rate.success(), rate.low(), rate.high());
    }

    /** A share and its interval in percent; tenths of the share are left out where the interval is ten points wide or more. */
    static String percent(double share, double low, double high) {
        int tenths = high - low < WIDE ? 1 : 0;
        return stripped(100 * share, tenths) + " % (" + end(100 * low) + " to " + end(100 * high) + ")";
    }

    /** A difference of shares with its sign and interval, in percentage points: {@code +12 (3 to 20)}. */
    static String points(double difference, double low, double high) {
        return signed(100 * difference) + " (" + signed(100 * low) + " to " + signed(100 * high) + ")";
    }

    /** One end: {@code +12}. */
    static String points(double difference) {
        return signed(100 * difference);
    }

    /** A share whose interval is not known: {@code 98.5 %}. */
    static String percentAlone(double share) {
        return stripped(100 * share, 1) + " %";
    }

    private static String signed(double points) {
        String text = stripped(points, Math.abs(points) < NEAR_THE_END ? 1 : 0);
        return text.equals("0") || text.startsWith("-") ? text.replace('-', '−') : "+" + text;
    }

    private static String end(double percent) {
        boolean isNear = percent < NEAR_THE_END || percent > 100 - NEAR_THE_END;
        return stripped(percent, isNear ? 1 : 0);
    }

    private static String stripped(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        String bare = text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
        return bare.equals("-0") ? "0" : bare;
    }

    /** Three digits, no exponent; thousands are kept whole: {@code 0.0123}, {@code 4.56}, {@code 12345}. */
    static String three(double value) {
        if (!Double.isFinite(value)) {
            return value > 0 ? "∞" : "–";
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(DIGITS));
        return Math.abs(value) >= 1000 ? String.format(Locale.ROOT, "%.0f", value) : plain(rounded);
    }

    /** A probability: {@code 0.034}, {@code < 0.001}. */
    static String probability(double p) {
        return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    /** For programs: nine digits at most, a point before decimals, no exponent; empty if it is no number. */
    static String plain(double value) {
        return Double.isFinite(value) ? plain(BigDecimal.valueOf(value).round(new MathContext(PLAIN_DIGITS))) : "";
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** {@code 1 trial}, {@code 2 trials}. */
    static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
