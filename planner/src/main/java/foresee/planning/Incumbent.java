package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * The best plan seen so far under constraints: the cheapest of those that keep them, or else the one that breaks them least;
 * the earliest of equals. Candidates whose cost is not finite are passed over.
 */
final class Incumbent implements WatchedCost.Witness {
    private final double tolerance;
    private final List<Double> keptCosts = new ArrayList<>();
    private ActionSequence best;
    private double cost = Double.NaN;
    private double violation = Double.NaN;
    private double guessCost = Double.NaN;
    private boolean guessIsBest = true;
    private boolean nothingSeen = true;
    private ActionSequence leastPlan;
    private double least = Double.NaN;
    private double[] constraintsOfLeast = {};

    /**
     * @param guess the answer as long as nothing was seen; must be the first candidate seen
     * @param tolerance violation up to which a plan counts as keeping the constraints
     */
    Incumbent(ActionSequence guess, double tolerance) {
        this.best = guess;
        this.leastPlan = guess;
        this.tolerance = tolerance;
    }

    @Override
    public synchronized void see(ActionBatch actions, int from, double[] costs, Terms terms) {
        for (int n = 0; n < terms.count(); n++) {
            if (Double.isFinite(costs[from + n])) {
                see(actions, from + n, costs[from + n], terms, n);
            } else if (nothingSeen) {
                guessCost = costs[from + n];
            }
            nothingSeen = false;
        }
        keptCosts.add(isFeasible(violation) ? cost : Double.NaN);
    }

    private void see(ActionBatch actions, int n, double lagrangian, Terms terms, int at) {
        if (!(lagrangian >= least)) {
            least = lagrangian;
            leastPlan = actions.sequence(n);
            constraintsOfLeast = terms.constraints(at);
        }
        if (nothingSeen) {
            guessCost = terms.objective(at);
        }
        if (isBetter(terms.objective(at), terms.violation(at))) {
            guessIsBest = nothingSeen;
            best = actions.sequence(n);
            cost = terms.objective(at);
            violation = terms.violation(at);
        }
    }

    private boolean isBetter(double otherCost, double otherViolation) {
        if (isFeasible(violation) && isFeasible(otherViolation)) {
            return otherCost < cost;
        }
        return Double.isNaN(violation) || (!isFeasible(violation) && otherViolation < violation);
    }

    private boolean isFeasible(double someViolation) {
        return someViolation <= tolerance;
    }

    /** Forgets which plan had the least Lagrangian: with other multipliers there is another. */
    void beginRound() {
        least = Double.NaN;
    }

    /** Where the Lagrangian of this round was least. */
    ActionSequence leastPlan() {
        return leastPlan;
    }

    /** Whether any Lagrangian of this round was finite. */
    boolean hasLeast() {
        return !Double.isNaN(least);
    }

    /** The constraints of {@link #leastPlan}. */
    double[] constraintsOfLeast() {
        return constraintsOfLeast;
    }

    /**
     * The least cost of a plan that keeps the constraints after each evaluation so far, NaN before there is one; a view.
     */
    List<Double> costs() {
        return keptCosts;
    }

    /** The answer. */
    Plan plan(PlanningProblem problem, PlanTrace trace, List<ActionSequence> alternatives) {
        boolean improved = !Double.isNaN(cost) && !guessIsBest;
        double onEdge = Search.shareOnEdge(problem.actionSpace(), best);
        Plan.Verdict verdict = new Plan.Verdict(improved, onEdge, trace.nonFiniteCosts(), violation);
        return new Plan(best, Double.isNaN(cost) ? guessCost : cost, verdict, trace, alternatives);
    }
}
