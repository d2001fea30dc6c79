package foresee.training;

import foresee.dataset.Dataset;
import foresee.dataset.EpisodeSplit;
import foresee.runtime.Architecture;
import foresee.runtime.Parameters;
import foresee.runtime.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * What can be read off the latents in the middle of a run: a linear probe, fitted on some training frames and scored on some held-out
 * ones under the weights of the moment.
 *
 * <p>It only looks: frames are chosen once, evenly and without chance, weights and rooms are its own, so that a run with it has the same
 * bits as one without. Of fewer frames than the {@linkplain Diagnostics measurement at the end}, it reads a little less. Not thread-safe.
 *
 * <p><b>Why</b> so seldom: {@value #FITTED} + {@value #SCORED} frames, forward alone, cost about half a step of the usual 64 x 9 frames;
 * every {@value #EVERY} steps that is some thousandths of a run, and two hundredths where a batch is of 8.
 */
final class LiveProbe {
    /** Steps from one reading to the next. */
    static final int EVERY = 200;

    private static final int FITTED = 768;
    private static final int SCORED = 256;
    private static final int ROWS = 64;

    /** The golden section: steps of neighbouring picks lie far apart, and all of an episode is covered. */
    private static final double GOLDEN = 0.6180339887498949;

    private final List<ProbeTarget> targets;
    private final int latentSize;
    private final Sample fitted;
    private final Sample scored;
    private final WeightStore store;
    private final ObservationEncoder encoder;
    private final double[] encoded;

    /**
     * Reads the frames.
     *
     * @param targets what is to be read, at least one
     * @param dataset with states
     * @param split which episodes are fitted on and which are scored
     */
    LiveProbe(Architecture architecture, List<ProbeTarget> targets, Dataset dataset, EpisodeSplit split) {
        this.targets = List.copyOf(targets);
        this.latentSize = architecture.latentSize();
        this.fitted = new Sample(architecture, dataset, split.training(), FITTED);
        this.scored = new Sample(architecture, dataset, split.heldOut(), SCORED);
        this.store = new WeightStore(DataType.FLOAT, Parameters.encoder(architecture));
        this.encoder = new ObservationEncoder(
                store, DataType.FLOAT, architecture, InputNormalizer.identity(architecture), ROWS);
        this.encoded = new double[ROWS * latentSize];
    }

    /** The score of each target, in order, under an encoder's tensors as a model file has them. */
    List<ProbeScore> scores(List<Tensor> tensors) {
        store.load(tensors);
        LinearProbe probe = LinearProbe.fit(List.of(latents(fitted)), targets, 1);
        List<EncodedFrames> unseen = List.of(latents(scored));
        return IntStream.range(0, targets.size())
                .mapToObj(f -> ProbeScore.of(probe, f, unseen))
                .toList();
    }

    private EncodedFrames latents(Sample sample) {
        double[][] latents = new double[sample.states.length][];
        for (int from = 0; from < latents.length; from += ROWS) {
            ObservationRows rows = sample.rows.get(from / ROWS);
            encoder.forward(rows.pixels(), rows.vectors(), ROWS);
            encoder.read(encoded);
            for (int i = 0; i < ROWS; i++) {
                latents[from + i] = Arrays.copyOfRange(encoded, i * latentSize, (i + 1) * latentSize);
            }
        }
        return new EncodedFrames(latents, sample.states);
    }

    /** Frames of as many episodes as there are, up to one of each, and their states. */
    private static final class Sample {
        private final List<ObservationRows> rows = new ArrayList<>();
        private final float[][] states;

        /** @param count of frames, a multiple of {@link #ROWS} */
        Sample(Architecture architecture, Dataset dataset, int[] episodes, int count) {
            this.states = new float[count][dataset.info().stateSize()];
            for (int i = 0; i < count; i++) {
                int episode = episodes[(int) ((long) i * episodes.length / count)];
                int step = (int) (i * GOLDEN % 1 * (dataset.steps(episode) + 1));
                if (i % ROWS == 0) {
                    rows.add(new ObservationRows(architecture, ROWS));
                }
                rows.get(i / ROWS).read(i % ROWS, dataset, episode, step);
                dataset.readStates(episode, step, 1, 1, states[i], 0);
            }
        }
    }
}
