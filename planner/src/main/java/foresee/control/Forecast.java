package foresee.control;

import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import foresee.model.Context;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.WorldModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a model says that actions lead to. */
final class Forecast {
    private Forecast() {}

    /** The latent after the k actions of one model step. */
    static Latent next(WorldModel model, Context context, ActionSequence chunk) {
        return after(model, context, chunk).get(0);
    }

    /** The latent after each model step of {@code actions}, a multiple of k. */
    static List<Latent> after(WorldModel model, Context context, ActionSequence actions) {
        int steps = actions.horizon() / model.actionChunk();
        LatentTrajectories predicted = new LatentTrajectories(1, steps, model.latentSize());
        model.rollout(context, ActionBatch.of(actions), 0, 1, predicted);
        List<Latent> latents = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            latents.add(predicted.latent(0, step));
        }
        return latents;
    }

    /** The context as it will be after {@code actions}, a multiple of k: what was observed moves back, what is predicted follows. */
    static Context continued(WorldModel model, Context context, ActionSequence actions) {
        List<Latent> latents = new ArrayList<>(context.latents());
        latents.addAll(after(model, context, actions));
        List<ActionSequence> between = new ArrayList<>(context.actions());
        between.addAll(chunks(actions, model.actionChunk()));
        int length = context.latents().size();
        return new Context(last(latents, length), last(between, length - 1));
    }

    private static List<ActionSequence> chunks(ActionSequence actions, int chunk) {
        List<ActionSequence> chunks = new ArrayList<>();
        int size = chunk * actions.actionSize();
        double[] values = actions.toArray();
        for (int from = 0; from < values.length; from += size) {
            chunks.add(ActionSequence.of(chunk, actions.actionSize(), Arrays.copyOfRange(values, from, from + size)));
        }
        return chunks;
    }

    private static <T> List<T> last(List<T> all, int count) {
        return all.subList(all.size() - count, all.size());
    }
}
