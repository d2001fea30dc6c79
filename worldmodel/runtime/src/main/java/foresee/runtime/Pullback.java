package foresee.runtime;

import foresee.model.LatentTrajectories;
import foresee.runtime.kernels.Kernels;
import java.util.Arrays;
import java.util.List;

/**
 * The gradient of one block of candidates by their actions, with its working memory. Used by one thread at a time.
 *
 * <p>From the last step to the first: the gradient of a step is pulled back through the predictor, and handed to the latents
 * and action chunks that the predictor saw. What the layers computed in that step comes from a {@link RolloutTape}, or is
 * computed again from the stored latents; then nothing is stored between steps but the gradients of the latents, and memory
 * does not grow with the layers times the horizon.
 *
 * <p>g(t) = given(t) + g(t+1) + sum over steps s that saw z(t) of (d predictor(s) / d z(t))^T g(s+1)
 */
final class Pullback {
    private final PredictorInput input;
    private final Network network;
    private final Buffers buffers;
    private final ActionNormalizer normalizer;
    private final int latentSize;
    private final int chunk;

    /** Gradients of z(1) to z(H'), (H', D, lanes). */
    private float[] latents = new float[0];

    Pullback(ModelCard card, PredictorInput input, Network network) {
        this.input = input;
        this.network = network;
        this.buffers = network.buffers(Block.MOST, true);
        this.normalizer = card.normalizer();
        this.latentSize = card.architecture().latentSize();
        this.chunk = card.architecture().actionChunk();
    }

    /** Adds to {@code actionGradient}, every step being computed again. */
    void run(
            Kernels kernels,
            Block block,
            LatentTrajectories trajectories,
            LatentTrajectories latentGradient,
            double[] actionGradient) {
        start(latentGradient, block);
        for (int t = trajectories.steps() - 1; t >= 0; t--) {
            input.write(block, trajectories, t, buffers.value(0));
            network.forward(kernels, buffers, block.lanes());
            step(kernels, block, t, buffers, actionGradient);
        }
    }

    /** Adds to {@code actionGradient}, {@code steps} holding what every step computed. */
    void run(
            Kernels kernels,
            Block block,
            List<Buffers> steps,
            LatentTrajectories latentGradient,
            double[] actionGradient) {
        start(latentGradient, block);
        for (int t = latentGradient.steps() - 1; t >= 0; t--) {
            step(kernels, block, t, steps.get(t), actionGradient);
        }
    }

    private void step(Kernels kernels, Block block, int t, Buffers computed, double[] actionGradient) {
        int lanes = block.lanes();
        int size = latentSize * lanes;
        System.arraycopy(latents, t * size, computed.gradient(network.output()), 0, size);
        network.backward(kernels, computed, lanes);
        addToLatent(t, latents, t * size, lanes);
        distribute(t, block, actionGradient);
    }

    /** Buffers for the values of one more step, that share this pullback's gradients. */
    Buffers newStep() {
        return buffers.another();
    }

    private void start(LatentTrajectories gradient, Block block) {
        int lanes = block.lanes();
        int rows = gradient.steps() * latentSize;
        if (latents.length < rows * lanes) {
            latents = new float[rows * lanes];
        }
        if (block.isAllOf(gradient)) {
            System.arraycopy(gradient.values(), 0, latents, 0, rows * lanes);
            return;
        }
        for (int row = 0; row < rows; row++) {
            int from = gradient.offset(row / latentSize, row % latentSize) + block.index();
            System.arraycopy(gradient.values(), from, latents, row * lanes, block.count());
            Arrays.fill(latents, row * lanes + block.count(), (row + 1) * lanes, 0f);
        }
    }

    /** Adds a gradient to that of z(step); z(0) and what came before it are given, nothing is asked about them. */
    private void addToLatent(int step, float[] gradient, int at, int lanes) {
        int size = latentSize * lanes;
        if (step > 0) {
            int to = (step - 1) * size;
            for (int i = 0; i < size; i++) {
                latents[to + i] += gradient[at + i];
            }
        }
    }

    /** Gives the rows of the input's gradient to the latents and actions they came from. */
    private void distribute(int t, Block block, double[] actionGradient) {
        int lanes = block.lanes();
        for (int i = 0; i < input.history(); i++) {
            int step = input.step(t, i);
            addToLatent(step, buffers.gradient(0), input.latentRow(i) * lanes, lanes);
            if (step >= 0) {
                addToChunk(step, input.chunkRow(i), block, actionGradient);
            }
        }
    }

    private void addToChunk(int step, int row, Block block, double[] actionGradient) {
        for (int n = 0; n < block.count(); n++) {
            addLane(row * block.lanes() + n, block.lanes(), block.chunkOffset(n, step, chunk), actionGradient);
        }
    }

    /** Adds the input's gradient by one chunk, in one lane from {@code from} on, to that by the actions at {@code at}. */
    private void addLane(int from, int lanes, int at, double[] actionGradient) {
        float[] gradient = buffers.gradient(0);
        int actionSize = normalizer.size();
        for (int j = 0; j < chunk * actionSize; j++) {
            actionGradient[at + j] += gradient[from + j * lanes] / normalizer.scale(j % actionSize);
        }
    }

    /** Adds the gradient of steps from given states by their own chunks: nothing goes back to what a step starts from. */
    void run(Kernels kernels, StepBlock block, LatentTrajectories latentGradient, double[] actionGradient) {
        int lanes = block.lanes();
        input.write(block, buffers.value(0));
        network.forward(kernels, buffers, lanes);
        writeGradient(latentGradient, block, buffers.gradient(network.output()));
        network.backward(kernels, buffers, lanes);
        addToChunks(block, actionGradient);
    }

    private void writeGradient(LatentTrajectories latentGradient, StepBlock block, float[] gradient) {
        int lanes = block.lanes();
        for (int d = 0; d < latentSize; d++) {
            for (int lane = 0; lane < block.count(); lane++) {
                gradient[d * lanes + lane] = latentGradient.get(block.trajectory(lane), block.step(lane), d);
            }
            Arrays.fill(gradient, d * lanes + block.count(), (d + 1) * lanes, 0f);
        }
    }

    private void addToChunks(StepBlock block, double[] actionGradient) {
        int row = input.chunkRow(input.history() - 1);
        for (int lane = 0; lane < block.count(); lane++) {
            int at = block.chunkOffset(lane, block.step(lane), chunk);
            addLane(row * block.lanes() + lane, block.lanes(), at, actionGradient);
        }
    }
}
