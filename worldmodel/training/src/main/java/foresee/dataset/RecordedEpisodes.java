package foresee.dataset;

import foresee.model.Frame;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * Episodes as somebody recorded them, before anything is checked, paired or resized: frames of any size and rows of numbers.
 *
 * <p>Not thread-safe.
 */
public sealed interface RecordedEpisodes extends Closeable permits PngFolders, WorldModelFile {

    /** What it is, in words, with the name of the file or folder. */
    String describe();

    /** What was not read, in words; empty if everything was. */
    String leftOut();

    /** Number of episodes, at least 1. */
    int count();

    /** What to call an episode. */
    String name(int episode);

    /** Frames of an episode. */
    int frames(int episode);

    /** One frame, RGB, of its own size. */
    Frame frame(int episode, int index) throws IOException;

    /** The numbers beside an episode's frames. */
    RecordedRows rows(int episode) throws IOException;

    /** Components A of an action, at least 1. */
    int actionSize();

    /** Names of the values of a state, perhaps none. */
    List<String> stateNames();

    /** Those of {@link #stateNames} that the agent feels, perhaps none. */
    List<String> feltNames();

    @Override
    default void close() throws IOException {}
}
