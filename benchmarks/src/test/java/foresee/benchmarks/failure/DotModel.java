package foresee.benchmarks.failure;

import foresee.benchmarks.Meadow;
import foresee.model.ActionBatch;
import foresee.model.ActionSpace;
import foresee.model.Context;
import foresee.model.Frame;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.Observation;
import foresee.model.WorldModel;
import java.util.function.UnaryOperator;

/**
 * A model of the meadow made by hand: sees where the dot is, and thinks that each action moves it by {@code pace} times itself.
 *
 * @param pace 1 is the truth
 * @param sight what of (x,y) is kept in the latent
 */
public record DotModel(double pace, UnaryOperator<float[]> sight) implements WorldModel {
    private static final int CHUNK = 4;

    /** One that is right about everything. */
    public static DotModel right() {
        return new DotModel(1, place -> place);
    }

    @Override
    public int latentSize() {
        return 2;
    }

    @Override
    public ActionSpace actionSpace() {
        return new ActionSpace.Ball(2, Meadow.STRIDE);
    }

    @Override
    public int actionChunk() {
        return CHUNK;
    }

    @Override
    public Latent encode(Observation observation) {
        Frame frame = observation.frame().orElseThrow();
        double[] sums = new double[2];
        int count = 0;
        for (int y = 0; y < frame.height(); y++) {
            for (int x = 0; x < frame.width(); x++) {
                if (frame.get(y, x, 1) < 100) {
                    sums[0] += x + 0.5;
                    sums[1] += y + 0.5;
                    count++;
                }
            }
        }
        return new Latent(sight.apply(new float[] {(float) (sums[0] / count), (float) (sums[1] / count)}));
    }

    @Override
    public void rollout(Context context, ActionBatch actions, int from, int to, LatentTrajectories out) {
        for (int n = from; n < to; n++) {
            for (int d = 0; d < 2; d++) {
                double z = context.now().get(d);
                for (int h = 0; h < actions.horizon(); h++) {
                    z = Math.max(2, Math.min(62, z + pace * actions.get(n, h, d)));
                    if ((h + 1) % CHUNK == 0) {
                        out.set(n - from, h / CHUNK, d, (float) z);
                    }
                }
            }
        }
    }
}
