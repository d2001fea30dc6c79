package foresee.dataset;

import static org.bytedeco.hdf5.global.hdf5.*;

import foresee.dataset.Hdf5.Handle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * The structure of a new HDF5 file: attributes of the root group, and data sets whose room is reserved but not written.
 *
 * <p>Strings are of fixed length, in UTF-8: they lie under the checksums of the object header, which those of variable
 * length do not. Callers hold {@link Hdf5#LOCK}.
 */
final class Hdf5Output implements AutoCloseable {
    private final Path path;
    private final Handle file;

    private Hdf5Output(Path path, Handle file) {
        this.path = path;
        this.file = file;
    }

    /** Makes a file, over the one that may be there, in the format of HDF5 1.10, which checks its metadata. */
    static Hdf5Output create(Path path) throws IOException {
        try (Handle access = properties(H5P_CLS_FILE_ACCESS_ID_g(), path)) {
            H5Pset_libver_bounds(access.id(), H5F_LIBVER_V110, H5F_LIBVER_V110);
            H5Pset_file_locking(access.id(), false, true);
            H5Pset_fclose_degree(access.id(), H5F_CLOSE_STRONG);
            long id = H5Fcreate(path.toString(), H5F_ACC_TRUNC, H5P_DEFAULT, access.id());
            return new Hdf5Output(path, Hdf5.handle(id, open -> H5Fclose(open), path, "file", "it cannot be created."));
        }
    }

    private static Handle properties(long kind, Path path) throws IOException {
        return Hdf5.handle(H5Pcreate(kind), id -> H5Pclose(id), path, "file", "HDF5 gives no property list.");
    }

    /** A data set in one piece; returns where in the file its rows lie, one after the other; 0 if they are empty. */
    long contiguous(String name, Hdf5Table.Values type, long... extents) throws IOException {
        try (Handle plan = properties(H5P_CLS_DATASET_CREATE_ID_g(), path)) {
            return dataset(name, type, plan, extents);
        }
    }

    /**
     * A data set in chunks of {@code rows}; returns where in the file its rows lie, one after the other: of fixed size,
     * without filters and with its room taken at once, chunk follows chunk and HDF5 keeps no index.
     */
    long chunked(String name, Hdf5Table.Values type, int rows, long... extents) throws IOException {
        long[] chunk = extents.clone();
        chunk[0] = Math.min(rows, extents[0]);
        try (Handle plan = properties(H5P_CLS_DATASET_CREATE_ID_g(), path)) {
            H5Pset_chunk(plan.id(), chunk.length, chunk);
            return dataset(name, type, plan, extents);
        }
    }

    private long dataset(String name, Hdf5Table.Values type, Handle plan, long... extents) throws IOException {
        H5Pset_alloc_time(plan.id(), H5D_ALLOC_TIME_EARLY);
        H5Pset_fill_time(plan.id(), H5D_FILL_TIME_NEVER);
        try (Handle space = Hdf5.handle(
                H5Screate_simple(extents.length, extents, null),
                id -> H5Sclose(id),
                path,
                name,
                "HDF5 gives no data space.")) {
            long id = H5Dcreate2(file.id(), name, type.id(), space.id(), H5P_DEFAULT, plan.id(), H5P_DEFAULT);
            try (Handle dataset = Hdf5.handle(id, open -> H5Dclose(open), path, name, "it cannot be created.")) {
                Hdf5Table table = Hdf5Table.of(path, name, dataset);
                if (table.rowBytes() == 0) {
                    return 0;
                }
                OptionalLong offset = table.fileOffset();
                return offset.orElseThrow(() ->
                        new IllegalStateException("HDF5 has not reserved the rows of " + name + " in one piece."));
            }
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
                        H5Acreate2(file.id(), name, type, space.id(), H5P_DEFAULT, H5P_DEFAULT),
                        id -> H5Aclose(id),
                        path,
                        name,
                        "the attribute cannot be created.")) {
            Hdf5.check(H5Awrite(attribute.id(), type, value), path, name, "the attribute cannot be written.");
        }
    }

    /** Closes the file; that all of it got there, whoever opens it next finds out. */
    @Override
    public void close() {
        file.close();
    }
}
