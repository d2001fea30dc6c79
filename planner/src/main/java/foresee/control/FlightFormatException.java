package foresee.control;

import java.io.IOException;
import java.nio.file.Path;

/** A flight log that is corrupt or not one of ours: names the file, the byte offset and what is wrong there. */
public final class FlightFormatException extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient Path path;
    private final long offset;

    /**
     * @param path the file
     * @param offset the byte from its beginning at which the trouble lies
     * @param what one sentence
     */
    public FlightFormatException(Path path, long offset, String what) {
        super(path + ": at byte " + offset + ": " + what);
        this.path = path;
        this.offset = offset;
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
