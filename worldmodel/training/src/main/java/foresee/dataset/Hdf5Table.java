package foresee.dataset;

import static org.bytedeco.hdf5.global.hdf5.*;

import foresee.dataset.Hdf5.Handle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import org.bytedeco.javacpp.BytePointer;

/**
 * A data set of an open HDF5 file, read in spans of rows through the library.
 *
 * <p>It closes with its file. {@link #read} takes {@link Hdf5#LOCK} itself; callers of the rest hold it.
 */
final class Hdf5Table implements Rows {
    /** What the values of a data set are, in files and in buffers alike: little-endian. */
    enum Values {
        UINT8(1, "uint8"),
        FLOAT32(4, "float32"),
        INT64(8, "int64");

        final int bytes;
        final String words;

        Values(int bytes, String words) {
            this.bytes = bytes;
            this.words = words;
        }

        long id() {
            return switch (this) {
                case UINT8 -> H5T_STD_U8LE_g();
                case FLOAT32 -> H5T_IEEE_F32LE_g();
                case INT64 -> H5T_STD_I64LE_g();
            };
        }
    }

    private final Path path;
    private final String name;
    private final Handle dataset;
    private final long[] extents;
    private final Values type;

    private Hdf5Table(Path path, String name, Handle dataset, long[] extents, Values type) {
        this.path = path;
        this.name = name;
        this.dataset = dataset;
        this.extents = extents;
        this.type = type;
    }

    static Hdf5Table of(Path path, String name, Handle dataset) throws IOException {
        return new Hdf5Table(path, name, dataset, Hdf5.extents(path, name, dataset), type(path, name, dataset));
    }

    private static Values type(Path path, String name, Handle dataset) throws IOException {
        try (Handle type = Hdf5.handle(H5Dget_type(dataset.id()), id -> H5Tclose(id), path, name, "it is damaged.")) {
            for (Values known : Values.values()) {
                if (H5Tequal(type.id(), known.id()) > 0) {
                    return known;
                }
            }
            throw new DatasetFormatException(path, name, "its values must be uint8, float32 or int64, little-endian.");
        }
    }

    long rows() {
        return extents[0];
    }

    /** Extent of axis {@code i} as an int; 0 if it has none or is too large. */
    int extent(int i) {
        return i < extents.length && extents[i] <= Integer.MAX_VALUE ? (int) extents[i] : 0;
    }

    /** Requires a type and the extents of one row. */
    void require(Values required, long rows, int... rowExtents) throws DatasetFormatException {
        long[] expected = new long[rowExtents.length + 1];
        expected[0] = rows;
        for (int i = 0; i < rowExtents.length; i++) {
            expected[i + 1] = rowExtents[i];
        }
        if (type != required || !Arrays.equals(extents, expected)) {
            throw new DatasetFormatException(
                    path,
                    name,
                    "it is " + type.words + " " + Arrays.toString(extents) + " and must be " + required.words + " "
                            + Arrays.toString(expected) + ".");
        }
    }

    @Override
    public int rowBytes() {
        long bytes = type.bytes;
        for (int i = 1; i < extents.length; i++) {
            bytes *= extents[i];
        }
        return Math.toIntExact(bytes);
    }

    /** Where row 0 lies in the file, if all rows lie there one after the other, unpacked. */
    OptionalLong fileOffset() throws IOException {
        try (Handle plan =
                Hdf5.handle(H5Dget_create_plist(dataset.id()), id -> H5Pclose(id), path, name, "it is damaged.")) {
            if (H5Pget_nfilters(plan.id()) != 0) {
                return OptionalLong.empty();
            }
            int layout = H5Pget_layout(plan.id());
            if (layout == H5D_CONTIGUOUS) {
                return known(H5Dget_offset(dataset.id()));
            }
            return layout == H5D_CHUNKED && hasWholeRows(plan) && isWithoutIndex()
                    ? firstChunk()
                    : OptionalLong.empty();
        }
    }

    private boolean hasWholeRows(Handle plan) {
        long[] chunk = new long[extents.length];
        H5Pget_chunk(plan.id(), chunk.length, chunk);
        return Arrays.equals(chunk, 1, chunk.length, extents, 1, extents.length);
    }

    private boolean isWithoutIndex() {
        int[] index = new int[1];
        return H5Dget_chunk_index_type(dataset.id(), index) >= 0
                && (index[0] == H5D_CHUNK_IDX_NONE || index[0] == H5D_CHUNK_IDX_SINGLE);
    }

    private OptionalLong firstChunk() {
        long[] address = {-1};
        int status =
                H5Dget_chunk_info_by_coord(dataset.id(), new long[extents.length], new int[1], address, new long[1]);
        return status < 0 ? OptionalLong.empty() : known(address[0]);
    }

    private static OptionalLong known(long address) {
        return address < 0 ? OptionalLong.empty() : OptionalLong.of(address);
    }

    @Override
    public void read(long first, int stride, int count, ByteBuffer target) throws IOException {
        if (rowBytes() == 0) {
            return;
        }
        Rows.pick(readSpan(first, (count - 1) * stride + 1), rowBytes(), stride, count, target);
    }

    private ByteBuffer readSpan(long first, int rows) throws IOException {
        long[] start = new long[extents.length];
        start[0] = first;
        long[] count = extents.clone();
        count[0] = rows;
        synchronized (Hdf5.LOCK) {
            try (Handle memory = Hdf5.handle(
                            H5Screate_simple(count.length, count, null), id -> H5Sclose(id), path, name, "no space.");
                    Handle source =
                            Hdf5.handle(H5Dget_space(dataset.id()), id -> H5Sclose(id), path, name, "it is damaged.");
                    BytePointer values = new BytePointer((long) Math.multiplyExact(rows, rowBytes()))) {
                H5Sselect_hyperslab(source.id(), H5S_SELECT_SET, start, null, count, null);
                int status = H5Dread(dataset.id(), type.id(), memory.id(), source.id(), H5P_DEFAULT, values);
                Hdf5.check(status, path, name, "rows from " + first + " on cannot be read.");
                byte[] bytes = new byte[Math.toIntExact(values.capacity())];
                values.get(bytes);
                return ByteBuffer.wrap(bytes);
            }
        }
    }
}
