package foresee.benchmarks.matrix;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Keeps a folder of results to one run at a time. The operating system holds it, so that a run that was killed holds it no more; the
 * file {@code .lock} stays.
 */
public final class FolderLock implements AutoCloseable {
    private static final String FILE = ".lock";

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** What it keeps. */
    public Path folder() {
        return folder;
    }

    /**
     * Makes the folder if it is not there, and takes it.
     *
     * @return empty if another run, here or in another process, has it
     * @throws IOException if it cannot be made or written to, or its file system knows no locks; names it
     */
    public static Optional<FolderLock> take(Path folder) throws IOException {
        Files.createDirectories(folder.toAbsolutePath());
        Path file = folder.resolve(FILE);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            taken = channel.tryLock() != null;
        } catch (OverlappingFileLockException ofThisProcess) {
            taken = false;
        } catch (IOException none) {
            throw new IOException(file + " cannot be locked: " + none.getMessage() + ".", none);
        } finally {
            if (!taken) {
                channel.close();
            }
        }
        return taken ? Optional.of(new FolderLock(folder, channel)) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
