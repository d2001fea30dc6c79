package foresee.dataset;

import static org.bytedeco.hdf5.global.hdf5.*;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.bytedeco.javacpp.Pointer;

/**
 * The HDF5 library, loaded once, silenced, with its handles as resources.
 *
 * <p>The library is not thread-safe: everything that touches it holds {@link #LOCK}.
 */
final class Hdf5 {
    /** Held around every use of the library, by the whole process. */
    static final Object LOCK = new Object();

    static {
        synchronized (LOCK) {
            H5dont_atexit();
            H5open();
            H5Eset_auto2(H5E_DEFAULT, null, (Pointer) null);
        }
    }

    private Hdf5() {}

    /** An open file, data set, data space, type or property list, closed deterministically. */
    static final class Handle implements AutoCloseable {
        private final long id;
        private final LongConsumer closer;
        private boolean open = true;

        private Handle(long id, LongConsumer closer) {
            this.id = id;
            this.closer = closer;
        }

        long id() {
            return id;
        }

        /** Closes once; the library's word on it is not looked at, since nothing that is read or written depends on it. */
        @Override
        public void close() {
            if (open) {
                open = false;
                closer.accept(id);
            }
        }
    }

    /**
     * A handle of {@code id}.
     *
     * @throws IOException if the id is negative, which is the library's way to say that it failed
     */
    static Handle handle(long id, LongConsumer closer, Path path, String name, String what) throws IOException {
        check(id, path, name, what);
        return new Handle(id, closer);
    }

    /** Throws if {@code status} is negative. */
    static void check(long status, Path path, String name, String what) throws DatasetFormatException {
        if (status < 0) {
            throw new DatasetFormatException(path, name, what);
        }
    }

    /**
     * The rows of a column, then the extents of one.
     *
     * @throws DatasetFormatException if it has no rows
     */
    static long[] extents(Path path, String name, Handle dataset) throws IOException {
        try (Handle space = Hdf5.handle(H5Dget_space(dataset.id()), id -> H5Sclose(id), path, name, "it is damaged.")) {
            int rank = H5Sget_simple_extent_ndims(space.id());
            if (rank < 1) {
                throw new DatasetFormatException(path, name, "it must have rows.");
            }
            long[] extents = new long[rank];
            Hdf5.check(H5Sget_simple_extent_dims(space.id(), extents, null), path, name, "it is damaged.");
            return extents;
        }
    }
}
