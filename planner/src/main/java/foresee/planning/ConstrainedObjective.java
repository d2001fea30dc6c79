package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.LatentTrajectories;
import foresee.model.ScratchPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An objective and constraints on the same trajectories: make J small among those with c(m) &lt;= 0 for all m.
 *
 * <p>c(m,n) = g(m,n) - limit(m)
 *
 * <pre>{@code
 * Objective objective = ConstrainedObjective.of(GoalCost.nearest(goal))
 *         .atMost(RegionViolation.keepOut(xy, puddle).constraint(), 0)
 *         .atMost(new ActionPenalty(space), 0.2);
 * Planner planner = new AugmentedLagrangianPlanner(new CemPlanner());
 * }</pre>
 *
 * <p>{@link AugmentedLagrangianPlanner}, around any planner, keeps the constraints: {@link ShootingCost} makes a
 * {@link ConstrainedCost} of this for it. To everybody else this is an objective that charges for violations, so that no
 * planner passes them over in silence:
 *
 * <p>J(n) + penalty / 2 sum over m of max(0, c(m,n))^2
 *
 * <p>Constraints hold for what the model predicts, at the steps it predicts. Put this outermost: as a part of a sum it is no
 * more than that price.
 *
 * <p><b>Shapes:</b> trajectories (N,H',D), costs and each constraint (N). <b>Units:</b> each constraint has its own.
 * Immutable.
 */
public final class ConstrainedObjective implements Objective {
    /** The default price of violations where nobody looks at the constraints themselves. */
    public static final double PENALTY = 1000;

    private final Objective objective;
    private final List<Objective> measures;
    private final double[] limits;
    private final double penalty;
    private final ScratchPool<Terms> pool;

    private ConstrainedObjective(Objective objective, List<Objective> measures, double[] limits, double penalty) {
        this.objective = objective;
        this.measures = List.copyOf(measures);
        this.limits = limits;
        this.penalty = penalty;
        this.pool = new ScratchPool<>(() -> new Terms(limits.length));
    }

    /** An objective without constraints so far. */
    public static ConstrainedObjective of(Objective objective) {
        return new ConstrainedObjective(objective, List.of(), new double[0], PENALTY);
    }

    /**
     * The same with one constraint more: {@code measure} is at most {@code limit}.
     *
     * @param measure g, in any unit; may be a lambda
     * @throws IllegalArgumentException if the limit is not finite
     */
    public ConstrainedObjective atMost(Objective measure, double limit) {
        return atMost(List.of(measure), limit);
    }

    /**
     * The same with a constraint more for each of {@code more}: it is at most {@code limit}.
     *
     * @throws IllegalArgumentException if the limit is not finite
     */
    public ConstrainedObjective atMost(List<? extends Objective> more, double limit) {
        if (!Double.isFinite(limit)) {
            throw new IllegalArgumentException("limit (" + limit + ") must be finite.");
        }
        List<Objective> all = new ArrayList<>(measures);
        all.addAll(more);
        double[] allLimits = Arrays.copyOf(limits, all.size());
        Arrays.fill(allLimits, limits.length, allLimits.length, limit);
        return new ConstrainedObjective(objective, all, allLimits, penalty);
    }

    /**
     * The same with another price of violations for those who see costs only.
     *
     * @throws IllegalArgumentException if it is not positive and finite
     */
    public ConstrainedObjective withPenalty(double value) {
        Settings.positive("penalty", value);
        return new ConstrainedObjective(objective, measures, limits, value);
    }

    /** How many constraints M. */
    public int constraints() {
        return limits.length;
    }

    /** What is to be made small. */
    Objective objective() {
        return objective;
    }

    /** g of constraint {@code m}. */
    Objective measure(int m) {
        return measures.get(m);
    }

    double limit(int m) {
        return limits[m];
    }

    boolean isSmooth() {
        return objective instanceof DifferentiableObjective
                && measures.stream().allMatch(measure -> measure instanceof DifferentiableObjective);
    }

    /** The price of violations for those who see costs only. */
    double penalty() {
        return penalty;
    }

    @Override
    public void evaluate(LatentTrajectories trajectories, ActionBatch actions, int from, int to, double[] costs) {
        Terms terms = pool.acquire();
        try {
            terms.clear();
            terms.append(this, trajectories, actions, from, to);
            Lagrangian.price(limits.length, penalty).totals(terms, costs, from);
        } finally {
            pool.release(terms);
        }
    }

    @Override
    public ConstrainedObjective after(double[] action) {
        List<Objective> later =
                measures.stream().map(measure -> measure.after(action)).toList();
        return new ConstrainedObjective(objective.after(action), later, limits, penalty);
    }

    @Override
    public String toString() {
        return objective + " with " + measures + " at most " + Arrays.toString(limits);
    }
}
