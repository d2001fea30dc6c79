package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import java.util.Arrays;
import java.util.Optional;

/**
 * What actions should make of given states: lead from each to the next, and towards the goal.
 *
 * <p>L(n) = 1/D sum over t of |f(t) - s(t)|^2 + gamma/D sum over t of |f(t) - g|^2 + omega J(f, a),   f(t) = predict(s(t-1), a(t))
 *
 * <p>Without a goal the last state is free: the first sum leaves it out, and so does the second term altogether. The gradient
 * stops at the states.
 */
final class LiftedLoss {
    private final LiftedSteps steps;
    private final Optional<Latent> goal;
    private final double goalWeight;
    private final double objectiveWeight;

    /** gamma and omega. */
    LiftedLoss(LiftedSteps steps, double goalWeight, double objectiveWeight) {
        this.steps = steps;
        this.goal = steps.objective().goal();
        this.goalWeight = goalWeight;
        this.objectiveWeight = objectiveWeight;
    }

    /**
     * Predicts f from the states, writes J(f, a) to {@code costs} and adds dL/da to {@code actionGradient}.
     *
     * @param workspace holds the states of candidates {@code from} to {@code to}; predictions are left in it
     */
    void evaluate(ActionBatch actions, int from, int to, Workspace workspace, double[] costs, double[] actionGradient) {
        LatentTrajectories predicted = workspace.predicted();
        LatentTrajectories gradient = workspace.zeroGradient();
        steps.predict(actions, from, to, workspace.states(), predicted);
        steps.objective().evaluate(predicted, actions, from, to, costs);
        if (objectiveWeight > 0) {
            double[] weights = workspace.weights(to, objectiveWeight);
            steps.objective().addGradient(predicted, actions, from, to, weights, gradient, actionGradient);
        }
        addPulls(workspace.states(), predicted, gradient);
        steps.pullback(actions, from, to, workspace.states(), gradient, actionGradient);
    }

    /** 2/D ((f(t) - s(t)) + gamma (f(t) - g)). */
    private void addPulls(LatentTrajectories states, LatentTrajectories predicted, LatentTrajectories gradient) {
        int last = goal.isPresent() ? states.steps() : states.steps() - 1;
        int size = states.latentSize();
        for (int t = 0; t < last; t++) {
            for (int d = 0; d < size; d++) {
                double target = goal.isPresent() ? goal.get().get(d) : 0;
                double weight = goal.isPresent() ? goalWeight : 0;
                for (int n = 0; n < states.candidates(); n++) {
                    double f = predicted.get(n, t, d);
                    double pull = f - states.get(n, t, d) + weight * (f - target);
                    gradient.set(n, t, d, (float) (gradient.get(n, t, d) + 2 * pull / size));
                }
            }
        }
    }

    /** Trajectories of one slice of candidates, for one thread at a time. */
    static final class Workspace {
        private final int steps;
        private final int latentSize;
        private final LatentTrajectories states;
        private final LatentTrajectories predicted;
        private final LatentTrajectories gradient;
        private double[] weights = {};

        Workspace(int steps, int latentSize) {
            this.steps = steps;
            this.latentSize = latentSize;
            this.states = empty();
            this.predicted = empty();
            this.gradient = empty();
        }

        private LatentTrajectories empty() {
            return new LatentTrajectories(TrajectoryCost.SLICE, steps, latentSize);
        }

        /** Room for {@code candidates}; what was in it is lost. */
        Workspace of(int candidates) {
            states.resize(candidates);
            predicted.resize(candidates);
            gradient.resize(candidates);
            return this;
        }

        /** s. */
        LatentTrajectories states() {
            return states;
        }

        /** f. */
        LatentTrajectories predicted() {
            return predicted;
        }

        private LatentTrajectories zeroGradient() {
            Arrays.fill(gradient.values(), 0f);
            return gradient;
        }

        private double[] weights(int count, double weight) {
            if (weights.length < count) {
                weights = new double[count];
            }
            Arrays.fill(weights, 0, count, weight);
            return weights;
        }
    }
}
