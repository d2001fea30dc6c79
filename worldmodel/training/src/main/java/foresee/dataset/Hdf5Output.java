package foresee.dataset;

import static org.bytedeco.hdf5.global.hdf5.*;

import foresee.dataset.Hdf5.Handle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * A new HDF5 file: data sets of fixed size, written in spans of rows, and attributes of the root group.
 *
 * <p>Strings are of fixed length, in UTF-8: they lie under the checksums of the object header, which those of variable
 * length do not. Callers hold {@link Hdf5#LOCK}.
 */
final class Hdf5Output implements AutoCloseable {
    private final Path path;
    private final long file;
    private boolean open = true;

    private Hdf5Output(Path path, long file) {
        this.path = path;
        this.file = file;
    }

    /** Makes a file, over the one that may be there, in the format of HDF5 1.10, which checks its metadata. */
    static Hdf5Output create(Path path) throws IOException {
        try (Handle access = properties(H5P_CLS_FILE_ACCESS_ID_g(), path)) {
            H5Pset_libver_bounds(access.id(), H5F_LIBVER_V110, H5F_LIBVER_V110);
            H5Pset_file_locking(access.id(), false, true);
            long file = H5Fcreate(path.toString(), H5F_ACC_TRUNC, H5P_DEFAULT, access.id());
            Hdf5.check(file, path, "file", "it cannot be created.");
            return new Hdf5Output(path, file);
        }
    }

    private static Handle properties(long kind, Path path) throws IOException {
        return Hdf5.handle(H5Pcreate(kind), id -> H5Pclose(id), path, "file", "HDF5 gives no property list.");
    }

    /** A data set in one piece: its rows lie one after the other in the file. */
    Handle contiguous(String name, long type, long... extents) throws IOException {
        try (Handle plan = properties(H5P_CLS_DATASET_CREATE_ID_g(), path)) {
            return dataset(name, type, plan, extents);
        }
    }

    /**
     * A data set in chunks of {@code rows}. Its size is fixed, it has no filters and its room is taken at once: HDF5 then
     * keeps no index, since chunk follows chunk.
     */
    Handle chunked(String name, long type, int rows, long... extents) throws IOException {
        long[] chunk = extents.clone();
        chunk[0] = Math.min(rows, extents[0]);
        try (Handle plan = properties(H5P_CLS_DATASET_CREATE_ID_g(), path)) {
            H5Pset_chunk(plan.id(), chunk.length, chunk);
            H5Pset_alloc_time(plan.id(), H5D_ALLOC_TIME_EARLY);
            H5Pset_fill_time(plan.id(), H5D_FILL_TIME_NEVER);
            return dataset(name, type, plan, extents);
        }
    }

    private Handle dataset(String name, long type, Handle plan, long... extents) throws IOException {
        try (Handle space = space(extents)) {
            long id = H5Dcreate2(file, name, type, space.id(), H5P_DEFAULT, plan.id(), H5P_DEFAULT);
            return Hdf5.handle(id, open -> H5Dclose(open), path, name, "it cannot be created.");
        }
    }

    private Handle space(long... extents) throws IOException {
        long id = H5Screate_simple(extents.length, extents, null);
        return Hdf5.handle(id, open -> H5Sclose(open), path, "file", "HDF5 gives no data space.");
    }

    /** Writes {@code count[0]} rows from {@code first} on; {@code type} is that of {@code values}. */
    void write(Handle dataset, String name, long type, Pointer values, long first, long... count) throws IOException {
        long[] start = new long[count.length];
        start[0] = first;
        try (Handle memory = space(count);
                Handle target = Hdf5.handle(
                        H5Dget_space(dataset.id()), id -> H5Sclose(id), path, name, "it has no data space.")) {
            H5Sselect_hyperslab(target.id(), H5S_SELECT_SET, start, null, count, null);
            int status = H5Dwrite(dataset.id(), type, memory.id(), target.id(), H5P_DEFAULT, values);
            Hdf5.check(status, path, name, "writing rows from " + first + " on failed; the disk may be full.");
        }
    }

    /** Sets an attribute of the root group to a text. */
    void attribute(String name, String value) throws IOException {
        byte[] bytes = (value + "\0").getBytes(StandardCharsets.UTF_8);
        try (Handle type = Hdf5.handle(H5Tcopy(H5T_C_S1_g()), id -> H5Tclose(id), path, name, "HDF5 gives no type.");
                BytePointer pointer = new BytePointer(bytes)) {
            H5Tset_size(type.id(), bytes.length);
            H5Tset_cset(type.id(), H5T_CSET_UTF8);
            attribute(name, type.id(), pointer);
        }
    }

    /** Sets an attribute of the root group to a 64-bit integer. */
    void attribute(String name, long value) throws IOException {
        try (LongPointer pointer = new LongPointer(new long[] {value})) {
            attribute(name, H5T_STD_I64LE_g(), pointer);
        }
    }

    /** Sets an attribute of the root group to a double. */
    void attribute(String name, double value) throws IOException {
        try (DoublePointer pointer = new DoublePointer(new double[] {value})) {
            attribute(name, H5T_IEEE_F64LE_g(), pointer);
        }
    }

    private void attribute(String name, long type, Pointer value) throws IOException {
        try (Handle space = Hdf5.handle(
                        H5Screate(H5S_SCALAR), id -> H5Sclose(id), path, name, "HDF5 gives no data space.");
                Handle attribute = Hdf5.handle(
                        H5Acreate2(file, name, type, space.id(), H5P_DEFAULT, H5P_DEFAULT),
                        id -> H5Aclose(id),
                        path,
                        name,
                        "the attribute cannot be created.")) {
            Hdf5.check(H5Awrite(attribute.id(), type, value), path, name, "the attribute cannot be written.");
        }
    }

    /** Closes the file and says whether everything got there. */
    void finish() throws IOException {
        Hdf5.check(H5Fflush(file, H5F_SCOPE_GLOBAL), path, "file", "writing failed; the disk may be full.");
        open = false;
        Hdf5.check(H5Fclose(file), path, "file", "closing failed; the disk may be full.");
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            H5Fclose(file);
        }
    }
}
