package foresee.runtime;

import foresee.model.ActionSequence;
import foresee.model.Context;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import java.util.Arrays;

/**
 * What the predictor sees at each model step of a block of candidates: the last latents, then the last action chunks.
 *
 * <p>Model step t (from 0) leads from z(t) to z(t+1); z(0) is the context's last latent, those before it have negative
 * numbers. The window goes back (L - 1) s steps; of it the predictor sees every s-th, s being the stride.
 */
final class PredictorInput {
    private final int latentSize;
    private final int actionSize;
    private final int chunk;
    private final int history;
    private final int stride;
    private final int window;
    private final ActionNormalizer normalizer;

    PredictorInput(ModelCard card) {
        Architecture architecture = card.architecture();
        latentSize = architecture.latentSize();
        actionSize = architecture.actionSize();
        chunk = architecture.actionChunk();
        history = architecture.history();
        stride = architecture.historyStride();
        window = architecture.window();
        normalizer = card.normalizer();
    }

    /** Latents a context must hold: (L - 1) s + 1. */
    int window() {
        return window;
    }

    /** The model step whose latent and chunk the predictor sees in place {@code i} of its history at step {@code t}. */
    int step(int t, int i) {
        return t - (history - 1 - i) * stride;
    }

    /** The first row of the latent in place {@code i} of the history. */
    int latentRow(int i) {
        return i * latentSize;
    }

    /** The first row of the action chunk in place {@code i} of the history. */
    int chunkRow(int i) {
        return history * latentSize + i * chunk * actionSize;
    }

    /** Places in the history L. */
    int history() {
        return history;
    }

    /**
     * Fills the predictor's input for step {@code t}; lanes without a candidate hold the context at first, then zeros.
     *
     * @param trajectories the latents predicted so far
     */
    void write(Block block, LatentTrajectories trajectories, int t, float[] x) {
        for (int i = 0; i < history; i++) {
            int step = step(t, i);
            if (step <= 0) {
                writeContext(block.context(), step, latentRow(i), x, block.lanes());
            } else {
                writeLatents(trajectories, step - 1, block, latentRow(i), x);
            }
            if (step < 0) {
                writePastChunk(block.context(), step, chunkRow(i), x, block.lanes());
            } else {
                writeChunk(block, step, chunkRow(i), x);
            }
        }
    }

    private void writeContext(Context context, int step, int row, float[] x, int lanes) {
        Latent latent = latent(context, step);
        for (int d = 0; d < latentSize; d++) {
            Arrays.fill(x, (row + d) * lanes, (row + d + 1) * lanes, latent.get(d));
        }
    }

    private void writeLatents(LatentTrajectories trajectories, int t, Block block, int row, float[] x) {
        int lanes = block.lanes();
        if (block.isAllOf(trajectories)) {
            System.arraycopy(trajectories.values(), trajectories.offset(t, 0), x, row * lanes, latentSize * lanes);
            return;
        }
        for (int d = 0; d < latentSize; d++) {
            int from = trajectories.offset(t, d) + block.index();
            int to = (row + d) * lanes;
            System.arraycopy(trajectories.values(), from, x, to, block.count());
            Arrays.fill(x, to + block.count(), to + lanes, 0f);
        }
    }

    private void writePastChunk(Context context, int step, int row, float[] x, int lanes) {
        ActionSequence past = chunk(context, step);
        for (int j = 0; j < chunk * actionSize; j++) {
            int i = j % actionSize;
            float value = normalizer.normalize(i, past.get(j / actionSize, i));
            Arrays.fill(x, (row + j) * lanes, (row + j + 1) * lanes, value);
        }
    }

    private void writeChunk(Block block, int step, int row, float[] x) {
        double[] values = block.actions().values();
        int lanes = block.lanes();
        for (int n = 0; n < block.count(); n++) {
            int at = block.chunkOffset(n, step, chunk);
            for (int j = 0; j < chunk * actionSize; j++) {
                x[(row + j) * lanes + n] = normalizer.normalize(j % actionSize, values[at + j]);
            }
        }
        for (int j = 0; j < chunk * actionSize; j++) {
            Arrays.fill(x, (row + j) * lanes + block.count(), (row + j + 1) * lanes, 0f);
        }
    }

    /** Fills the predictor's input for steps from given states; lanes without a step hold zeros. */
    void write(StepBlock block, float[] x) {
        int lanes = block.lanes();
        for (int i = 0; i < history; i++) {
            for (int lane = 0; lane < block.count(); lane++) {
                int step = step(block.step(lane), i);
                writeLatent(block, step, lane, latentRow(i) * lanes + lane, x);
                writeChunk(block, step, lane, chunkRow(i) * lanes + lane, x);
            }
        }
        int rows = history * (latentSize + chunk * actionSize);
        for (int row = 0; row < rows; row++) {
            Arrays.fill(x, row * lanes + block.count(), (row + 1) * lanes, 0f);
        }
    }

    private void writeLatent(StepBlock block, int step, int lane, int at, float[] x) {
        if (step > 0) {
            LatentTrajectories states = block.states();
            for (int d = 0; d < latentSize; d++) {
                x[at + d * block.lanes()] = states.get(block.trajectory(lane), step - 1, d);
            }
        } else {
            Latent latent = latent(block.context(), step);
            for (int d = 0; d < latentSize; d++) {
                x[at + d * block.lanes()] = latent.get(d);
            }
        }
    }

    private void writeChunk(StepBlock block, int step, int lane, int at, float[] x) {
        double[] values = block.actions().values();
        for (int j = 0; j < chunk * actionSize; j++) {
            int i = j % actionSize;
            double action = step < 0
                    ? chunk(block.context(), step).get(j / actionSize, i)
                    : values[block.chunkOffset(lane, step, chunk) + j];
            x[at + j * block.lanes()] = normalizer.normalize(i, action);
        }
    }

    /** The latent before step {@code step}, at most 0. */
    private static Latent latent(Context context, int step) {
        return context.latents().get(context.latents().size() - 1 + step);
    }

    /** The action chunk of step {@code step}, below 0. */
    private static ActionSequence chunk(Context context, int step) {
        return context.actions().get(context.actions().size() + step);
    }
}
