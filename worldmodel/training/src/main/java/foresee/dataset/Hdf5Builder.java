package foresee.dataset;

import static org.bytedeco.hdf5.global.hdf5.*;

import foresee.dataset.Hdf5.Handle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;

/**
 * Makes the HDF5 file of a data set, in the layout of stable-worldmodel.
 *
 * <p><b>Shapes:</b> pixels (total,height,width,channels) uint8, action (total,A) float32, state (total,S) float32, time
 * (total) int64 in nanoseconds, seed (total) int64, ep_len and ep_offset (episodes) int64. An episode takes T + 1 rows of
 * every per-step column; its last action row is NaN.
 *
 * <p><b>Why:</b> seeds are a per-step column since stable-worldmodel takes every other data set for one. Pixels are not
 * compressed: a sub-sequence of 9 frames then costs the copying of 9 frames instead of the inflating of 33 to 48.
 *
 * <p><b>Source:</b> github.com/rbalestr-lab/stable-worldmodel, HDF5Dataset.
 */
final class Hdf5Builder {
    /** Frames of one chunk. */
    static final int CHUNK = 16;

    private static final int STAGE_BYTES = 4 << 20;

    private final Hdf5Output out;
    private final DatasetInfo info;
    private final EpisodeStore episodes;
    private final long total;

    private Hdf5Builder(Hdf5Output out, EpisodeStore episodes) {
        this.out = out;
        this.info = episodes.info();
        this.episodes = episodes;
        this.total = total(episodes);
    }

    /** Makes the file of all {@code episodes}, at least one. */
    static void build(Path path, EpisodeStore episodes) throws IOException {
        checkRoom(path, episodes);
        synchronized (Hdf5.LOCK) {
            try (Hdf5Output out = Hdf5Output.create(path)) {
                new Hdf5Builder(out, episodes).run();
                out.finish();
            }
        }
    }

    private static long total(EpisodeStore episodes) {
        long total = 0;
        for (int e = 0; e < episodes.episodes(); e++) {
            total += episodes.steps(e) + 1;
        }
        return total;
    }

    private static void checkRoom(Path path, EpisodeStore episodes) throws IOException {
        DatasetInfo info = episodes.info();
        long row = info.frame().bytes() + 4L * info.actionSpace().size() + 4L * info.stateSize() + 16;
        long needed = row * total(episodes) + (1 << 16);
        long free = Files.getFileStore(path.toAbsolutePath().getParent()).getUsableSpace();
        if (free < needed) {
            throw new IOException("the disk has " + (free >> 20) + " MB left and " + (needed >> 20) + " MB are needed");
        }
    }

    private void run() throws IOException {
        attributes();
        index();
        String hash = columns();
        out.attribute("content_sha256", hash);
    }

    private void attributes() throws IOException {
        out.attribute("format", Hdf5Store.FORMAT);
        out.attribute("format_version", DatasetInfo.FORMAT_VERSION);
        out.attribute("environment", info.environment());
        out.attribute("description", info.description());
        out.attribute("control_period", info.controlPeriod());
        out.attribute("action_space", DatasetInfoJson.writeSpace(info.actionSpace()));
        out.attribute("policy", info.policy());
        out.attribute("seed", info.seed());
        out.attribute("factors", DatasetInfoJson.writeNames(info.factors()));
    }

    private void index() throws IOException {
        long[] lengths = new long[episodes.episodes()];
        long[] offsets = new long[lengths.length];
        for (int e = 0; e < lengths.length; e++) {
            lengths[e] = episodes.steps(e) + 1L;
            offsets[e] = e == 0 ? 0 : offsets[e - 1] + lengths[e - 1];
        }
        longs("ep_len", lengths);
        longs("ep_offset", offsets);
    }

    private void longs(String name, long[] values) throws IOException {
        try (Handle dataset = out.contiguous(name, H5T_STD_I64LE_g(), values.length)) {
            longs(dataset, name, values, 0);
        }
    }

    private void longs(Handle dataset, String name, long[] values, long row) throws IOException {
        try (LongPointer pointer = new LongPointer(values)) {
            out.write(dataset, name, H5T_NATIVE_INT64_g(), pointer, row, values.length);
        }
    }

    private void floats(Handle dataset, String name, float[] values, long row, int rows) throws IOException {
        try (FloatPointer pointer = new FloatPointer(values)) {
            out.write(dataset, name, H5T_NATIVE_FLOAT_g(), pointer, row, rows, values.length / rows);
        }
    }

    /** Writes all per-step columns and returns the content hash. */
    private String columns() throws IOException {
        FrameShape frame = info.frame();
        ContentHash hash = new ContentHash(info);
        try (Handle action = out.contiguous(
                        "action", H5T_IEEE_F32LE_g(), total, info.actionSpace().size());
                Handle state = info.stateSize() == 0
                        ? null
                        : out.contiguous("state", H5T_IEEE_F32LE_g(), total, info.stateSize());
                Handle time = out.contiguous("time", H5T_STD_I64LE_g(), total);
                Handle seed = out.contiguous("seed", H5T_STD_I64LE_g(), total);
                Handle pixels = out.chunked(
                        "pixels", H5T_STD_U8LE_g(), CHUNK, total, frame.height(), frame.width(), frame.channels());
                PixelStage stage = new PixelStage(out, pixels, frame)) {
            long row = 0;
            for (int e = 0; e < episodes.episodes(); e++) {
                EpisodeColumns episode = episodes.columns(e);
                int rows = episode.steps + 1;
                hash.update(episode);
                floats(action, "action", withLastRow(episode), row, rows);
                if (state != null) {
                    floats(state, "state", episode.states, row, rows);
                }
                longs(time, "time", episode.times, row);
                longs(seed, "seed", repeated(episode.seed, rows), row);
                stage.add(episode.pixels);
                row += rows;
            }
            stage.flush();
        }
        return hash.hex();
    }

    private static float[] withLastRow(EpisodeColumns episode) {
        int size = episode.actions.length / episode.steps;
        float[] rows = Arrays.copyOf(episode.actions, episode.actions.length + size);
        Arrays.fill(rows, episode.actions.length, rows.length, Float.NaN);
        return rows;
    }

    private static long[] repeated(long value, int times) {
        long[] values = new long[times];
        Arrays.fill(values, value);
        return values;
    }

    /** Gathers frames into writes of whole chunks. */
    private static final class PixelStage implements AutoCloseable {
        private final Hdf5Output out;
        private final Handle dataset;
        private final FrameShape frame;
        private final BytePointer stage;
        private final int size;
        private int filled;
        private long row;

        PixelStage(Hdf5Output out, Handle dataset, FrameShape frame) {
            this.out = out;
            this.dataset = dataset;
            this.frame = frame;
            int chunkBytes = Math.multiplyExact(CHUNK, frame.bytes());
            this.size = chunkBytes * Math.max(1, STAGE_BYTES / chunkBytes);
            this.stage = new BytePointer(size);
        }

        void add(byte[] pixels) throws IOException {
            int at = 0;
            while (at < pixels.length) {
                int part = Math.min(pixels.length - at, size - filled);
                stage.position(filled).put(pixels, at, part);
                filled += part;
                at += part;
                if (filled == size) {
                    flush();
                }
            }
        }

        void flush() throws IOException {
            int rows = filled / frame.bytes();
            if (rows > 0) {
                stage.position(0);
                out.write(
                        dataset,
                        "pixels",
                        H5T_NATIVE_UINT8_g(),
                        stage,
                        row,
                        rows,
                        frame.height(),
                        frame.width(),
                        frame.channels());
                row += rows;
                filled = 0;
            }
        }

        @Override
        public void close() {
            stage.close();
        }
    }
}
