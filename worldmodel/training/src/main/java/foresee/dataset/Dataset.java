package foresee.dataset;

import foresee.model.Episode;
import foresee.model.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Episodes in a file, finished (HDF5) or still being collected (a journal), read piece by piece.
 *
 * <p>Nothing but the index is held in memory. Reading is safe for several threads at once; a finished file is read at the
 * places where its rows lie, without the HDF5 library and without a lock.
 *
 * <p><b>Shapes:</b> an episode of T steps has T + 1 frames and states and T actions (A).
 *
 * <p>Methods that read throw {@link UncheckedIOException} if the file fails or has changed since it was opened.
 */
public final class Dataset implements AutoCloseable {
    private final Path path;
    private final EpisodeStore store;
    private final boolean finished;
    private final long steps;
    private String hash;

    private Dataset(Path path, EpisodeStore store, boolean finished, String hash) {
        this.path = path;
        this.store = store;
        this.finished = finished;
        this.hash = hash;
        long sum = 0;
        for (int e = 0; e < store.episodes(); e++) {
            sum += store.steps(e);
        }
        this.steps = sum;
    }

    /**
     * Opens a finished file or a journal; which of the two it is, its first bytes tell.
     *
     * @throws NoSuchFileException if there is no such file
     * @throws DatasetFormatException if it is neither, damaged, or of a version that this program does not read
     */
    public static Dataset open(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new DatasetFormatException(path, "file", "this is a folder.");
        }
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString(), null, "there is no such file");
        }
        if (isHdf5(path)) {
            Hdf5Store store = Hdf5Store.open(path);
            return new Dataset(path, store, true, store.contentHash());
        }
        return new Dataset(path, JournalStore.open(path), false, null);
    }

    private static boolean isHdf5(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return Hdf5Signature.isPresent(channel, path);
        }
    }

    EpisodeStore store() {
        return store;
    }

    /** The file. */
    public Path path() {
        return path;
    }

    /** Whether this is a finished file rather than a journal. */
    public boolean isFinished() {
        return finished;
    }

    /** What the file says of itself. */
    public DatasetInfo info() {
        return store.info();
    }

    /** Number of episodes. */
    public int episodes() {
        return store.episodes();
    }

    /** Steps T of episode {@code episode}, from 0. */
    public int steps(int episode) {
        return store.steps(episode);
    }

    /** Steps of all episodes together. */
    public long steps() {
        return steps;
    }

    /** Frames of all episodes together: one more than steps for each. */
    public long frames() {
        return steps + episodes();
    }

    /** Episode {@code index}, from 0, read whole. */
    public Episode episode(int index) {
        try {
            return store.columns(index).toEpisode(info());
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** The seed that episode {@code episode} was drawn from. */
    public long seed(int episode) {
        try {
            return store.seed(episode);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Frame {@code step} of an episode, 0 to T inclusive. */
    public Frame frame(int episode, int step) {
        FrameShape shape = info().frame();
        byte[] pixels = new byte[shape.bytes()];
        readFrames(episode, step, 1, 1, pixels, 0);
        return new Frame(shape.height(), shape.width(), shape.channels(), pixels);
    }

    /**
     * Reads {@code count} frames of an episode, {@code stride} steps apart, the first at step {@code first}.
     *
     * @param target receives (count,height,width,channels) from {@code offset} on
     * @throws IndexOutOfBoundsException if they are not all in the episode
     */
    public void readFrames(int episode, int first, int stride, int count, byte[] target, int offset) {
        checkRange(episode, first, stride, count, steps(episode) + 1);
        try {
            store.frames(episode, first, stride, count, target, offset);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /**
     * Reads the states of the same rows.
     *
     * @param target receives (count,S) from {@code offset} on
     * @throws IndexOutOfBoundsException if they are not all in the episode
     */
    public void readStates(int episode, int first, int stride, int count, float[] target, int offset) {
        checkRange(episode, first, stride, count, steps(episode) + 1);
        try {
            store.states(episode, first, stride, count, target, offset);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /**
     * Reads what the agent feels of itself in the same rows; nothing if that was not recorded.
     *
     * @param target receives (count,P) from {@code offset} on
     * @throws IndexOutOfBoundsException if they are not all in the episode
     */
    public void readProprioception(int episode, int first, int stride, int count, float[] target, int offset) {
        checkRange(episode, first, stride, count, steps(episode) + 1);
        try {
            store.proprioception(episode, first, stride, count, target, offset);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /**
     * Reads {@code count} executed actions in a row, from step {@code first} on, in the environment's units.
     *
     * @param target receives (count,A) from {@code offset} on
     * @throws IndexOutOfBoundsException if they are not all in the episode
     */
    public void readActions(int episode, int first, int count, float[] target, int offset) {
        checkRange(episode, first, 1, count, steps(episode));
        try {
            store.actions(episode, first, count, target, offset);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static void checkRange(int episode, int first, int stride, int count, int rows) {
        long last = first + (count - 1L) * stride;
        if (first < 0 || stride < 1 || count < 1 || last >= rows) {
            throw new IndexOutOfBoundsException("rows " + first + " to " + last + " (" + count + " of them, " + stride
                    + " apart) must lie in the " + rows + " of episode " + episode + ".");
        }
    }

    /**
     * SHA-256 of what the data set says, 64 hexadecimal digits: the same for a journal and for the file made of it.
     *
     * <p>A finished file carries it and is believed; {@link #verify} reads everything. A journal's is computed once.
     */
    public synchronized String contentHash() {
        if (hash == null) {
            hash = computeHash();
        }
        return hash;
    }

    /**
     * Reads the whole data set and compares it to the hash it carries.
     *
     * @throws DatasetFormatException if they differ: the file has been changed or damaged
     */
    public void verify() throws IOException {
        String found = computeHash();
        if (!found.equals(contentHash())) {
            throw new DatasetFormatException(
                    path,
                    "content_sha256",
                    "it is " + contentHash() + " but the content has " + found + ": the file was changed or damaged.");
        }
    }

    private String computeHash() {
        ContentHash digest = new ContentHash(info());
        try {
            for (int e = 0; e < episodes(); e++) {
                digest.update(store.columns(e));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
        return digest.hex();
    }

    /** Closes the file; safe to call twice. */
    @Override
    public void close() throws IOException {
        store.close();
    }
}
