package foresee.benchmarks.micro;

import foresee.model.ActionBatch;
import foresee.model.Context;
import foresee.model.Latent;
import foresee.planning.DifferentiableTrajectoryCost;
import foresee.planning.GoalCost;
import foresee.planning.ShootingCost;
import foresee.runtime.Architecture;
import foresee.runtime.ModelFile;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Costs and their gradients by actions, through a rollout of all candidates at once.
 *
 * <p>J(n) = sum over t of |z(n,t) - g|^2 / D, smooth in the actions.
 *
 * @param architecture of the model
 * @param candidates N
 */
record GradientWork(Architecture architecture, int candidates) implements Work {
    /** How far the peer's gradients may be from ours, of their length: a ReLU next to 0 falls on either side. */
    private static final double SHARE = 0.01;

    @Override
    public double flops() {
        double forward = 2.0 * candidates * MicroModels.HORIZON * MultiplyAdds.ofPredictor(architecture);
        return 2 * forward;
    }

    @Override
    public Contest contest(Optional<Peer> peer) {
        ModelFile file = MicroModels.random(architecture);
        Twins twins = Twins.of(file);
        Context context = MicroModels.start();
        Latent goal = MicroModels.goal();
        Descent vector = descent(ShootingCost.of(twins.vector(), context, GoalCost.sum(goal)));
        Descent scalar = descent(ShootingCost.of(twins.scalar(), context, GoalCost.sum(goal)));
        vector.run();
        scalar.run();
        Agreement.requireSame("cost", vector.costs(), scalar.costs());
        Agreement.requireSame("gradient", vector.gradient(), scalar.gradient());
        Contest contest = Contest.withPeak().with(Contestant.VECTOR, vector).with(Contestant.SCALAR, scalar);
        peer.ifPresent(library -> {
            Descent theirs = descent(library.load(file).sum(context, goal));
            theirs.run();
            Agreement.requireNear("cost", vector.costs(), theirs.costs());
            Agreement.requireNear("gradient", vector.gradient(), theirs.gradient());
            Agreement.requireSameDirection("gradient", vector.gradient(), theirs.gradient(), SHARE);
            contest.with(Contestant.PEER, theirs);
        });
        return contest;
    }

    private Descent descent(DifferentiableTrajectoryCost cost) {
        return new Descent(cost, MicroModels.actions(candidates));
    }

    /** One gradient after another of the same actions. */
    private static final class Descent implements Runnable {
        private final DifferentiableTrajectoryCost cost;
        private final ActionBatch actions;
        private final double[] costs;
        private final double[] gradient;

        Descent(DifferentiableTrajectoryCost cost, ActionBatch actions) {
            this.cost = cost;
            this.actions = actions;
            this.costs = new double[actions.candidates()];
            this.gradient = new double[actions.values().length];
        }

        @Override
        public void run() {
            Arrays.fill(gradient, 0);
            cost.evaluateWithGradient(actions, 0, actions.candidates(), costs, gradient);
        }

        List<Double> costs() {
            return Arrays.stream(costs).boxed().toList();
        }

        List<Double> gradient() {
            return Arrays.stream(gradient).boxed().toList();
        }
    }
}
