package foresee.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Model steps from given states, one at a time: each is a rollout of one candidate over one step, from a context that ends
 * with the state before it.
 */
final class SingleSteps {
    private final DifferentiableWorldModel model;
    private final Context context;
    private final ActionBatch actions;
    private final LatentTrajectories states;
    private final int from;
    private final int chunk;
    private final LatentTrajectories next;
    private final LatentTrajectories gradient;
    private final double[] chunkGradient;

    /** Steps of {@code actions}, index 0 of {@code states} being candidate {@code from}. */
    SingleSteps(
            DifferentiableWorldModel model, Context context, ActionBatch actions, int from, LatentTrajectories states) {
        this.model = model;
        this.context = context;
        this.actions = actions;
        this.states = states;
        this.from = from;
        this.chunk = model.actionChunk();
        this.next = new LatentTrajectories(1, 1, model.latentSize());
        this.gradient = new LatentTrajectories(1, 1, model.latentSize());
        this.chunkGradient = new double[chunk * actions.actionSize()];
    }

    /** Writes what step {@code t} of trajectory {@code n} leads to. */
    void predict(int n, int t, LatentTrajectories out) {
        model.rollout(before(n, t), ActionBatch.of(chunkOf(n, t)), 0, 1, next);
        for (int d = 0; d < next.latentSize(); d++) {
            out.set(n, t, d, next.get(0, 0, d));
        }
    }

    /** Adds the gradient of step {@code t} of trajectory {@code n} by its own action chunk. */
    void pullback(int n, int t, LatentTrajectories latentGradient, double[] actionGradient) {
        Context start = before(n, t);
        ActionBatch one = ActionBatch.of(chunkOf(n, t));
        for (int d = 0; d < gradient.latentSize(); d++) {
            gradient.set(0, 0, d, latentGradient.get(n, t, d));
        }
        Arrays.fill(chunkGradient, 0.0);
        model.rollout(start, one, 0, 1, next);
        model.pullback(start, one, 0, 1, next, gradient, chunkGradient);
        int at = actions.offset(from + n, t * chunk);
        for (int j = 0; j < chunkGradient.length; j++) {
            actionGradient[at + j] += chunkGradient[j];
        }
    }

    /** The window of latents that ends with the one before step {@code t}; latent 0 is now, those after it are states. */
    private Context before(int n, int t) {
        List<Latent> latents = new ArrayList<>();
        List<ActionSequence> between = new ArrayList<>();
        for (int step = t - model.history() + 1; step <= t; step++) {
            latents.add(
                    step > 0
                            ? states.latent(n, step - 1)
                            : context.latents().get(context.latents().size() - 1 + step));
            if (step < t) {
                between.add(
                        step >= 0
                                ? chunkOf(n, step)
                                : context.actions().get(context.actions().size() + step));
            }
        }
        return new Context(latents, between);
    }

    private ActionSequence chunkOf(int n, int step) {
        double[] values = new double[chunkGradient.length];
        System.arraycopy(actions.values(), actions.offset(from + n, step * chunk), values, 0, values.length);
        return ActionSequence.of(chunk, actions.actionSize(), values);
    }
}
