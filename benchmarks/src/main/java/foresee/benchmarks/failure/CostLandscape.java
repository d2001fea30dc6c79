package foresee.benchmarks.failure;

import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import foresee.planning.TrajectoryCost;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What plans cost around one plan, on a square grid along two random directions.
 *
 * <p>cost(i,j) = J(project(plan + half-widths x (o(i) u + o(j) v))),   o(i) = {@link #REACH} (i - 15) / 15
 *
 * <p>u and v are at right angles and move each number of the plan by one half-width in the root mean square. The middle is the
 * plan itself. Actions that leave the action space are projected to it, as a planner's are: far out the landscape is flat where all
 * press against the bounds. Each surface has its own units. Immutable.
 */
public final class CostLandscape {
    /** Points along either direction. */
    public static final int SIDE = 31;

    /** Root mean square of the furthest offset along a direction, in half-widths. */
    public static final double REACH = 1;

    private static final int MIDDLE = SIDE / 2;

    /** By what a point is scored. */
    public enum Surface {
        /** What the planner saw. */
        IMAGINED("as imagined", "latent cost of what the model predicts"),
        /** What it would see if the model predicted without error. */
        TRUE_DYNAMICS("with true dynamics", "latent cost of what the simulator really shows"),
        /** What it should see. */
        TRUE_DISTANCE("true distance", "true way left to the goal in the simulator, squared");

        private final String label;
        private final String words;

        Surface(String label, String words) {
            this.label = label;
            this.words = words;
        }

        /** Its name in reports. */
        public String label() {
            return label;
        }

        /** What it shows, in words. */
        public String words() {
            return words;
        }
    }

    private final Map<Surface, double[]> costs = new EnumMap<>(Surface.class);

    /**
     * @param plan one action per decision (K,A), with at least two numbers in all
     * @param surfaces each scores decisions (N,K,A)
     * @param seed of the directions
     */
    CostLandscape(ActionSequence plan, ActionSpace space, Map<Surface, TrajectoryCost> surfaces, long seed) {
        ActionBatch grid = grid(plan, space, seed);
        surfaces.forEach((surface, cost) -> costs.put(surface, score(grid, cost)));
    }

    private static ActionBatch grid(ActionSequence plan, ActionSpace space, long seed) {
        PlanDirections directions = new PlanDirections(plan.horizon() * plan.actionSize(), seed);
        ActionBatch grid = new ActionBatch(SIDE * SIDE, plan.horizon(), plan.actionSize());
        for (int n = 0; n < SIDE * SIDE; n++) {
            directions.move(plan, offset(n / SIDE), offset(n % SIDE), space, grid, n);
        }
        return grid;
    }

    private static double[] score(ActionBatch grid, TrajectoryCost cost) {
        double[] scores = new double[SIDE * SIDE];
        for (int n = 0; n < scores.length; n += TrajectoryCost.SLICE) {
            cost.evaluate(grid, n, Math.min(scores.length, n + TrajectoryCost.SLICE), scores);
        }
        return scores;
    }

    /** How far point {@code i} of a direction, 0 to 30, is from the plan, in half-widths: -{@link #REACH} to {@link #REACH}. */
    public static double offset(int i) {
        return REACH * (i - MIDDLE) / MIDDLE;
    }

    /** What there is to show, in order. */
    public Set<Surface> surfaces() {
        return Collections.unmodifiableSet(costs.keySet());
    }

    /**
     * The cost of the plan moved by offset(i) along the first direction and offset(j) along the second; not finite where it was
     * so to the planner.
     *
     * @throws IllegalArgumentException if there is no such surface or point
     */
    public double cost(Surface surface, int i, int j) {
        if (!costs.containsKey(surface) || i < 0 || i >= SIDE || j < 0 || j >= SIDE) {
            throw new IllegalArgumentException("surface (" + surface + ") must be one of " + surfaces() + ", point ("
                    + i + ", " + j + ") of 0 to " + (SIDE - 1) + ".");
        }
        return costs.get(surface)[i * SIDE + j];
    }
}
