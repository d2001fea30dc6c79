package foresee.runtime;

import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import foresee.model.Context;
import foresee.model.LatentTrajectories;

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
    private final ActionNormalizer normalizer;

    PredictorInput(ModelCard card) {
        Architecture architecture = card.architecture();
        latentSize = architecture.latentSize();
        actionSize = architecture.actionSize();
        chunk = architecture.actionChunk();
        history = architecture.history();
        stride = architecture.historyStride();
        normalizer = card.normalizer();
    }

    /** Latents a context must hold: (L - 1) s + 1. */
    int window() {
        return (history - 1) * stride + 1;
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
     * Fills the predictor's input for step {@code t}.
     *
     * @param from the candidate in lane 0
     * @param count real lanes; the others repeat the context and do nothing
     * @param first the candidate that index 0 of {@code trajectories} is
     */
    void write(
            Context context,
            ActionBatch actions,
            LatentTrajectories trajectories,
            int first,
            int from,
            int count,
            int t,
            float[] x,
            int lanes) {
        for (int i = 0; i < history; i++) {
            int step = step(t, i);
            if (step <= 0) {
                writeContext(context, step, latentRow(i), x, lanes);
            } else {
                writeLatents(trajectories, step - 1, from - first, count, latentRow(i), x, lanes);
            }
            if (step < 0) {
                writePastChunk(context, step, chunkRow(i), x, lanes);
            } else {
                writeChunk(actions, step, from, count, chunkRow(i), x, lanes);
            }
        }
    }

    private void writeContext(Context context, int step, int row, float[] x, int lanes) {
        int index = context.latents().size() - 1 + step;
        for (int d = 0; d < latentSize; d++) {
            fill(x, (row + d) * lanes, lanes, context.latents().get(index).get(d));
        }
    }

    private void writeLatents(LatentTrajectories trajectories, int t, int n, int count, int row, float[] x, int lanes) {
        for (int d = 0; d < latentSize; d++) {
            int to = (row + d) * lanes;
            System.arraycopy(trajectories.values(), trajectories.offset(t, d) + n, x, to, count);
            fill(x, to + count, lanes - count, 0f);
        }
    }

    private void writePastChunk(Context context, int step, int row, float[] x, int lanes) {
        ActionSequence past = context.actions().get(context.actions().size() + step);
        for (int j = 0; j < chunk * actionSize; j++) {
            int i = j % actionSize;
            fill(x, (row + j) * lanes, lanes, normalizer.normalize(i, past.get(j / actionSize, i)));
        }
    }

    private void writeChunk(ActionBatch actions, int step, int from, int count, int row, float[] x, int lanes) {
        double[] values = actions.values();
        for (int n = 0; n < count; n++) {
            int at = actions.offset(from + n, step * chunk);
            for (int j = 0; j < chunk * actionSize; j++) {
                x[(row + j) * lanes + n] = normalizer.normalize(j % actionSize, values[at + j]);
            }
        }
        for (int j = 0; j < chunk * actionSize; j++) {
            fill(x, (row + j) * lanes + count, lanes - count, 0f);
        }
    }

    private static void fill(float[] x, int at, int count, float value) {
        for (int i = at; i < at + count; i++) {
            x[i] = value;
        }
    }
}
