package foresee.planning;

import foresee.model.ActionBatch;

/** How large costs and constraints are, from a sample of candidates; those whose cost is not finite are passed over. */
final class Scale implements WatchedCost.Witness {
    private final double[] squares;
    private int count;
    private double first;
    private double sumOfChanges;
    private double squaresOfChanges;

    Scale(int constraints) {
        this.squares = new double[constraints];
    }

    @Override
    public void see(ActionBatch actions, int from, double[] costs, Terms terms) {
        for (int n = 0; n < terms.count(); n++) {
            if (Double.isFinite(costs[from + n])) {
                first = count == 0 ? terms.objective(n) : first;
                double change = terms.objective(n) - first;
                count++;
                sumOfChanges += change;
                squaresOfChanges += change * change;
                for (int m = 0; m < squares.length; m++) {
                    squares[m] += terms.constraint(m, n) * terms.constraint(m, n);
                }
            }
        }
    }

    /** mu(m) = {@code penalty} x deviation of J / mean square of c(m); 1 for what is 0 or too large to tell. */
    double[] penalties(double penalty) {
        double mean = sumOfChanges / count;
        double deviation = orOne(Math.sqrt(Math.max(0, squaresOfChanges / count - mean * mean)));
        double[] penalties = new double[squares.length];
        for (int m = 0; m < squares.length; m++) {
            penalties[m] = orOne(penalty * deviation / orOne(squares[m] / count));
        }
        return penalties;
    }

    private static double orOne(double value) {
        return value > 0 && Double.isFinite(value) ? value : 1;
    }
}
