package foresee.benchmarks.micro;

import foresee.model.ActionBatch;
import foresee.model.Context;
import foresee.model.LatentTrajectories;
import foresee.runtime.Architecture;
import foresee.runtime.ModelFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Candidates through the predictor, step by step.
 *
 * @param architecture of the model
 * @param candidates N
 */
record RolloutWork(Architecture architecture, int candidates) implements Work {
    @Override
    public double flops() {
        return 2.0 * candidates * MicroModels.HORIZON * MultiplyAdds.ofPredictor(architecture);
    }

    @Override
    public Contest contest(Optional<Peer> peer) {
        ModelFile file = MicroModels.random(architecture);
        Twins twins = Twins.of(file);
        Context context = MicroModels.start();
        ActionBatch actions = MicroModels.actions(candidates);
        LatentTrajectories out = new LatentTrajectories(candidates, MicroModels.HORIZON, architecture.latentSize());
        Runnable vector = () -> twins.vector().rollout(context, actions, 0, candidates, out);
        Runnable scalar = () -> twins.scalar().rollout(context, actions, 0, candidates, out);
        List<Float> ours = result(vector, out);
        Agreement.requireSame("rollout", ours, result(scalar, out));
        Contest contest = Contest.withPeak().with(Contestant.VECTOR, vector).with(Contestant.SCALAR, scalar);
        peer.ifPresent(library -> {
            PeerModel model = library.load(file);
            model.rollout(context, actions);
            Agreement.requireNear("rollout", ours, model.trajectories());
            contest.with(Contestant.PEER, () -> model.rollout(context, actions));
        });
        return contest;
    }

    /** What a rollout leaves in {@code out}, (N,H,D). */
    static List<Float> result(Runnable rollout, LatentTrajectories out) {
        rollout.run();
        List<Float> values = new ArrayList<>();
        for (int n = 0; n < out.candidates(); n++) {
            for (int t = 0; t < out.steps(); t++) {
                for (int d = 0; d < out.latentSize(); d++) {
                    values.add(out.get(n, t, d));
                }
            }
        }
        return values;
    }
}
