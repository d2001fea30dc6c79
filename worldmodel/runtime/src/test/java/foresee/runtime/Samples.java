package foresee.runtime;

import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import foresee.model.Context;
import foresee.model.Frame;
import foresee.model.KeyedRandom;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.Observation;
import java.util.ArrayList;
import java.util.List;

/** Seeded inputs of a model. */
final class Samples {
    private Samples() {}

    static Observation observation(Architecture a, long seed) {
        KeyedRandom random = KeyedRandom.of(seed);
        byte[] pixels = new byte[a.height() * a.width() * a.channels()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) random.nextInt(256);
        }
        return Observation.ofFrame(new Frame(a.height(), a.width(), a.channels(), pixels), 0);
    }

    static Context context(CompiledWorldModel model, long seed) {
        KeyedRandom random = KeyedRandom.of(seed);
        List<Latent> latents = new ArrayList<>();
        List<ActionSequence> actions = new ArrayList<>();
        for (int i = 0; i < model.history(); i++) {
            latents.add(new Latent(floats(model.latentSize(), random)));
            if (i > 0) {
                actions.add(actions(model, 1, 1, random.nextLong()).sequence(0));
            }
        }
        return new Context(latents, actions);
    }

    static ActionBatch actions(CompiledWorldModel model, int candidates, int steps, long seed) {
        KeyedRandom random = KeyedRandom.of(seed);
        ActionBatch batch = new ActionBatch(
                candidates, steps * model.actionChunk(), model.actionSpace().size());
        for (int n = 0; n < candidates; n++) {
            for (int t = 0; t < batch.horizon(); t++) {
                model.actionSpace().sample(random, batch.values(), batch.offset(n, t));
            }
        }
        return batch;
    }

    static LatentTrajectories trajectories(int candidates, int steps, int latentSize, long seed) {
        KeyedRandom random = KeyedRandom.of(seed);
        LatentTrajectories trajectories = new LatentTrajectories(candidates, steps, latentSize);
        for (int n = 0; n < candidates; n++) {
            for (int t = 0; t < steps; t++) {
                for (int d = 0; d < latentSize; d++) {
                    trajectories.set(n, t, d, (float) random.nextGaussian());
                }
            }
        }
        return trajectories;
    }

    static float[] floats(int count, KeyedRandom random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    static LatentTrajectories rollout(CompiledWorldModel model, Context context, ActionBatch actions) {
        LatentTrajectories out = new LatentTrajectories(
                actions.candidates(), actions.horizon() / model.actionChunk(), model.latentSize());
        model.rollout(context, actions, 0, actions.candidates(), out);
        return out;
    }

    static double[] pullback(
            CompiledWorldModel model, Context context, ActionBatch actions, LatentTrajectories gradient) {
        double[] actionGradient = new double[actions.values().length];
        LatentTrajectories trajectories = rollout(model, context, actions);
        model.pullback(context, actions, 0, actions.candidates(), trajectories, gradient, actionGradient);
        return actionGradient;
    }
}
