package foresee.dataset;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that is no data set, or a damaged one: says which file, where in it, and what is wrong, in one line.
 *
 * <p>Where is an offset ({@code offset 4711}) in a journal, and the name of a data set or attribute in HDF5.
 */
public final class DatasetFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Path path;
    private final String where;

    /**
     * @param path the file
     * @param where an offset or the name of an object in the file
     * @param what what is wrong there, a sentence
     */
    public DatasetFormatException(Path path, String where, String what) {
        this(path, where, what, null);
    }

    /** The same with the error that made it known. */
    public DatasetFormatException(Path path, String where, String what, Throwable cause) {
        super(path + ", " + where + ": " + what, cause);
        this.path = path;
        this.where = where;
    }

    static DatasetFormatException atOffset(Path path, long offset, String what) {
        return new DatasetFormatException(path, "offset " + offset, what);
    }

    /** The file. */
    public Path path() {
        return path;
    }

    /** Where in the file. */
    public String where() {
        return where;
    }
}
