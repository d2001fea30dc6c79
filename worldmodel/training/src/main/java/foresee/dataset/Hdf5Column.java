package foresee.dataset;

import static org.bytedeco.hdf5.global.hdf5.*;

import foresee.dataset.Hdf5.Handle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * A column of an HDF5 file that somebody else wrote: numbers of any type, converted by the library as they are read, chunked and
 * packed in whatever way it can unpack.
 *
 * <p>It closes with its file. Methods take {@link Hdf5#LOCK} themselves.
 */
final class Hdf5Column {
    private final Path path;
    private final String name;
    private final Handle dataset;
    private final long[] extents;

    private Hdf5Column(Path path, String name, Handle dataset, long[] extents) {
        this.path = path;
        this.name = name;
        this.dataset = dataset;
        this.extents = extents;
    }

    /** @throws DatasetFormatException if it holds no numbers */
    static Hdf5Column of(Path path, String name, Handle dataset) throws IOException {
        Hdf5Column column = new Hdf5Column(path, name, dataset, Hdf5.extents(path, name, dataset));
        column.requireNumbers();
        return column;
    }

    private void requireNumbers() throws IOException {
        int kind = typeClass();
        if (kind != H5T_INTEGER && kind != H5T_FLOAT) {
            throw new DatasetFormatException(path, name, "its values must be numbers.");
        }
    }

    private int typeClass() throws IOException {
        try (Handle type = Hdf5.handle(H5Dget_type(dataset.id()), id -> H5Tclose(id), path, name, "it is damaged.")) {
            return H5Tget_class(type.id());
        }
    }

    /** Whether its values are unsigned bytes. */
    boolean isBytes() throws IOException {
        synchronized (Hdf5.LOCK) {
            try (Handle type =
                    Hdf5.handle(H5Dget_type(dataset.id()), id -> H5Tclose(id), path, name, "it is damaged.")) {
                return H5Tequal(type.id(), H5T_STD_U8LE_g()) > 0;
            }
        }
    }

    int rank() {
        return extents.length;
    }

    long rows() {
        return extents[0];
    }

    /** Extent of axis {@code i}, at most a billion. */
    int extent(int i) throws DatasetFormatException {
        if (extents[i] > 1_000_000_000) {
            throw new DatasetFormatException(path, name, "it is too large: " + shape() + ".");
        }
        return (int) extents[i];
    }

    /** Values of one row. */
    int rowSize() throws DatasetFormatException {
        long size = 1;
        for (int i = 1; i < extents.length; i++) {
            size = Math.multiplyExact(size, extent(i));
        }
        return Math.toIntExact(size);
    }

    String shape() {
        return Arrays.toString(extents);
    }

    byte[] bytes(long first, int rows) throws IOException {
        byte[] values = new byte[Math.multiplyExact(rows, rowSize())];
        try (BytePointer pointer = new BytePointer((long) values.length)) {
            read(first, rows, H5T_STD_U8LE_g(), pointer);
            pointer.get(values);
        }
        return values;
    }

    float[] floats(long first, int rows) throws IOException {
        float[] values = new float[Math.multiplyExact(rows, rowSize())];
        try (FloatPointer pointer = new FloatPointer((long) values.length)) {
            read(first, rows, H5T_NATIVE_FLOAT_g(), pointer);
            pointer.get(values);
        }
        return values;
    }

    long[] longs() throws IOException {
        long[] values = new long[Math.multiplyExact(extent(0), rowSize())];
        try (LongPointer pointer = new LongPointer((long) values.length)) {
            read(0, extent(0), H5T_NATIVE_INT64_g(), pointer);
            pointer.get(values);
        }
        return values;
    }

    private void read(long first, int rows, long type, Pointer target) throws IOException {
        long[] start = new long[extents.length];
        start[0] = first;
        long[] count = extents.clone();
        count[0] = rows;
        synchronized (Hdf5.LOCK) {
            try (Handle memory = Hdf5.handle(
                            H5Screate_simple(count.length, count, null), id -> H5Sclose(id), path, name, "no space.");
                    Handle source =
                            Hdf5.handle(H5Dget_space(dataset.id()), id -> H5Sclose(id), path, name, "it is damaged.")) {
                H5Sselect_hyperslab(source.id(), H5S_SELECT_SET, start, null, count, null);
                int status = H5Dread(dataset.id(), type, memory.id(), source.id(), H5P_DEFAULT, target);
                Hdf5.check(status, path, name, "rows from " + first + " on cannot be read.");
            }
        }
    }
}
