package foresee.dataset;

import static org.bytedeco.hdf5.global.hdf5.*;

import foresee.dataset.Hdf5.Handle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.hdf5.H5G_info_t;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** An HDF5 file open for reading. Callers hold {@link Hdf5#LOCK}. */
final class Hdf5Input implements AutoCloseable {
    private static final int MAX_TEXT = 1 << 20;
    private static final String UNREADABLE =
            "it is damaged, no data set, or packed by something other than gzip, such as Blosc or LZF."
                    + " Maybe unpack it where it was made: h5repack -f GZIP=4 in.h5 out.h5.";

    private final Path path;
    private final Handle file;

    private Hdf5Input(Path path, Handle file) {
        this.path = path;
        this.file = file;
    }

    /** @throws DatasetFormatException if the library cannot make sense of the file */
    static Hdf5Input open(Path path) throws IOException {
        try (Handle access = Hdf5.handle(
                H5Pcreate(H5P_CLS_FILE_ACCESS_ID_g()), id -> H5Pclose(id), path, "file", "HDF5 gives no properties.")) {
            H5Pset_file_locking(access.id(), false, true);
            H5Pset_fclose_degree(access.id(), H5F_CLOSE_STRONG);
            long id = H5Fopen(path.toString(), H5F_ACC_RDONLY, access.id());
            return new Hdf5Input(
                    path, Hdf5.handle(id, open -> H5Fclose(open), path, "file", "the HDF5 file is damaged."));
        }
    }

    /** A text attribute of the root group, of fixed or variable length. */
    String text(String name) throws IOException {
        try (Handle attribute = attribute(name);
                Handle type = typeOf(attribute, name)) {
            checkClass(type, H5T_STRING, name, "a text");
            return H5Tis_variable_str(type.id()) > 0
                    ? variableText(attribute, type, name)
                    : fixedText(attribute, type, name);
        }
    }

    private String fixedText(Handle attribute, Handle type, String name) throws IOException {
        long size = H5Tget_size(type.id());
        if (size < 1 || size > MAX_TEXT) {
            throw new DatasetFormatException(path, name, "the attribute has a length of " + size + ".");
        }
        byte[] bytes = new byte[(int) size];
        try (BytePointer pointer = new BytePointer(size)) {
            read(attribute, type.id(), pointer, name);
            pointer.get(bytes);
        }
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private String variableText(Handle attribute, Handle type, String name) throws IOException {
        try (PointerPointer<BytePointer> pointer = new PointerPointer<>(1)) {
            pointer.put(0, (Pointer) null);
            read(attribute, type.id(), pointer, name);
            BytePointer text = pointer.get(BytePointer.class, 0);
            String value = text == null ? "" : text.getString(StandardCharsets.UTF_8);
            if (text != null) {
                H5free_memory(text);
            }
            return value;
        }
    }

    /** A whole-number attribute of the root group. */
    long integer(String name) throws IOException {
        try (Handle attribute = attribute(name);
                Handle type = typeOf(attribute, name);
                LongPointer pointer = new LongPointer(1)) {
            checkClass(type, H5T_INTEGER, name, "a whole number");
            read(attribute, H5T_NATIVE_INT64_g(), pointer, name);
            return pointer.get();
        }
    }

    /** A floating-point attribute of the root group. */
    double number(String name) throws IOException {
        try (Handle attribute = attribute(name);
                Handle type = typeOf(attribute, name);
                DoublePointer pointer = new DoublePointer(1)) {
            checkClass(type, H5T_FLOAT, name, "a number");
            read(attribute, H5T_NATIVE_DOUBLE_g(), pointer, name);
            return pointer.get();
        }
    }

    private Handle attribute(String name) throws IOException {
        if (H5Aexists(file.id(), name) <= 0) {
            throw new DatasetFormatException(path, name, "the attribute is missing: this is no data set of Foresee.");
        }
        Handle attribute = Hdf5.handle(
                H5Aopen(file.id(), name, H5P_DEFAULT), id -> H5Aclose(id), path, name, "the attribute is damaged.");
        try (Handle space = Hdf5.handle(
                H5Aget_space(attribute.id()), id -> H5Sclose(id), path, name, "the attribute is damaged.")) {
            if (H5Sget_simple_extent_npoints(space.id()) != 1) {
                attribute.close();
                throw new DatasetFormatException(path, name, "the attribute must have one value.");
            }
        }
        return attribute;
    }

    private Handle typeOf(Handle attribute, String name) throws IOException {
        return Hdf5.handle(H5Aget_type(attribute.id()), id -> H5Tclose(id), path, name, "the attribute is damaged.");
    }

    private void checkClass(Handle type, int expected, String name, String words) throws IOException {
        if (H5Tget_class(type.id()) != expected) {
            throw new DatasetFormatException(path, name, "the attribute must be " + words + ".");
        }
    }

    private void read(Handle attribute, long type, Pointer target, String name) throws IOException {
        Hdf5.check(H5Aread(attribute.id(), type, target), path, name, "the attribute cannot be read.");
    }

    boolean has(String name) {
        return H5Lexists(file.id(), name, H5P_DEFAULT) > 0;
    }

    /** The data set {@code name}. */
    Hdf5Table table(String name) throws IOException {
        if (!has(name)) {
            throw new DatasetFormatException(path, name, "the data set is missing.");
        }
        long id = H5Dopen2(file.id(), name, H5P_DEFAULT);
        return Hdf5Table.of(
                path,
                name,
                Hdf5.handle(id, open -> H5Dclose(open), path, name, "it is damaged, or was written by a newer HDF5."));
    }

    /** Names of what lies in the root group, sorted. */
    List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try (H5G_info_t group = new H5G_info_t()) {
            Hdf5.check(H5Gget_info(file.id(), group), path, "file", "the HDF5 file is damaged.");
            for (long i = 0; i < group.nlinks(); i++) {
                names.add(name(i));
            }
        }
        return names;
    }

    private String name(long i) throws IOException {
        long length =
                H5Lget_name_by_idx(file.id(), ".", H5_INDEX_NAME, H5_ITER_INC, i, (BytePointer) null, 0, H5P_DEFAULT);
        if (length < 0 || length > MAX_TEXT) {
            throw new DatasetFormatException(path, "file", "the HDF5 file is damaged.");
        }
        byte[] name = new byte[(int) length + 1]; // and the zero that ends it
        H5Lget_name_by_idx(file.id(), ".", H5_INDEX_NAME, H5_ITER_INC, i, name, name.length, H5P_DEFAULT);
        return new String(name, 0, (int) length, StandardCharsets.UTF_8);
    }

    /** The column {@code name} of a file that somebody else wrote. */
    Hdf5Column column(String name) throws IOException {
        if (!has(name)) {
            throw new DatasetFormatException(path, name, "the column is missing.");
        }
        long id = H5Dopen2(file.id(), name, H5P_DEFAULT);
        return Hdf5Column.of(path, name, Hdf5.handle(id, open -> H5Dclose(open), path, name, UNREADABLE));
    }

    @Override
    public void close() {
        file.close();
    }
}
