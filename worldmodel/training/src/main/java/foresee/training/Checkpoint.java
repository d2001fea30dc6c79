package foresee.training;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * A training run on disk, to be resumed.
 *
 * <p>Layout, big-endian: magic {@code FORESEEC}, format version, configuration and data hash as strings, stage, step, collapse
 * counters, number of weights, weights and both moments as floats, number of further weights and these, CRC-32C of all before. Version
 * 1, which is still read, had neither stage nor further weights. Written to a temporary file, synced, then renamed, so a file under the
 * final name is whole.
 */
final class Checkpoint {
    private static final long MAGIC = 0x464F524553454543L;
    private static final int VERSION = 2;
    private static final int MOST_WEIGHTS = 1 << 28;

    private Checkpoint() {}

    /**
     * Writes the state over {@code path}.
     *
     * @param identity what a run that resumes it must have too: configuration and data hash
     */
    static void write(Path path, RunIdentity identity, TrainingState state) {
        Path temporary = path.resolveSibling(path.getFileName() + ".part");
        try {
            Path folder = path.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            writeSynced(temporary, bytes(identity, state));
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("checkpoint " + path + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static ByteBuffer bytes(RunIdentity identity, TrainingState state) throws IOException {
        ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(buffer);
        out.writeLong(MAGIC);
        out.writeInt(VERSION);
        out.writeUTF(identity.configuration());
        out.writeUTF(identity.dataHash());
        out.writeInt(state.stage());
        out.writeInt(state.step());
        out.writeInt(state.collapseCounters()[0]);
        out.writeInt(state.collapseCounters()[1]);
        out.writeInt(state.weights().length);
        writeFloats(out, state.weights());
        writeFloats(out, state.first());
        writeFloats(out, state.second());
        out.writeInt(state.further().length);
        writeFloats(out, state.further());
        CRC32C checksum = new CRC32C();
        checksum.update(buffer.toByteArray());
        out.writeLong(checksum.getValue());
        return ByteBuffer.wrap(buffer.toByteArray());
    }

    private static void writeFloats(DataOutputStream out, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        out.write(bytes.array());
    }

    private static void writeSynced(Path path, ByteBuffer bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /**
     * Reads the state back.
     *
     * @throws IllegalArgumentException if the file is damaged, or of a run with another configuration or other data; names both
     */
    static TrainingState read(Path path, RunIdentity identity) {
        return read(path, (RunIdentity stored) -> identity.require(stored, path));
    }

    /**
     * Reads the state back, whatever run it is of.
     *
     * @param identity is told which
     */
    static TrainingState read(Path path, Consumer<RunIdentity> identity) {
        try (InputStream file = Files.newInputStream(path)) {
            CheckedInputStream checked = new CheckedInputStream(new java.io.BufferedInputStream(file), new CRC32C());
            return read(path, identity, checked);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "checkpoint " + path + " cannot be read: " + e.getMessage() + ".\nMaybe begin without --resume.",
                    e);
        }
    }

    private static TrainingState read(Path path, Consumer<RunIdentity> identity, CheckedInputStream checked)
            throws IOException {
        DataInputStream in = new DataInputStream(checked);
        if (in.readLong() != MAGIC) {
            throw new IllegalArgumentException(path + " is no checkpoint of a training run.");
        }
        int version = in.readInt();
        if (version < 1 || version > VERSION) {
            throw new IllegalArgumentException(
                    "format version (" + version + ") of checkpoint " + path + " must be 1 to " + VERSION + ".");
        }
        identity.accept(new RunIdentity(in.readUTF(), in.readUTF()));
        int stage = version == 1 ? 1 : in.readInt();
        int step = in.readInt();
        int[] counters = {in.readInt(), in.readInt()};
        int weights = count(in, path, 1, 3 * Float.BYTES);
        float[] values = readFloats(in, weights);
        float[] first = readFloats(in, weights);
        float[] second = readFloats(in, weights);
        float[] further = version == 1 ? new float[0] : readFloats(in, count(in, path, 0, Float.BYTES));
        TrainingState state = new TrainingState(stage, step, values, first, second, counters, further);
        long computed = checked.getChecksum().getValue();
        if (in.readLong() != computed) {
            throw new IllegalArgumentException("checkpoint " + path + " is damaged: its checksum does not fit.");
        }
        return state;
    }

    /** A number of weights that the file has room for. */
    private static int count(DataInputStream in, Path path, int least, long bytesEach) throws IOException {
        int count = in.readInt();
        if (count < least || count > MOST_WEIGHTS || count * bytesEach > Files.size(path)) {
            throw new IllegalArgumentException("checkpoint " + path + " is damaged: it claims " + count + " weights.");
        }
        return count;
    }

    private static float[] readFloats(DataInputStream in, int count) throws IOException {
        byte[] bytes = new byte[count * Float.BYTES];
        in.readFully(bytes);
        float[] values = new float[count];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
        return values;
    }
}
