package foresee.dataset;

import foresee.model.ActionSequence;
import foresee.model.Episode;
import foresee.model.Frame;
import foresee.model.Observation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One episode as the arrays that files hold; not copied, for use within this package.
 *
 * <p><b>Shapes:</b> times (T+1), actions (T,A), states (T+1,S), proprioception (T+1,P), pixels (T+1,height,width,channels).
 */
final class EpisodeColumns {
    private static final int MAX_BYTES = 1 << 30;

    final int steps;
    final long seed;
    final long[] times;
    final float[] actions;
    final float[] states;
    final float[] proprioception;
    final byte[] pixels;

    /** An empty one of the right sizes, to be filled. */
    EpisodeColumns(int steps, long seed, DatasetInfo info) {
        long bytes = (steps + 1L) * info.frame().bytes();
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException("frames of an episode (" + bytes + " bytes) must be at most " + MAX_BYTES
                    + " bytes.\nMaybe cut the episode in two.");
        }
        this.steps = steps;
        this.seed = seed;
        this.times = new long[steps + 1];
        this.actions = new float[steps * info.actionSpace().size()];
        this.states = new float[(steps + 1) * info.stateSize()];
        this.proprioception = new float[(steps + 1) * info.proprioceptionSize()];
        this.pixels = new byte[(int) bytes];
    }

    /**
     * The columns of an episode.
     *
     * @param felt reads proprioception off its states
     * @throws IllegalArgumentException if the episode does not fit {@code info}
     */
    static EpisodeColumns of(Episode episode, DatasetInfo info, Proprioception felt) {
        checkFits(episode, info);
        EpisodeColumns columns = new EpisodeColumns(episode.steps(), episode.seed(), info);
        double[] actions = episode.actions().toArray();
        for (int i = 0; i < actions.length; i++) {
            columns.actions[i] = finite(actions[i]);
        }
        for (int t = 0; t <= columns.steps; t++) {
            columns.put(t, episode.observations().get(t), info, felt);
        }
        return columns;
    }

    private static void checkFits(Episode episode, DatasetInfo info) {
        if (!episode.environment().equals(info.environment())) {
            throw new IllegalArgumentException(
                    "environment (" + episode.environment() + ") must be the data set's (" + info.environment() + ").");
        }
        if (episode.actions().actionSize() != info.actionSpace().size()) {
            throw new IllegalArgumentException(
                    "action size (" + episode.actions().actionSize() + ") must be the data set's ("
                            + info.actionSpace().size() + ").");
        }
    }

    private static float finite(double action) {
        if (!Float.isFinite((float) action)) {
            throw new IllegalArgumentException(
                    "actions (" + action + ") must be finite: NaN marks the end of an episode.");
        }
        return (float) action;
    }

    private void put(int t, Observation observation, DatasetInfo info, Proprioception felt) {
        times[t] = observation.timeNanos();
        Frame frame = observation.frame().orElse(null);
        if (frame == null || !FrameShape.of(frame).equals(info.frame())) {
            throw new IllegalArgumentException("frame " + t + " (" + (frame == null ? "none" : frame.shape())
                    + ") must be of the data set's shape (" + info.frame() + ").");
        }
        frame.copyTo(pixels, t * info.frame().bytes());
        float[] state = observation.state().orElse(new float[0]);
        if (info.stateSize() > 0 && state.length != info.stateSize()) {
            throw new IllegalArgumentException("state " + t + " (" + state.length
                    + " values) must be of the data set's size (" + info.stateSize() + ").");
        }
        System.arraycopy(state, 0, states, t * info.stateSize(), info.stateSize());
        float[] values = felt.of(state);
        if (values.length != info.proprioceptionSize()) {
            throw new IllegalArgumentException("proprioception " + t + " (" + values.length
                    + " values) must be of the data set's size (" + info.proprioceptionSize() + ").");
        }
        System.arraycopy(values, 0, proprioception, t * values.length, values.length);
    }

    /** All that is float, in the order of files and hashes: actions, states, proprioception. */
    List<float[]> floats() {
        return List.of(actions, states, proprioception);
    }

    /** How many values that is. */
    int floatCount() {
        return floats().stream().mapToInt(values -> values.length).sum();
    }

    /** The episode these columns describe. */
    Episode toEpisode(DatasetInfo info) {
        double[] values = new double[actions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = actions[i];
        }
        List<Observation> observations = new ArrayList<>(steps + 1);
        for (int t = 0; t <= steps; t++) {
            observations.add(observation(t, info));
        }
        return new Episode(
                info.environment(),
                seed,
                observations,
                ActionSequence.of(steps, info.actionSpace().size(), values));
    }

    private Observation observation(int t, DatasetInfo info) {
        FrameShape shape = info.frame();
        byte[] picture = new byte[shape.bytes()];
        System.arraycopy(pixels, t * picture.length, picture, 0, picture.length);
        Frame frame = new Frame(shape.height(), shape.width(), shape.channels(), picture);
        Observation seen = info.stateSize() == 0
                ? Observation.ofFrame(frame, times[t])
                : Observation.of(frame, row(states, t, info.stateSize()), times[t]);
        return info.proprioceptionSize() == 0
                ? seen
                : seen.withProprioception(row(proprioception, t, info.proprioceptionSize()));
    }

    private static float[] row(float[] values, int t, int size) {
        return Arrays.copyOfRange(values, t * size, (t + 1) * size);
    }
}
