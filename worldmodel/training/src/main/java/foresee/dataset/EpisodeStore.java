package foresee.dataset;

import java.io.Closeable;
import java.io.IOException;

/** Where the rows of episodes come from: a finished file or a journal. Safe for several threads at once. */
interface EpisodeStore extends Closeable {

    DatasetInfo info();

    int episodes();

    /** Steps T of an episode; it has T + 1 frames. */
    int steps(int episode);

    long seed(int episode) throws IOException;

    /** Time stamps of all T + 1 observations. */
    void times(int episode, long[] target) throws IOException;

    /** Frames {@code first}, {@code first + stride}, ... {@code count} of them, one after the other to {@code offset}. */
    void frames(int episode, int first, int stride, int count, byte[] target, int offset) throws IOException;

    /** States of the same rows, (count,S). */
    void states(int episode, int first, int stride, int count, float[] target, int offset) throws IOException;

    /** What the agent feels in the same rows, (count,P). */
    void proprioception(int episode, int first, int stride, int count, float[] target, int offset) throws IOException;

    /** {@code count} actions in a row from {@code first}, (count,A). */
    void actions(int episode, int first, int count, float[] target, int offset) throws IOException;

    /** The whole episode. */
    default EpisodeColumns columns(int episode) throws IOException {
        int steps = steps(episode);
        EpisodeColumns columns = new EpisodeColumns(steps, seed(episode), info());
        times(episode, columns.times);
        actions(episode, 0, steps, columns.actions, 0);
        states(episode, 0, 1, steps + 1, columns.states, 0);
        proprioception(episode, 0, 1, steps + 1, columns.proprioception, 0);
        frames(episode, 0, 1, steps + 1, columns.pixels, 0);
        return columns;
    }
}
