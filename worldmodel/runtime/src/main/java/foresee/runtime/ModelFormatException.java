package foresee.runtime;

import java.io.IOException;
import java.nio.file.Path;

/** A model file that is corrupt, truncated or not one of ours: names the file, the byte offset and what is wrong there. */
public final class ModelFormatException extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient Path path;
    private final long offset;

    /**
     * @param path the file
     * @param offset the byte from its beginning at which the trouble lies
     * @param what one sentence
     */
    public ModelFormatException(Path path, long offset, String what) {
        super(path + ": at byte " + offset + ": " + oneLine(what));
        this.path = path;
        this.offset = offset;
    }

    private static String oneLine(String what) {
        return what.replaceAll("\\s*\\R\\s*", " ");
    }

    /** The file. */
    public Path path() {
        return path;
    }

    /** The byte from the beginning of the file at which the trouble lies. */
    public long offset() {
        return offset;
    }
}
