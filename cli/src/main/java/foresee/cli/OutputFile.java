package foresee.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Checks where a command is told to write, before it works for minutes and then cannot. */
final class OutputFile {
    private OutputFile() {}

    /**
     * The path given as {@code --out}, if a file of that kind can be written there.
     *
     * @throws Failure if it ends otherwise, is a folder, or lies below something that is no folder
     */
    static Path require(Path path, String ending) {
        return require("--out", path, ending);
    }

    /**
     * The path given with an option, if a file of that kind can be written there.
     *
     * @throws Failure if it ends otherwise, is a folder, or lies below something that is no folder
     */
    static Path require(String option, Path path, String ending) {
        if (!path.toString().toLowerCase(Locale.ROOT).endsWith(ending)) {
            throw Failure.usage(option + " (" + path + ") must end in " + ending + ".");
        }
        if (Files.isDirectory(path)) {
            throw Failure.usage(option + " (" + path + ") is a folder.");
        }
        requireFolder(option, path.toAbsolutePath().getParent());
        return path;
    }

    /**
     * The folder given as {@code --out}, if it is one or can become one.
     *
     * @throws Failure if it is a file, lies below a file, or may not be written to
     */
    static Path requireFolder(Path folder) {
        return requireFolder("--out", folder);
    }

    private static Path requireFolder(String option, Path folder) {
        Path existing = folder.toAbsolutePath();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing != null && !Files.isDirectory(existing)) {
            throw Failure.usage(option + ": " + existing + " is a file, not a folder.");
        }
        if (existing != null && !Files.isWritable(existing)) {
            throw Failure.usage(option + ": " + existing + " may not be written to.");
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
