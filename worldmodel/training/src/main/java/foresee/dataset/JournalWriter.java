package foresee.dataset;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Appends episodes to a journal that it alone may write.
 *
 * <p>When {@code append} returns, the record has been handed to the operating system: the death of this process, by
 * whatever signal, cannot lose it. Against power failure the file is synced every 64 episodes and on close.
 */
final class JournalWriter implements Closeable {
    private static final int SYNC_EVERY = 64;

    private final Path path;
    private final DatasetInfo info;
    private final FileChannel channel;
    private final long tornBytes;
    private long end;
    private int episodes;

    private JournalWriter(Path path, DatasetInfo info, FileChannel channel) throws IOException {
        this.path = path;
        this.info = info;
        this.channel = channel;
        JournalIndex index = JournalIndex.scan(path, channel);
        this.tornBytes = index.tornBytes();
        this.episodes = index.entries().size();
        this.end = index.end();
        cutTo(end);
        if (index.info() == null) {
            begin();
        } else {
            checkSame(index.info());
        }
    }

    /**
     * Begins a journal, or goes on with the one that is there, whose torn tail is cut off.
     *
     * @throws DatasetFormatException if it is damaged, was begun with another {@code info}, or another process writes it
     */
    static JournalWriter open(Path path, DatasetInfo info) throws IOException {
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock(channel, path);
            return new JournalWriter(path, info, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The lock lasts until the channel is closed or the process ends. */
    private static void lock(FileChannel channel, Path path) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new DatasetFormatException(path, "offset 0", "somebody else is writing to this journal.");
        }
    }

    private void begin() throws IOException {
        write(ByteBuffer.wrap(JournalRecords.MAGIC));
        write(JournalRecords.ofInfo(info));
        channel.force(true);
    }

    private void checkSame(DatasetInfo found) throws DatasetFormatException {
        if (!found.equals(info)) {
            throw new DatasetFormatException(
                    path,
                    "header",
                    "this journal was begun for another data set: " + InfoDifference.words(found, info)
                            + ". Maybe choose another name.");
        }
    }

    int episodes() {
        return episodes;
    }

    /** Bytes of an unfinished record that opening cut off. */
    long tornBytes() {
        return tornBytes;
    }

    /**
     * Writes one record.
     *
     * @throws IOException if it cannot be written whole; what was written of it is cut off again
     */
    void append(EpisodeColumns episode) throws IOException {
        if (!channel.isOpen()) {
            throw new IllegalStateException("this writer is closed.");
        }
        write(JournalRecords.ofEpisode(episode));
        episodes++;
        if (episodes % SYNC_EVERY == 0) {
            channel.force(false);
        }
    }

    void sync() throws IOException {
        channel.force(true);
    }

    private void write(ByteBuffer record) throws IOException {
        long at = end;
        try {
            while (record.hasRemaining()) {
                at += channel.write(record, at);
            }
        } catch (IOException e) {
            throw cutAndExplain(e);
        }
        end = at;
    }

    private IOException cutAndExplain(IOException cause) {
        IOException failure = new IOException(
                path + ": writing failed after " + episodes + " episodes, which are kept (" + reason(cause)
                        + "). Maybe free some space, then go on.",
                cause);
        try {
            cutTo(end);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private void cutTo(long length) throws IOException {
        if (channel.size() > length) {
            channel.truncate(length);
        }
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            try (channel) {
                channel.force(true);
            }
        }
    }
}
