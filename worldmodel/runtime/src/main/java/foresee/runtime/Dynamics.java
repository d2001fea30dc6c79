package foresee.runtime;

import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import foresee.model.Context;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.ScratchPool;
import foresee.runtime.vector.Kernels;
import java.util.Arrays;

/**
 * The predictor over time: rolls candidates out, and pulls gradients back. Safe for several threads.
 *
 * <p>z(t+1) = z(t) + predictor(window of latents and chunks up to t)
 *
 * <p><b>Why blocks:</b> up to 64 candidates go through all steps together, so that the activations of a step stay in the
 * second-level cache; candidates do not touch each other, so blocks change no bit.
 */
final class Dynamics {
    /** Candidates that go through the predictor together. */
    static final int BLOCK = 64;

    private final ModelCard card;
    private final int latentSize;
    private final int actionSize;
    private final int chunk;
    private final PredictorInput input;
    private final Network network;
    private final ScratchPool<Buffers> forwardPool;
    private final ScratchPool<Pullback> pullbackPool;

    Dynamics(ModelFile file) {
        card = file.card();
        Architecture architecture = card.architecture();
        latentSize = architecture.latentSize();
        actionSize = architecture.actionSize();
        chunk = architecture.actionChunk();
        input = new PredictorInput(card);
        LayerShape inputs = LayerShape.vector(architecture.predictorInputs());
        network = new Network("predictor", inputs, architecture.predictor(), file);
        forwardPool = new ScratchPool<>(() -> network.buffers(BLOCK, false));
        pullbackPool = new ScratchPool<>(() -> new Pullback(network.buffers(BLOCK, true)));
    }

    /** Latents a context must hold. */
    int window() {
        return input.window();
    }

    void rollout(Kernels kernels, Context context, ActionBatch actions, int from, int to, LatentTrajectories out) {
        check(context, actions, from, to, "trajectories", out);
        Buffers buffers = forwardPool.acquire();
        try {
            for (int n = from; n < to; n += BLOCK) {
                block(kernels, buffers, context, actions, from, n, Math.min(BLOCK, to - n), out);
            }
        } finally {
            forwardPool.release(buffers);
        }
    }

    private void block(
            Kernels kernels,
            Buffers buffers,
            Context context,
            ActionBatch actions,
            int first,
            int from,
            int count,
            LatentTrajectories out) {
        int lanes = Kernels.padded(count);
        float[] x = buffers.value(0);
        float[] next = buffers.value(network.output());
        int now = input.latentRow(input.history() - 1) * lanes;
        for (int t = 0; t < out.steps(); t++) {
            input.write(context, actions, out, first, from, count, t, x, lanes);
            network.forward(kernels, buffers, lanes);
            for (int d = 0; d < latentSize; d++) {
                int to = out.offset(t, d) + from - first;
                addRow(x, now + d * lanes, next, d * lanes, out.values(), to, count);
            }
        }
    }

    private static void addRow(float[] a, int atA, float[] b, int atB, float[] sum, int at, int count) {
        for (int n = 0; n < count; n++) {
            sum[at + n] = a[atA + n] + b[atB + n];
        }
    }

    void pullback(
            Kernels kernels,
            Context context,
            ActionBatch actions,
            int from,
            int to,
            LatentTrajectories trajectories,
            LatentTrajectories latentGradient,
            double[] actionGradient) {
        check(context, actions, from, to, "trajectories", trajectories);
        check(context, actions, from, to, "latentGradient", latentGradient);
        if (actionGradient.length != actions.values().length) {
            throw new IllegalArgumentException("actionGradient (" + actionGradient.length + ") must be of the size of "
                    + "the actions (" + actions.values().length + ").");
        }
        Pullback pullback = pullbackPool.acquire();
        try {
            for (int n = from; n < to; n += BLOCK) {
                pullback.block(
                        kernels,
                        context,
                        actions,
                        from,
                        n,
                        Math.min(BLOCK, to - n),
                        trajectories,
                        latentGradient,
                        actionGradient);
            }
        } finally {
            pullbackPool.release(pullback);
        }
    }

    private void check(
            Context context, ActionBatch actions, int from, int to, String what, LatentTrajectories trajectories) {
        requireContext(context);
        require("action size of the candidates", actions.actionSize(), "the model's", actionSize);
        if (actions.horizon() % chunk != 0) {
            throw new IllegalArgumentException("horizon (" + actions.horizon()
                    + ") must be a multiple of the model's action chunk (" + chunk + ").");
        }
        if (from < 0 || from >= to || to > actions.candidates()) {
            throw new IllegalArgumentException("from (" + from + ") and to (" + to
                    + ") must be a range within the candidates (" + actions.candidates() + ").");
        }
        require("candidates of " + what, trajectories.candidates(), "to - from", to - from);
        require("steps of " + what, trajectories.steps(), "horizon / action chunk", actions.horizon() / chunk);
        require("latent size of " + what, trajectories.latentSize(), "the model's", latentSize);
    }

    private void requireContext(Context context) {
        require("latents in the context", context.latents().size(), "the model's history", window());
        for (int i = 0; i < context.latents().size(); i++) {
            Latent latent = context.latents().get(i);
            require("latent size of the context", latent.size(), "the model's", latentSize);
        }
        for (int i = 0; i < context.actions().size(); i++) {
            ActionSequence actions = context.actions().get(i);
            require("actions between two latents of the context", actions.horizon(), "the model's chunk", chunk);
            require("action size of the context", actions.actionSize(), "the model's", actionSize);
        }
    }

    private static void require(String what, int value, String of, int expected) {
        if (value != expected) {
            throw new IllegalArgumentException(what + " (" + value + ") must be " + of + " (" + expected + ").");
        }
    }

    /** Working memory and algorithm of the gradient of one block. */
    private final class Pullback {
        private final Buffers buffers;

        /** Gradients of z(1) to z(H'), (H', D, lanes). */
        private float[] latents = new float[0];

        Pullback(Buffers buffers) {
            this.buffers = buffers;
        }

        void block(
                Kernels kernels,
                Context context,
                ActionBatch actions,
                int first,
                int from,
                int count,
                LatentTrajectories trajectories,
                LatentTrajectories latentGradient,
                double[] actionGradient) {
            int lanes = Kernels.padded(count);
            start(latentGradient, from - first, count, lanes);
            for (int t = trajectories.steps() - 1; t >= 0; t--) {
                input.write(context, actions, trajectories, first, from, count, t, buffers.value(0), lanes);
                network.forward(kernels, buffers, lanes);
                int next = t * latentSize * lanes;
                System.arraycopy(latents, next, buffers.gradient(network.output()), 0, latentSize * lanes);
                network.backward(kernels, buffers, lanes);
                addToLatent(t, latents, next, lanes);
                distribute(t, from, count, lanes, actions, actionGradient);
            }
        }

        private void start(LatentTrajectories gradient, int n, int count, int lanes) {
            int size = gradient.steps() * latentSize * lanes;
            if (latents.length < size) {
                latents = new float[size];
            }
            for (int t = 0; t < gradient.steps(); t++) {
                for (int d = 0; d < latentSize; d++) {
                    int to = (t * latentSize + d) * lanes;
                    System.arraycopy(gradient.values(), gradient.offset(t, d) + n, latents, to, count);
                    Arrays.fill(latents, to + count, to + lanes, 0f);
                }
            }
        }

        /** Adds a gradient to that of z(step); z(0) and what came before it are given, nothing is asked about them. */
        private void addToLatent(int step, float[] gradient, int at, int lanes) {
            int size = latentSize * lanes;
            for (int i = 0; step > 0 && i < size; i++) {
                latents[(step - 1) * size + i] += gradient[at + i];
            }
        }

        /** Gives the rows of the input's gradient to the latents and actions they came from. */
        private void distribute(int t, int from, int count, int lanes, ActionBatch actions, double[] actionGradient) {
            float[] gradient = buffers.gradient(0);
            for (int i = 0; i < input.history(); i++) {
                int step = input.step(t, i);
                addToLatent(step, gradient, input.latentRow(i) * lanes, lanes);
                if (step >= 0) {
                    addToActions(gradient, input.chunkRow(i), step, from, count, lanes, actions, actionGradient);
                }
            }
        }

        private void addToActions(
                float[] gradient,
                int row,
                int step,
                int from,
                int count,
                int lanes,
                ActionBatch actions,
                double[] actionGradient) {
            for (int n = 0; n < count; n++) {
                int at = actions.offset(from + n, step * chunk);
                for (int j = 0; j < chunk * actionSize; j++) {
                    actionGradient[at + j] +=
                            gradient[(row + j) * lanes + n] / card.normalizer().scale(j % actionSize);
                }
            }
        }
    }
}
