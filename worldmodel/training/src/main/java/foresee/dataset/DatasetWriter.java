package foresee.dataset;

import foresee.model.Episode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Collects episodes into a data set such that no finished episode is ever lost.
 *
 * <p>Episodes go to the journal {@code NAME.h5.journal}, each with its checksums. {@link #finish} makes {@code NAME.h5}
 * of them: aside, as {@code NAME.h5.building}, then synced, then renamed; the journal is deleted last. Whatever moment a
 * process is killed at, opening a writer of the same name goes on behind the last whole episode, and {@link Dataset#open}
 * reads what is there.
 *
 * <p>An appended episode is with the operating system, so the death of the process cannot lose it. Against power failure
 * the journal is synced every 64 episodes, on {@link #close} and before {@link #finish} makes the file.
 *
 * <p>{@link #close} without {@code finish} leaves the journal, synced, to be gone on with.
 *
 * <p><b>Units:</b> actions are stored as {@code float}, rounded to nearest.
 *
 * <p>Not thread-safe.
 */
public final class DatasetWriter implements AutoCloseable {
    private final Path file;
    private final DatasetInfo info;
    private final Proprioception felt;
    private final JournalWriter journal;

    private DatasetWriter(Path file, DatasetInfo info, Proprioception felt, JournalWriter journal) {
        this.file = file;
        this.info = info;
        this.felt = felt;
        this.journal = journal;
    }

    /** Collects without proprioception, which {@code info} then has none of. */
    public static DatasetWriter open(Path file, DatasetInfo info) throws IOException {
        return open(file, info, Proprioception.NONE);
    }

    /**
     * Begins to collect into {@code file}, or goes on with the journal that is there.
     *
     * @param file where the finished data set is to be, {@code NAME.h5}; its folder exists
     * @param felt reads off the states of appended episodes what {@code info} names as proprioception
     * @throws FileAlreadyExistsException if the data set is finished already
     * @throws DatasetFormatException if there is a journal which is damaged, was begun with another {@code info}, or is
     *     being written by somebody else
     */
    public static DatasetWriter open(Path file, DatasetInfo info, Proprioception felt) throws IOException {
        if (Files.exists(file)) {
            dropJournalOf(file);
            throw new FileAlreadyExistsException(
                    file.toString(), null, "is finished already. Maybe choose another name");
        }
        return new DatasetWriter(file, info, felt, JournalWriter.open(journalOf(file), info));
    }

    /** Where the episodes of {@code file} are until it is finished: {@code NAME.h5.journal}. */
    public static Path journalOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".journal");
    }

    static Path buildingOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".building");
    }

    /** Removes the journal that a process killed between renaming and deleting left behind. */
    private static void dropJournalOf(Path file) throws IOException {
        Path journal = journalOf(file);
        if (Files.exists(journal)) {
            try (Dataset finished = Dataset.open(file);
                    Dataset begun = Dataset.open(journal)) {
                if (finished.episodes() != begun.episodes()
                        || !finished.contentHash().equals(begun.contentHash())) {
                    throw new DatasetFormatException(
                            journal, "header", "its episodes are not those of " + file + ". Maybe rename one of them.");
                }
            }
            Files.delete(journal);
        }
    }

    /** Number of episodes collected so far, those of earlier processes among them. */
    public int episodes() {
        return journal.episodes();
    }

    /** Bytes of an unfinished episode of an earlier process that were dropped when this was opened. */
    public long droppedBytes() {
        return journal.tornBytes();
    }

    /**
     * Adds an episode; when this returns, the death of the process cannot lose it.
     *
     * @throws IllegalArgumentException if the episode does not fit the data set's info, or an action is not finite
     * @throws IOException if it cannot be written, for example because the disk is full; earlier episodes are kept
     */
    public void append(Episode episode) throws IOException {
        journal.append(EpisodeColumns.of(episode, info, felt));
    }

    /**
     * Makes the HDF5 file of the journal's episodes, deletes the journal and closes this writer.
     *
     * @return the finished file
     * @throws IllegalStateException if there are no episodes
     * @throws IOException if the file cannot be made, for example because the disk is full; the journal is kept
     */
    public Path finish() throws IOException {
        if (episodes() == 0) {
            throw new IllegalStateException("episodes (0) must be at least 1 to finish a data set.");
        }
        Path building = buildingOf(file);
        try {
            journal.sync();
            build(building);
            Files.move(building, file, StandardCopyOption.ATOMIC_MOVE);
            syncFolder();
        } catch (IOException | UncheckedIOException e) {
            Files.deleteIfExists(building);
            throw new IOException(
                    file + ": making it failed, its episodes are kept in "
                            + journalOf(file).getFileName() + " (" + e.getMessage()
                            + "). Maybe free some space, then finish again.",
                    e);
        }
        close();
        Files.delete(journalOf(file));
        return file;
    }

    private void build(Path building) throws IOException {
        try (Dataset episodes = Dataset.open(journalOf(file))) {
            Hdf5Builder.build(building, episodes.store(), episodes.contentHash());
        }
        try (Hdf5Store built = Hdf5Store.open(building)) {
            if (built.episodes() != episodes()) {
                throw new IllegalStateException(
                        "built episodes (" + built.episodes() + ") must be those of the journal (" + episodes() + ").");
            }
        }
    }

    /** Makes the renaming itself last; not every system can, which costs no episode: the journal is deleted after it. */
    private void syncFolder() {
        Path folder = file.toAbsolutePath().getParent();
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            System.getLogger(DatasetWriter.class.getName())
                    .log(System.Logger.Level.DEBUG, "The folder " + folder + " cannot be synced.", e);
        }
    }

    /** Syncs and leaves the journal, unless the data set is finished. */
    @Override
    public void close() throws IOException {
        journal.close();
    }
}
