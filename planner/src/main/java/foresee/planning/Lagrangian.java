package foresee.planning;

import java.util.Arrays;

/**
 * Multipliers and penalties of an augmented Lagrangian for constraints c(m) &lt;= 0.
 *
 * <p>L = J + sum over m of (max(0, lambda(m) + mu(m) c(m))^2 - lambda(m)^2) / (2 mu(m))
 *
 * <p>dL = dJ + sum over m of max(0, lambda(m) + mu(m) c(m)) dc(m). Where mu is 0 the term is lambda c.
 *
 * <p>Immutable. <b>Source:</b> Nocedal, Wright, "Numerical optimization", 2nd edition, 2006, section 17.4; Rockafellar's form
 * for inequalities.
 */
final class Lagrangian {
    private final double[] multipliers;
    private final double[] penalties;

    Lagrangian(double[] multipliers, double[] penalties) {
        this.multipliers = multipliers.clone();
        this.penalties = penalties.clone();
    }

    /** All multipliers 0, all penalties {@code penalty}. */
    static Lagrangian price(int constraints, double penalty) {
        double[] penalties = new double[constraints];
        Arrays.fill(penalties, penalty);
        return new Lagrangian(new double[constraints], penalties);
    }

    double[] multipliers() {
        return multipliers.clone();
    }

    int constraints() {
        return multipliers.length;
    }

    /** Writes L of all of {@code terms} to costs[at] and up. */
    void totals(Terms terms, double[] costs, int at) {
        for (int n = 0; n < terms.count(); n++) {
            double total = terms.objective(n);
            for (int m = 0; m < multipliers.length; m++) {
                total += charge(m, terms.constraint(m, n));
            }
            costs[at + n] = total;
        }
    }

    private double charge(int m, double c) {
        if (penalties[m] == 0) {
            return multipliers[m] * c;
        }
        double slope = slope(m, c);
        return (slope * slope - multipliers[m] * multipliers[m]) / (2 * penalties[m]);
    }

    /** dL/dc(m). */
    double slope(int m, double c) {
        return Math.max(0, multipliers[m] + penalties[m] * c);
    }

    /**
     * lambda = max(0, lambda + mu c), and mu times {@code growth} for constraints whose shortfall |max(c, -lambda / mu)| did not
     * come down to {@code fall} of what it was nor to {@code tolerance}. A constraint that is not finite keeps both.
     *
     * @param c of the point at which L is least
     * @param before shortfalls of the round before; overwritten by those of this one
     */
    Lagrangian updated(double[] c, double[] before, double tolerance, double fall, double growth) {
        double[] newMultipliers = multipliers.clone();
        double[] newPenalties = penalties.clone();
        for (int m = 0; m < c.length; m++) {
            if (Double.isFinite(c[m])) {
                double shortfall = Math.abs(Math.max(c[m], -multipliers[m] / penalties[m]));
                newMultipliers[m] = slope(m, c[m]);
                newPenalties[m] =
                        shortfall > Math.max(tolerance, fall * before[m]) ? growth * penalties[m] : penalties[m];
                before[m] = shortfall;
            }
        }
        return new Lagrangian(newMultipliers, newPenalties);
    }

    @Override
    public String toString() {
        return "Lagrangian[multipliers=" + Arrays.toString(multipliers) + ", penalties=" + Arrays.toString(penalties)
                + "]";
    }
}
