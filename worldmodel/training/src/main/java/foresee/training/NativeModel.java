package foresee.training;

import foresee.model.Episode;
import foresee.model.Observation;
import foresee.runtime.ActionNormalizer;
import foresee.runtime.Architecture;
import foresee.runtime.Parameters;
import foresee.runtime.Tensor;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/** A trained model on ND4J, for measuring it: encodes whole episodes and rolls out open-loop. Not thread-safe. */
final class NativeModel {
    private static final int ROWS = 64;
    private static final float[] NO_STATE = {};

    private final Architecture architecture;
    private final ActionNormalizer normalizer;
    private final WeightStore store;
    private final ObservationEncoder encoder;

    /** @param tensors those of {@link Parameters#of(Architecture)}, in that order */
    NativeModel(Architecture architecture, ActionNormalizer normalizer, List<Tensor> tensors) {
        this.architecture = architecture;
        this.normalizer = normalizer;
        this.store = new WeightStore(DataType.FLOAT, Parameters.of(architecture));
        store.load(tensors);
        this.encoder = new ObservationEncoder(
                store, DataType.FLOAT, architecture, InputNormalizer.identity(architecture), ROWS);
    }

    /** Latent size D. */
    int latentSize() {
        return architecture.latentSize();
    }

    /** Latents W that a rollout starts from. */
    int window() {
        return architecture.window();
    }

    /** Environment steps in one model step. */
    int actionChunk() {
        return architecture.actionChunk();
    }

    /**
     * Encodes every observation; where an observation has no state, that of its frame is empty.
     *
     * @throws IllegalArgumentException if an observation lacks what the model sees, or that has another shape
     */
    EncodedEpisode encode(Episode episode) {
        List<Observation> observations = episode.observations();
        double[][] latents = new double[observations.size()][];
        float[][] states = new float[observations.size()][];
        for (int from = 0; from < latents.length; from += ROWS) {
            encode(observations, from, Math.min(ROWS, latents.length - from), latents);
        }
        for (int t = 0; t < states.length; t++) {
            states[t] = observations.get(t).state().orElse(NO_STATE);
        }
        return new EncodedEpisode(latents, states, episode.actions());
    }

    private void encode(List<Observation> observations, int from, int count, double[][] latents) {
        ObservationRows seen = new ObservationRows(architecture, ROWS);
        for (int i = 0; i < count; i++) {
            seen.put(i, observations.get(from + i));
        }
        encoder.forward(seen.pixels(), seen.vectors(), count);
        double[] encoded = new double[ROWS * latentSize()];
        encoder.read(encoded);
        for (int i = 0; i < count; i++) {
            latents[from + i] = Arrays.copyOfRange(encoded, i * latentSize(), (i + 1) * latentSize());
        }
    }

    /** A rollout, by the first predictor, of {@code length} model steps for {@code batch} windows of latents at a time. */
    LatentRollout rollout(int batch, int length) {
        return new LatentRollout(store, DataType.FLOAT, architecture, batch, length);
    }

    /** Copies {@code count} environment actions from step {@code first} on to {@code target}, normalised. */
    void normalize(EncodedEpisode episode, int first, int count, double[] target, int offset) {
        int size = normalizer.size();
        for (int t = 0; t < count; t++) {
            for (int i = 0; i < size; i++) {
                double action = episode.actions().get(first + t, i);
                target[offset + t * size + i] = normalizer.normalize(i, action);
            }
        }
    }
}
