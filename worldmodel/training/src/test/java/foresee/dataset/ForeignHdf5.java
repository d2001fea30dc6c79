package foresee.dataset;

import static org.bytedeco.hdf5.global.hdf5.*;

import foresee.dataset.Hdf5.Handle;
import java.nio.file.Path;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;

/** Writes HDF5 files as other programs do: an old superblock, chunks that can grow, packed by gzip, numbers of other types. */
final class ForeignHdf5 implements AutoCloseable {
    private final Path path;
    private final Handle file;

    ForeignHdf5(Path path) throws Exception {
        this.path = path;
        synchronized (Hdf5.LOCK) {
            long id = H5Fcreate(path.toString(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
            file = Hdf5.handle(id, open -> H5Fclose(open), path, "file", "cannot be made.");
        }
    }

    ForeignHdf5 bytes(String name, byte[] values, long... extents) throws Exception {
        try (BytePointer pointer = new BytePointer(values)) {
            return write(name, H5T_STD_U8LE_g(), H5T_STD_U8LE_g(), pointer, extents);
        }
    }

    /** Written as 64-bit floating point. */
    ForeignHdf5 doubles(String name, double[] values, long... extents) throws Exception {
        try (DoublePointer pointer = new DoublePointer(values)) {
            return write(name, H5T_IEEE_F64LE_g(), H5T_NATIVE_DOUBLE_g(), pointer, extents);
        }
    }

    /** Written as big-endian 32-bit integers. */
    ForeignHdf5 ints(String name, int... values) throws Exception {
        try (IntPointer pointer = new IntPointer(values)) {
            return write(name, H5T_STD_I32BE_g(), H5T_NATIVE_INT32_g(), pointer, values.length);
        }
    }

    private ForeignHdf5 write(String name, long stored, long given, Pointer values, long... extents) throws Exception {
        long[] most = extents.clone();
        most[0] = H5S_UNLIMITED;
        long[] chunk = extents.clone();
        chunk[0] = Math.max(1, extents[0] / 3);
        synchronized (Hdf5.LOCK) {
            try (Handle plan = Hdf5.handle(
                            H5Pcreate(H5P_CLS_DATASET_CREATE_ID_g()), id -> H5Pclose(id), path, name, "no plan.");
                    Handle space = Hdf5.handle(
                            H5Screate_simple(extents.length, extents, most),
                            id -> H5Sclose(id),
                            path,
                            name,
                            "no space.")) {
                H5Pset_chunk(plan.id(), chunk.length, chunk);
                H5Pset_deflate(plan.id(), 4);
                long id = H5Dcreate2(file.id(), name, stored, space.id(), H5P_DEFAULT, plan.id(), H5P_DEFAULT);
                try (Handle dataset = Hdf5.handle(id, open -> H5Dclose(open), path, name, "cannot be made.")) {
                    Hdf5.check(H5Dwrite(dataset.id(), given, H5S_ALL, H5S_ALL, H5P_DEFAULT, values), path, name, "x");
                }
            }
        }
        return this;
    }

    @Override
    public void close() {
        synchronized (Hdf5.LOCK) {
            file.close();
        }
    }
}
