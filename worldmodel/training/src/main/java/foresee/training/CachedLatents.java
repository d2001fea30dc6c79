package foresee.training;

import foresee.model.Episode;
import foresee.model.Observation;
import foresee.planning.Cancellation;
import foresee.runtime.ActionNormalizer;
import foresee.runtime.Architecture;
import foresee.runtime.Parameters;
import foresee.runtime.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The latents of every frame of many episodes and the actions between them, encoded once and kept in memory.
 *
 * <p><b>Shapes:</b> of each episode latents (steps + 1, D) and normalised actions (steps, A), floats, 4 (D + A) bytes a frame.
 * <b>Why:</b> with a frozen encoder a latent is always the same, and a step of the predictor alone is many times cheaper than one that
 * encodes its frames.
 */
final class CachedLatents {
    /** A gibibyte, or half of what the JVM may have if that is less. */
    static final long MOST_BYTES = Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 2);

    private static final int ROWS = 128;

    private final int latentSize;
    private final int actionSize;
    private final List<float[]> latents = new ArrayList<>();
    private final List<float[]> actions = new ArrayList<>();

    private CachedLatents(int latentSize, int actionSize) {
        this.latentSize = latentSize;
        this.actionSize = actionSize;
    }

    /**
     * Encodes all episodes; when it is cancelled, only until one is long enough, so that there is something to end on.
     *
     * @param encoder its tensors, as a model file has them
     * @param longEnough steps of such an episode
     * @param mostBytes what may be kept
     * @throws IllegalArgumentException if there is more, or an observation lacks what the model sees
     */
    static CachedLatents of(
            Architecture architecture,
            ActionNormalizer normalizer,
            List<Tensor> encoder,
            Iterable<Episode> episodes,
            int longEnough,
            long mostBytes,
            Cancellation cancellation) {
        CachedLatents cache = new CachedLatents(architecture.latentSize(), architecture.actionSize());
        Filler filler = new Filler(architecture, encoder);
        long bytes = 0;
        boolean enough = false;
        for (Episode episode : episodes) {
            if (enough && cancellation.isCancelled()) {
                break;
            }
            enough |= episode.steps() >= longEnough;
            bytes += bytes(architecture, episode.observations().size());
            requireRoom(bytes, mostBytes);
            cache.latents.add(filler.latents(episode));
            cache.actions.add(cache.normalized(episode, normalizer));
        }
        filler.flush();
        return cache;
    }

    /** What {@code frames} frames take, with the actions between them. */
    static long bytes(Architecture architecture, long frames) {
        return frames * (architecture.latentSize() + architecture.actionSize()) * Float.BYTES;
    }

    /** @throws IllegalArgumentException if {@code bytes} is more than {@code most} */
    static void requireRoom(long bytes, long most) {
        if (bytes > most) {
            throw new IllegalArgumentException("cached latents (" + (bytes >> 20) + " MiB) must be at most "
                    + (most >> 20) + " MiB.\nMaybe set secondStage.steps to 0, or learn from fewer episodes.");
        }
    }

    private float[] normalized(Episode episode, ActionNormalizer normalizer) {
        float[] values = new float[episode.steps() * actionSize];
        for (int i = 0; i < values.length; i++) {
            int component = i % actionSize;
            double action = episode.actions().get(i / actionSize, component);
            values[i] = normalizer.normalize(component, action);
        }
        return values;
    }

    /** Number of episodes. */
    int episodes() {
        return latents.size();
    }

    /** Steps of an episode: one fewer than its latents. */
    int steps(int episode) {
        return latents.get(episode).length / latentSize - 1;
    }

    /** Copies the latent at {@code step} of an episode. */
    void latent(int episode, int step, double[] target, int offset) {
        float[] all = latents.get(episode);
        for (int d = 0; d < latentSize; d++) {
            target[offset + d] = all[step * latentSize + d];
        }
    }

    /** Copies {@code count} actions from step {@code first} on. */
    void actions(int episode, int first, int count, double[] target, int offset) {
        float[] all = actions.get(episode);
        for (int i = 0; i < count * actionSize; i++) {
            target[offset + i] = all[first * actionSize + i];
        }
    }

    /** Encodes frames of one episode after the other, always as many at a time. */
    private static final class Filler {
        private final ObservationEncoder encoder;
        private final int latentSize;
        private final ObservationRows seen;
        private final double[] encoded;
        private final float[][] targets = new float[ROWS][];
        private final int[] places = new int[ROWS];
        private int pending;

        Filler(Architecture architecture, List<Tensor> tensors) {
            WeightStore store = new WeightStore(DataType.FLOAT, Parameters.encoder(architecture));
            store.load(tensors);
            InputNormalizer identity = InputNormalizer.identity(architecture);
            this.encoder = new ObservationEncoder(store, DataType.FLOAT, architecture, identity, ROWS);
            this.latentSize = architecture.latentSize();
            this.seen = new ObservationRows(architecture, ROWS);
            this.encoded = new double[ROWS * latentSize];
        }

        /** Room that is filled by the time of the next {@link #flush}. */
        float[] latents(Episode episode) {
            List<Observation> observations = episode.observations();
            float[] target = new float[observations.size() * latentSize];
            for (int t = 0; t < observations.size(); t++) {
                seen.put(pending, observations.get(t));
                targets[pending] = target;
                places[pending] = t * latentSize;
                pending++;
                if (pending == ROWS) {
                    flush();
                }
            }
            return target;
        }

        void flush() {
            encoder.forward(seen.pixels(), seen.vectors(), pending);
            encoder.read(encoded);
            for (int row = 0; row < pending; row++) {
                for (int d = 0; d < latentSize; d++) {
                    targets[row][places[row] + d] = (float) encoded[row * latentSize + d];
                }
            }
            pending = 0;
        }
    }
}
