package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A cost with constraints beside it, which {@link AugmentedLagrangianPlanner} keeps: actions to J and c(1) to c(M), out of
 * one rollout each.
 *
 * <p>{@link ShootingCost}, {@link HeldActionsCost} and {@link ParallelCost} make one when they are given a
 * {@link ConstrainedObjective} or what another of them made of it. To a planner that sees costs only it is J plus the price of
 * violations that the objective states; with a gradient, as {@link Differentiable}, if all parts have one.
 *
 * <p>Safe for several threads at once.
 */
public final class ConstrainedCost implements TrajectoryCost {
    private final int constraints;
    private final double price;
    private final Charging charging;
    private final UnaryOperator<TrajectoryCost> threads;
    private final TrajectoryCost priced;

    private ConstrainedCost(int constraints, double price, Charging charging, UnaryOperator<TrajectoryCost> threads) {
        this.constraints = constraints;
        this.price = price;
        this.charging = charging;
        this.threads = threads;
        this.priced = charging(Lagrangian.price(constraints, price));
    }

    /** Makes the cost of an augmented Lagrangian that tells the terms of each slice it evaluates, on the calling thread. */
    @FunctionalInterface
    interface Charging {
        TrajectoryCost by(Lagrangian lagrangian, Consumer<Terms> listener);
    }

    /**
     * The cost of a constrained objective in some imagination, such as a world model and a context: a {@link Differentiable}
     * one if imagination, objective and constraints all have gradients.
     *
     * @param imagination makes a cost of an objective; that cost evaluates the objective once for each candidate, in order and
     *     on the calling thread
     */
    public static TrajectoryCost of(Function<Objective, TrajectoryCost> imagination, ConstrainedObjective objective) {
        return of(
                objective.constraints(),
                objective.penalty(),
                (lagrangian, listener) -> imagination.apply(LagrangianObjective.of(objective, lagrangian, listener)),
                UnaryOperator.identity());
    }

    /**
     * A cost of actions under constraints that are costs of actions too, each at most 0; for those who bring their own. All
     * are computed for each candidate, one after the other.
     */
    public static TrajectoryCost of(TrajectoryCost cost, List<? extends TrajectoryCost> constraints) {
        List<TrajectoryCost> parts = new ArrayList<>(List.of(cost));
        parts.addAll(constraints);
        return of(
                constraints.size(),
                ConstrainedObjective.PENALTY,
                (lagrangian, listener) -> ActionsLagrangian.of(List.copyOf(parts), lagrangian, listener),
                UnaryOperator.identity());
    }

    private static TrajectoryCost of(
            int constraints, double price, Charging charging, UnaryOperator<TrajectoryCost> threads) {
        ConstrainedCost cost = new ConstrainedCost(constraints, price, charging, threads);
        return cost.priced instanceof DifferentiableTrajectoryCost smooth ? new Differentiable(cost, smooth) : cost;
    }

    /** The constraints of {@code cost}, if it has any to show. */
    static Optional<ConstrainedCost> within(TrajectoryCost cost) {
        if (cost instanceof Differentiable smooth) {
            return Optional.of(smooth.cost);
        }
        return cost instanceof ConstrainedCost constrained ? Optional.of(constrained) : Optional.empty();
    }

    /** How many constraints M. */
    public int constraints() {
        return constraints;
    }

    /**
     * Values of the constraints for one plan, c(1) to c(M), a new array; the plan keeps those that are at most 0.
     *
     * @param plan (H,A) as a planner decides it
     */
    public double[] constraints(ActionSequence plan) {
        return terms(plan).constraints(0);
    }

    /** By how much a plan breaks the constraint that it breaks most: max(0, c(1), ..., c(M)). */
    public double violation(ActionSequence plan) {
        return terms(plan).violation(0);
    }

    private Terms terms(ActionSequence plan) {
        return new Imagined(this, Lagrangian.price(constraints, 0)).terms(plan);
    }

    /**
     * What is charged with multipliers lambda and penalties mu: J + sum over m of (max(0, lambda + mu c)^2 - lambda^2) / (2 mu);
     * with a gradient if this has one.
     *
     * @param multipliers (M), each at least 0, copied
     * @param penalties (M), each positive, copied
     * @throws IllegalArgumentException if sizes or values do not fit
     */
    public TrajectoryCost penalized(double[] multipliers, double[] penalties) {
        if (multipliers.length != constraints() || penalties.length != constraints()) {
            throw new IllegalArgumentException("multipliers (" + multipliers.length + ") and penalties ("
                    + penalties.length + ") must be as many as constraints (" + constraints() + ").");
        }
        for (int m = 0; m < multipliers.length; m++) {
            Settings.positive("penalty[" + m + "]", penalties[m]);
            if (!(multipliers[m] >= 0) || !Double.isFinite(multipliers[m])) {
                throw new IllegalArgumentException(
                        "multiplier[" + m + "] (" + multipliers[m] + ") must be finite and at least 0.");
            }
        }
        return charging(new Lagrangian(multipliers, penalties));
    }

    /** What is charged by {@code lagrangian}. */
    TrajectoryCost charging(Lagrangian lagrangian) {
        return threads.apply(charging.by(lagrangian, terms -> {}));
    }

    /** What is charged by {@code lagrangian}, told to {@code witness} with the terms it is made of. */
    TrajectoryCost watched(Lagrangian lagrangian, WatchedCost.Witness witness) {
        return WatchedCost.of(this, lagrangian, witness);
    }

    /** This with another cost between planner and imagination: held actions. */
    TrajectoryCost adapted(UnaryOperator<TrajectoryCost> adapter) {
        return of(
                constraints,
                price,
                (lagrangian, listener) -> adapter.apply(charging.by(lagrangian, listener)),
                threads);
    }

    /** This on several threads. */
    TrajectoryCost onThreads(UnaryOperator<TrajectoryCost> parallel) {
        return of(constraints, price, charging, cost -> parallel.apply(threads.apply(cost)));
    }

    /** What is charged by {@code lagrangian}, on one thread, {@code listener} being told the terms. */
    TrajectoryCost charging(Lagrangian lagrangian, Consumer<Terms> listener) {
        return charging.by(lagrangian, listener);
    }

    /** Another cost on this one's threads. */
    TrajectoryCost spread(TrajectoryCost cost) {
        return threads.apply(cost);
    }

    @Override
    public void evaluate(ActionBatch actions, int from, int to, double[] costs) {
        priced.evaluate(actions, from, to, costs);
    }

    @Override
    public boolean evaluate(ActionBatch actions, int count, double[] costs, Stop stop) {
        return priced.evaluate(actions, count, costs, stop);
    }

    /** A {@link ConstrainedCost} all of whose parts have gradients. */
    public static final class Differentiable implements DifferentiableTrajectoryCost {
        private final ConstrainedCost cost;
        private final DifferentiableTrajectoryCost priced;

        private Differentiable(ConstrainedCost cost, DifferentiableTrajectoryCost priced) {
            this.cost = cost;
            this.priced = priced;
        }

        /** The same cost, with what there is to ask about its constraints. */
        public ConstrainedCost constrained() {
            return cost;
        }

        @Override
        public void evaluate(ActionBatch actions, int from, int to, double[] costs) {
            priced.evaluate(actions, from, to, costs);
        }

        @Override
        public boolean evaluate(ActionBatch actions, int count, double[] costs, Stop stop) {
            return priced.evaluate(actions, count, costs, stop);
        }

        @Override
        public void evaluateWithGradient(
                ActionBatch actions, int from, int to, double[] costs, double[] actionGradient) {
            priced.evaluateWithGradient(actions, from, to, costs, actionGradient);
        }

        @Override
        public boolean evaluateWithGradient(
                ActionBatch actions, int count, double[] costs, double[] actionGradient, Stop stop) {
            return priced.evaluateWithGradient(actions, count, costs, actionGradient, stop);
        }

        @Override
        public Optional<LiftedSteps> lifted() {
            return priced.lifted();
        }
    }
}
