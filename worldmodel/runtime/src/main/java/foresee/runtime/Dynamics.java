package foresee.runtime;

import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import foresee.model.Context;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.ScratchPool;
import foresee.runtime.kernels.Kernels;

/**
 * The predictor over time: rolls candidates out, and pulls gradients back. Safe for several threads.
 *
 * <p>z(t+1) = z(t) + predictor(window of latents and chunks up to t)
 *
 * <p>Candidates go block by block; they do not touch each other, so blocks change no bit.
 */
final class Dynamics {
    private final int latentSize;
    private final int actionSize;
    private final int chunk;
    private final PredictorInput input;
    private final Network network;
    private final ScratchPool<Buffers> rollouts;
    private final ScratchPool<Pullback> pullbacks;
    private final ScratchPool<TapeMemory> tapes;

    /** @param member of the predictors, from 0 */
    Dynamics(ModelFile file, int member) {
        Architecture architecture = file.card().architecture();
        latentSize = architecture.latentSize();
        actionSize = architecture.actionSize();
        chunk = architecture.actionChunk();
        input = new PredictorInput(file.card());
        LayerShape inputs = LayerShape.vector(architecture.predictorInputs());
        network = new Network(Architecture.predictorOf(member), inputs, architecture.predictor(), file, true);
        rollouts = new ScratchPool<>(() -> network.buffers(Block.MOST, false));
        pullbacks = new ScratchPool<>(() -> new Pullback(file.card(), input, network));
        tapes = new ScratchPool<>(() -> new TapeMemory(this, new Pullback(file.card(), input, network)));
    }

    /** Latents a context must hold. */
    int window() {
        return input.window();
    }

    void rollout(Kernels kernels, Context context, ActionBatch actions, int from, int to, LatentTrajectories out) {
        check(context, actions, from, to, "trajectories", out);
        Buffers buffers = rollouts.acquire();
        try {
            for (int n = from; n < to; n += Block.MOST) {
                rollout(kernels, buffers, Block.of(context, actions, from, n, to), out);
            }
        } finally {
            rollouts.release(buffers);
        }
    }

    private void rollout(Kernels kernels, Buffers buffers, Block block, LatentTrajectories out) {
        for (int t = 0; t < out.steps(); t++) {
            step(kernels, buffers, block, t, out);
        }
    }

    /** Predicts step {@code t} of a block of candidates, and leaves in {@code buffers} what every layer computed. */
    void step(Kernels kernels, Buffers buffers, Block block, int t, LatentTrajectories out) {
        int lanes = block.lanes();
        float[] x = buffers.value(0);
        float[] change = buffers.value(network.output());
        int now = input.latentRow(input.history() - 1) * lanes;
        input.write(block, out, t, x);
        network.forward(kernels, buffers, lanes);
        if (block.isAllOf(out)) {
            add(x, now, change, 0, out.values(), out.offset(t, 0), latentSize * lanes);
            return;
        }
        for (int d = 0; d < latentSize; d++) {
            int to = out.offset(t, d) + block.index();
            add(x, now + d * lanes, change, d * lanes, out.values(), to, block.count());
        }
    }

    private static void add(float[] a, int atA, float[] b, int atB, float[] sum, int at, int count) {
        for (int n = 0; n < count; n++) {
            sum[at + n] = a[atA + n] + b[atB + n];
        }
    }

    /** Rolls out at most {@link Block#MOST} candidates. */
    RolloutTape rolloutOntoTape(
            Kernels kernels, Context context, ActionBatch actions, int from, int to, LatentTrajectories out) {
        check(context, actions, from, to, "trajectories", out);
        return new RolloutTape(this, tapes, kernels, Block.of(context, actions, from, from, to), out);
    }

    /** Refuses gradients that do not fit a block of candidates, all of them. */
    void checkGradients(Block block, LatentTrajectories latentGradient, double[] actionGradient) {
        int steps = block.actions().horizon() / chunk;
        requireShape("latentGradient", latentGradient, block.count(), steps);
        requireSize(actionGradient, block.actions());
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
        requireSize(actionGradient, actions);
        Pullback pullback = pullbacks.acquire();
        try {
            for (int n = from; n < to; n += Block.MOST) {
                Block block = Block.of(context, actions, from, n, to);
                pullback.run(kernels, block, trajectories, latentGradient, actionGradient);
            }
        } finally {
            pullbacks.release(pullback);
        }
    }

    /** Steps from given states: pairs of candidate and step fill the lanes, all steps of all candidates being one batch. */
    void predictSteps(
            Kernels kernels,
            Context context,
            ActionBatch actions,
            int from,
            int to,
            LatentTrajectories states,
            LatentTrajectories out) {
        check(context, actions, from, to, "states", states);
        check(context, actions, from, to, "out", out);
        Buffers buffers = rollouts.acquire();
        try {
            for (int first = 0; first < states.steps() * states.candidates(); first += Block.MOST) {
                predict(kernels, buffers, StepBlock.of(context, actions, from, states, first), out);
            }
        } finally {
            rollouts.release(buffers);
        }
    }

    private void predict(Kernels kernels, Buffers buffers, StepBlock block, LatentTrajectories out) {
        int lanes = block.lanes();
        float[] x = buffers.value(0);
        float[] change = buffers.value(network.output());
        int now = input.latentRow(input.history() - 1) * lanes;
        input.write(block, x);
        network.forward(kernels, buffers, lanes);
        for (int d = 0; d < latentSize; d++) {
            for (int lane = 0; lane < block.count(); lane++) {
                int at = d * lanes + lane;
                out.set(block.trajectory(lane), block.step(lane), d, x[now + at] + change[at]);
            }
        }
    }

    void pullbackSteps(
            Kernels kernels,
            Context context,
            ActionBatch actions,
            int from,
            int to,
            LatentTrajectories states,
            LatentTrajectories latentGradient,
            double[] actionGradient) {
        check(context, actions, from, to, "states", states);
        check(context, actions, from, to, "latentGradient", latentGradient);
        requireSize(actionGradient, actions);
        Pullback pullback = pullbacks.acquire();
        try {
            for (int first = 0; first < states.steps() * states.candidates(); first += Block.MOST) {
                StepBlock block = StepBlock.of(context, actions, from, states, first);
                pullback.run(kernels, block, latentGradient, actionGradient);
            }
        } finally {
            pullbacks.release(pullback);
        }
    }

    private static void requireSize(double[] actionGradient, ActionBatch actions) {
        if (actionGradient.length != actions.values().length) {
            throw new IllegalArgumentException("actionGradient (" + actionGradient.length + ") must be of the size of "
                    + "the actions (" + actions.values().length + ").");
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
        requireShape(what, trajectories, to - from, actions.horizon() / chunk);
    }

    private void requireShape(String what, LatentTrajectories trajectories, int candidates, int steps) {
        if (trajectories.candidates() != candidates
                || trajectories.steps() != steps
                || trajectories.latentSize() != latentSize) {
            throw new IllegalArgumentException(what + " (" + trajectories.candidates() + " x " + trajectories.steps()
                    + " x " + trajectories.latentSize() + ") must be candidates (" + candidates + ") x model steps ("
                    + steps + ") x latent size (" + latentSize + ").");
        }
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
}
