package foresee.benchmarks.micro;

import foresee.model.ActionBatch;
import foresee.model.Context;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.runtime.Architecture;
import foresee.runtime.CompiledWorldModel;
import foresee.runtime.ModelFile;
import java.util.List;
import java.util.Optional;

/**
 * Candidates through a predictor that has no normalisation and no biases, with actions of zero, twice: from a latent of normal
 * size, and from one so small that all that is computed is denormal.
 *
 * <p><b>Why:</b> some processors take a hundred times as long for denormal numbers.
 *
 * @param candidates N
 */
record DenormalWork(int candidates) implements Work {
    private static final float TINY = 1e-40f;
    private static final double MOST = 0.9;

    @Override
    public double flops() {
        return 2.0 * candidates * MicroModels.HORIZON * MultiplyAdds.ofPredictor(architecture());
    }

    private static Architecture architecture() {
        return MicroModels.withoutNormalization();
    }

    @Override
    public Contest contest(Optional<Peer> peer) {
        ModelFile file = MicroModels.unbiased(architecture());
        Twins twins = Twins.of(file);
        Context normal = MicroModels.start();
        Context tiny = Context.of(scaled(normal.now(), TINY));
        LatentTrajectories out = new LatentTrajectories(
                candidates, MicroModels.HORIZON, normal.now().size());
        Runnable vectorNormal = rollout(twins.vector(), normal, out);
        Runnable scalarNormal = rollout(twins.scalar(), normal, out);
        Runnable vectorTiny = rollout(twins.vector(), tiny, out);
        Runnable scalarTiny = rollout(twins.scalar(), tiny, out);
        compare(vectorNormal, scalarNormal, out, false);
        compare(vectorTiny, scalarTiny, out, true);
        return new Contest()
                .with(Contestant.VECTOR, vectorNormal)
                .with(Contestant.DENORMAL_VECTOR, vectorTiny)
                .with(Contestant.SCALAR, scalarNormal)
                .with(Contestant.DENORMAL_SCALAR, scalarTiny);
    }

    private Runnable rollout(CompiledWorldModel model, Context context, LatentTrajectories out) {
        ActionBatch zeros = new ActionBatch(
                candidates, MicroModels.HORIZON, model.actionSpace().size());
        return () -> model.rollout(context, zeros, 0, candidates, out);
    }

    private static Latent scaled(Latent latent, float factor) {
        float[] values = latent.toArray();
        for (int d = 0; d < values.length; d++) {
            values[d] *= factor;
        }
        return new Latent(values);
    }

    private static void compare(Runnable vector, Runnable scalar, LatentTrajectories out, boolean denormal) {
        List<Float> ours = RolloutWork.result(vector, out);
        Agreement.requireSame("rollout", ours, RolloutWork.result(scalar, out));
        double share = (double) ours.stream().filter(DenormalWork::isDenormal).count() / ours.size();
        if (denormal ? share < MOST : share > 0) {
            throw new IllegalStateException(
                    "share of denormal latents (" + share + ") must be " + (denormal ? "at least " + MOST : "0") + ".");
        }
    }

    private static boolean isDenormal(float value) {
        return value != 0 && Math.abs(value) < Float.MIN_NORMAL;
    }
}
