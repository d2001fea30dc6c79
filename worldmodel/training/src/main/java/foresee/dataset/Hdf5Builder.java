package foresee.dataset;

import foresee.dataset.Hdf5Table.Values;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Makes the HDF5 file of a data set, in the layout of stable-worldmodel.
 *
 * <p><b>Shapes:</b> pixels (total,height,width,channels) uint8, action (total,A) float32, A being 0 where nothing acts, state (total,S) float32, proprio (total,P) float32, time
 * (total) int64 in nanoseconds, seed (total) int64, ep_len and ep_offset (episodes) int64. An episode takes T + 1 rows of
 * every per-step column; its last action row is NaN.
 *
 * <p>The HDF5 library lays out the file; the rows are then written to their places without it.
 *
 * <p><b>Why:</b> seeds are a per-step column since stable-worldmodel takes every other data set for one. Pixels are not
 * compressed: a sub-sequence of 9 frames then costs the copying of 9 frames instead of the inflating of 33 to 48. Rows are
 * not written by the library since a write that fails there, on a full disk, brings down the process when it ends.
 *
 * <p><b>Source:</b> github.com/rbalestr-lab/stable-worldmodel, HDF5Dataset.
 */
final class Hdf5Builder {
    /** Frames of one chunk. */
    static final int CHUNK = 16;

    /** Offsets in the file at which the rows of the data sets begin. */
    private record Places(
            long length, long offset, long action, long state, long proprio, long time, long seed, long pixels) {}

    private static final int SLACK = 1 << 20;

    private final Path path;
    private final EpisodeStore episodes;
    private final DatasetInfo info;
    private final long total;

    private Hdf5Builder(Path path, EpisodeStore episodes) {
        this.path = path;
        this.episodes = episodes;
        this.info = episodes.info();
        this.total = total(episodes);
    }

    private static long total(EpisodeStore episodes) {
        long total = 0;
        for (int e = 0; e < episodes.episodes(); e++) {
            total += episodes.steps(e) + 1;
        }
        return total;
    }

    /**
     * Makes the file of all {@code episodes}, at least one.
     *
     * @param contentHash what the attribute {@code content_sha256} is to say
     */
    static void build(Path path, EpisodeStore episodes, String contentHash) throws IOException {
        Hdf5Builder builder = new Hdf5Builder(path, episodes);
        builder.checkRoom();
        Places places = builder.layOut(contentHash);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            builder.fill(file, places);
            file.force(true);
        }
    }

    /** Fails if the disk has no room for what the library itself will write, or the file may not become so large. */
    private void checkRoom() throws IOException {
        long floats = (long) info.actionSpace().size() + info.stateSize() + info.proprioceptionSize();
        long row = info.frame().bytes() + 4 * floats + 16;
        try (FileChannel file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            write(file, ByteBuffer.allocate(SLACK), 0);
            write(file, ByteBuffer.allocate(1), SLACK + total * row);
            file.force(true);
        }
    }

    private Places layOut(String contentHash) throws IOException {
        synchronized (Hdf5.LOCK) {
            try (Hdf5Output out = Hdf5Output.create(path)) {
                attributes(out);
                out.attribute("content_sha256", contentHash);
                return columns(out);
            }
        }
    }

    private void attributes(Hdf5Output out) throws IOException {
        out.attribute("format", Hdf5Store.FORMAT);
        out.attribute("format_version", info.formatVersion());
        out.attribute("environment", info.environment());
        out.attribute("description", info.description());
        out.attribute("control_period", info.controlPeriod());
        out.attribute("action_space", DatasetInfoJson.writeSpace(info.actionSpace()));
        out.attribute("policy", info.policy());
        out.attribute("seed", info.seed());
        out.attribute("factors", DatasetInfoJson.writeNames(info.factors()));
        if (info.proprioceptionSize() > 0) {
            out.attribute("proprioception", DatasetInfoJson.writeNames(info.proprioception()));
        }
    }

    private Places columns(Hdf5Output out) throws IOException {
        FrameShape frame = info.frame();
        int states = info.stateSize();
        int felt = info.proprioceptionSize();
        return new Places(
                out.contiguous("ep_len", Values.INT64, episodes.episodes()),
                out.contiguous("ep_offset", Values.INT64, episodes.episodes()),
                out.contiguous(
                        "action", Values.FLOAT32, total, info.actionSpace().size()),
                states == 0 ? 0 : out.contiguous("state", Values.FLOAT32, total, states),
                felt == 0 ? 0 : out.contiguous("proprio", Values.FLOAT32, total, felt),
                out.contiguous("time", Values.INT64, total),
                out.contiguous("seed", Values.INT64, total),
                out.chunked("pixels", Values.UINT8, CHUNK, total, frame.height(), frame.width(), frame.channels()));
    }

    private void fill(FileChannel file, Places at) throws IOException {
        long row = 0;
        for (int e = 0; e < episodes.episodes(); e++) {
            EpisodeColumns episode = episodes.columns(e);
            int rows = episode.steps + 1;
            write(file, longs(rows), at.length + 8L * e);
            write(file, longs(row), at.offset + 8L * e);
            write(
                    file,
                    actions(episode),
                    at.action + row * 4 * info.actionSpace().size());
            write(file, floats(episode.states), at.state + row * 4 * info.stateSize());
            write(file, floats(episode.proprioception), at.proprio + row * 4 * info.proprioceptionSize());
            write(file, longs(episode.times), at.time + row * 8);
            write(file, repeated(episode.seed, rows), at.seed + row * 8);
            write(
                    file,
                    ByteBuffer.wrap(episode.pixels),
                    at.pixels + row * info.frame().bytes());
            row += rows;
        }
    }

    private static ByteBuffer longs(long... values) {
        ByteBuffer bytes = JournalRecords.littleEndian(8 * values.length);
        bytes.asLongBuffer().put(values);
        return bytes;
    }

    private static ByteBuffer repeated(long value, int times) {
        ByteBuffer bytes = JournalRecords.littleEndian(8 * times);
        while (bytes.hasRemaining()) {
            bytes.putLong(value);
        }
        return bytes.flip();
    }

    private static ByteBuffer floats(float[] values) {
        ByteBuffer bytes = JournalRecords.littleEndian(4 * values.length);
        bytes.asFloatBuffer().put(values);
        return bytes;
    }

    /** The actions and the row of NaN that ends them. */
    private ByteBuffer actions(EpisodeColumns episode) {
        int size = info.actionSpace().size();
        ByteBuffer bytes = JournalRecords.littleEndian(4 * (episode.actions.length + size));
        bytes.asFloatBuffer().put(episode.actions);
        for (int i = 0; i < size; i++) {
            bytes.putFloat(4 * (episode.actions.length + i), Float.NaN);
        }
        return bytes;
    }

    private static void write(FileChannel file, ByteBuffer bytes, long offset) throws IOException {
        long at = offset;
        while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
        }
    }
}
