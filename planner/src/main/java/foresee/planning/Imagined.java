package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import foresee.model.LatentTrajectories;

/**
 * A cost that leaves behind what it is made of: the terms of the candidates it scored last, in order. For one thread at a
 * time.
 */
final class Imagined {
    private final Terms terms;
    private final TrajectoryCost cost;

    Imagined(ConstrainedCost constrained, Lagrangian lagrangian) {
        this.terms = new Terms(constrained.constraints());
        this.cost = constrained.charging(lagrangian, terms::append);
    }

    /** Scores candidates and returns their terms, valid until the next call. */
    Terms evaluate(ActionBatch actions, int from, int to, double[] costs) {
        terms.clear();
        cost.evaluate(actions, from, to, costs);
        return checked(to - from);
    }

    /** The same with the gradient, which the cost has as the constrained cost has. */
    Terms evaluateWithGradient(ActionBatch actions, int from, int to, double[] costs, double[] gradient) {
        terms.clear();
        ((DifferentiableTrajectoryCost) cost).evaluateWithGradient(actions, from, to, costs, gradient);
        return checked(to - from);
    }

    /** The same by the single steps of the cost, which it has as the constrained cost has, leaving the way taken. */
    Terms rollout(
            ActionBatch actions, int from, int to, LatentTrajectories trajectories, double[] costs, double[] gradient) {
        terms.clear();
        LiftedSteps steps = ((DifferentiableTrajectoryCost) cost).lifted().orElseThrow();
        steps.rollout(actions, from, to, trajectories, costs, gradient);
        return checked(to - from);
    }

    /** The terms of one plan. */
    Terms terms(ActionSequence plan) {
        return evaluate(ActionBatch.of(plan), 0, 1, new double[1]);
    }

    private Terms checked(int candidates) {
        if (terms.count() != candidates) {
            throw new IllegalStateException("objective must be evaluated once for each of " + candidates
                    + " candidates, not " + terms.count() + " times.");
        }
        return terms;
    }
}
