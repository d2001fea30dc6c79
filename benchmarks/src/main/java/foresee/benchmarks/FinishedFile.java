package foresee.benchmarks;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file whole or not at all: aside, synced, renamed. Makes the folders above it. */
public final class FinishedFile {
    private FinishedFile() {}

    /**
     * Finds out before long work whether its result can be written; makes the folders above it.
     *
     * @throws IOException if {@code path} is a directory or nothing can be written beside it; says so
     */
    public static void requireWritable(Path path) throws IOException {
        Path target = path.toAbsolutePath();
        if (path.toString().isEmpty() || Files.isDirectory(target)) {
            throw new IOException(
                    (path.toString().isEmpty() ? "the empty name" : path) + " is a directory, not a file.");
        }
        try {
            Files.createDirectories(target.getParent());
            Files.delete(Files.createTempFile(target.getParent(), ".", ".part"));
        } catch (IOException e) {
            throw new IOException("cannot write to " + target.getParent() + ".", e);
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException file) {
            throw new IOException(file.getFile() + " is a file, not a folder.", file);
        }
    }

    /**
     * Writes {@code bytes} to {@code path}; whatever happens, the old file or the whole new one is there.
     *
     * @throws IOException if that is not possible, for a full disk or otherwise; names the file
     */
    public static void write(Path path, byte[] bytes) throws IOException {
        Path target = path.toAbsolutePath();
        makeFolder(target.getParent());
        Path aside = target.resolveSibling("." + target.getFileName() + ".part");
        // so that nothing of it is left after Ctrl-C either
        aside.toFile().deleteOnExit();
        try {
            Files.write(aside, bytes);
            try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(aside, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException named) {
            throw named;
        } catch (IOException e) {
            throw new IOException(path + " could not be written: " + e.getMessage() + ".", e);
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}
