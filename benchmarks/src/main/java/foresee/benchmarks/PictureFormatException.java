package foresee.benchmarks;

import java.nio.file.Path;

/** A file that is no picture, or not one that can be used here; the message is one line and names the file. */
public final class PictureFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final String path;

    public PictureFormatException(Path path, String problem) {
        super(path + " " + problem);
        this.path = path.toString();
    }

    /** The file. */
    public Path path() {
        return Path.of(path);
    }
}
