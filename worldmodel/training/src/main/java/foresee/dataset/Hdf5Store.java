package foresee.dataset;

import foresee.dataset.Hdf5Table.Values;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Episodes of a finished HDF5 file. */
final class Hdf5Store implements EpisodeStore {
    /** Value of the attribute {@code format}, by which a data set is told from other HDF5 files. */
    static final String FORMAT = "foresee-dataset";

    private final Path path;
    private final FileChannel channel;
    private final Hdf5Input file;
    private final DatasetInfo info;
    private final long[] lengths;
    private final long[] offsets;
    private final String contentHash;
    private final Rows pixels;
    private final Rows actions;
    private final Optional<Rows> states;
    private final Optional<Rows> proprioception;
    private final Rows times;
    private final Rows seeds;

    private Hdf5Store(Path path, FileChannel channel, Hdf5Input file) throws IOException {
        this.path = path;
        this.channel = channel;
        this.file = file;
        long version = checkedFormat();
        Hdf5Table frames = file.table("pixels");
        long total = frames.rows();
        boolean hasStates = file.has("state");
        int stateSize = hasStates ? file.table("state").extent(1) : 0;
        this.info = info(version, frames, stateSize);
        FrameShape frame = info.frame();
        this.pixels = rows("pixels", Values.UINT8, total, frame.height(), frame.width(), frame.channels());
        this.actions = rows("action", Values.FLOAT32, total, info.actionSpace().size());
        this.states = hasStates ? Optional.of(rows("state", Values.FLOAT32, total, stateSize)) : Optional.empty();
        int felt = info.proprioceptionSize();
        this.proprioception = felt > 0 ? Optional.of(rows("proprio", Values.FLOAT32, total, felt)) : Optional.empty();
        this.times = rows("time", Values.INT64, total);
        this.seeds = rows("seed", Values.INT64, total);
        this.lengths = longs("ep_len", file.table("ep_len").rows());
        this.offsets = longs("ep_offset", lengths.length);
        this.contentHash = file.text("content_sha256");
        checkIndex(total);
    }

    /** @throws DatasetFormatException if it is no data set, or a damaged one */
    static Hdf5Store open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            Hdf5Signature.check(channel, path);
            return open(path, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static Hdf5Store open(Path path, FileChannel channel) throws IOException {
        synchronized (Hdf5.LOCK) {
            Hdf5Input file = Hdf5Input.open(path);
            try {
                return new Hdf5Store(path, channel, file);
            } catch (IllegalArgumentException | ArithmeticException e) {
                file.close();
                throw new DatasetFormatException(path, "attributes", e.getMessage(), e);
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        }
    }

    /** The version, which is known. */
    private long checkedFormat() throws IOException {
        String format = file.text("format");
        if (!format.equals(FORMAT)) {
            throw new DatasetFormatException(path, "format", "it is '" + format + "' and must be '" + FORMAT + "'.");
        }
        long version = file.integer("format_version");
        DatasetInfo.requireKnown(version);
        return version;
    }

    private DatasetInfo info(long version, Hdf5Table frames, int stateSize) throws IOException {
        return new DatasetInfo(
                file.text("environment"),
                file.text("description"),
                file.number("control_period"),
                DatasetInfoJson.readSpace(file.text("action_space")),
                file.text("policy"),
                file.integer("seed"),
                new FrameShape(frames.extent(1), frames.extent(2), frames.extent(3)),
                stateSize,
                DatasetInfoJson.readNames(file.text("factors")),
                DatasetInfo.hasProprioception(version)
                        ? DatasetInfoJson.readNames(file.text("proprioception"))
                        : List.of());
    }

    private Rows rows(String name, Values type, long total, int... rowExtents) throws IOException {
        Hdf5Table table = file.table(name);
        table.require(type, total, rowExtents);
        OptionalLong offset = table.fileOffset();
        if (offset.isEmpty()) {
            return table;
        }
        long end = Math.addExact(offset.getAsLong(), Math.multiplyExact(total, (long) table.rowBytes()));
        if (end > channel.size()) {
            throw new DatasetFormatException(
                    path, name, "its rows end at offset " + end + ", behind the file's end at " + channel.size() + ".");
        }
        return new FileRows(channel, path, offset.getAsLong(), table.rowBytes());
    }

    private long[] longs(String name, long count) throws IOException {
        if (count < 1 || count > Integer.MAX_VALUE / 8) {
            throw new DatasetFormatException(path, name, "it has " + count + " rows.");
        }
        ByteBuffer bytes = JournalRecords.littleEndian((int) count * 8);
        rows(name, Values.INT64, count).read(0, 1, (int) count, bytes);
        long[] values = new long[(int) count];
        bytes.flip().asLongBuffer().get(values);
        return values;
    }

    private void checkIndex(long total) throws IOException {
        for (int e = 0; e < lengths.length; e++) {
            if (lengths[e] < 2 || lengths[e] > Integer.MAX_VALUE || offsets[e] < 0 || offsets[e] > total - lengths[e]) {
                throw new DatasetFormatException(
                        path,
                        "ep_offset",
                        "episode " + e + " (rows " + offsets[e] + " to " + (offsets[e] + lengths[e])
                                + ") must have at least 2 rows of the " + total + ".");
            }
        }
    }

    /** The hash that was recorded when the file was made. */
    String contentHash() {
        return contentHash;
    }

    @Override
    public DatasetInfo info() {
        return info;
    }

    @Override
    public int episodes() {
        return lengths.length;
    }

    @Override
    public int steps(int episode) {
        return (int) lengths[episode] - 1;
    }

    @Override
    public long seed(int episode) throws IOException {
        ByteBuffer bytes = JournalRecords.littleEndian(8);
        seeds.read(offsets[episode], 1, 1, bytes);
        return bytes.getLong(0);
    }

    @Override
    public void times(int episode, long[] target) throws IOException {
        int rows = steps(episode) + 1;
        ByteBuffer bytes = JournalRecords.littleEndian(8 * rows);
        times.read(offsets[episode], 1, rows, bytes);
        bytes.flip().asLongBuffer().get(target, 0, rows);
    }

    @Override
    public void frames(int episode, int first, int stride, int count, byte[] target, int offset) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(target, offset, count * pixels.rowBytes());
        pixels.read(offsets[episode] + first, stride, count, bytes);
    }

    @Override
    public void states(int episode, int first, int stride, int count, float[] target, int offset) throws IOException {
        if (states.isPresent()) {
            floats(states.get(), offsets[episode] + first, stride, count, target, offset);
        }
    }

    @Override
    public void proprioception(int episode, int first, int stride, int count, float[] target, int offset)
            throws IOException {
        if (proprioception.isPresent()) {
            floats(proprioception.get(), offsets[episode] + first, stride, count, target, offset);
        }
    }

    @Override
    public void actions(int episode, int first, int count, float[] target, int offset) throws IOException {
        floats(actions, offsets[episode] + first, 1, count, target, offset);
    }

    private static void floats(Rows rows, long first, int stride, int count, float[] target, int offset)
            throws IOException {
        ByteBuffer bytes = JournalRecords.littleEndian(count * rows.rowBytes());
        rows.read(first, stride, count, bytes);
        bytes.flip().asFloatBuffer().get(target, offset, bytes.limit() / 4);
    }

    @Override
    public void close() throws IOException {
        synchronized (Hdf5.LOCK) {
            file.close();
        }
        channel.close();
    }
}
