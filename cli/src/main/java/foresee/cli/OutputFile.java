package foresee.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Checks where a command is told to write, before it works for minutes and then cannot. */
final class OutputFile {
    private OutputFile() {}

    /**
     * The path, if a file of that kind can be written there.
     *
     * @throws Failure if it ends otherwise, is a folder, or lies below something that is no folder
     */
    static Path require(Path path, String ending) {
        if (!path.toString().toLowerCase(Locale.ROOT).endsWith(ending)) {
            throw Failure.usage("--out (" + path + ") must end in " + ending + ".");
        }
        if (Files.isDirectory(path)) {
            throw Failure.usage("--out (" + path + ") is a folder.");
        }
        requireFolder(path.toAbsolutePath().getParent());
        return path;
    }

    /**
     * The folder, if it is one or can become one.
     *
     * @throws Failure if it is a file, lies below a file, or may not be written to
     */
    static Path requireFolder(Path folder) {
        Path existing = folder.toAbsolutePath();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing != null && !Files.isDirectory(existing)) {
            throw Failure.usage("--out: " + existing + " is a file, not a folder.");
        }
        if (existing != null && !Files.isWritable(existing)) {
            throw Failure.usage("--out: " + existing + " may not be written to.");
        }
        return folder;
    }

    /**
     * Makes the folder, and those above it.
     *
     * @throws Failure if that is not possible
     */
    static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder.toAbsolutePath());
        } catch (IOException impossible) {
            throw Failure.usage("--out: the folder " + folder + " cannot be made.", impossible);
        }
    }
}
