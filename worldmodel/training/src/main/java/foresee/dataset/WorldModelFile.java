package foresee.dataset;

import foresee.model.Frame;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Episodes in an HDF5 file as stable-worldmodel writes it.
 *
 * <p>Columns {@code pixels} (total,height,width,channels) or (total,channels,height,width), uint8 with 1, 3 or 4 channels; {@code
 * action} (total,A) or (total); {@code ep_len} and {@code ep_offset}, or {@code episode_idx}; and, if they are there, {@code
 * state} and {@code proprio} (total,S). Numbers may be of any type. A fourth channel is left out, one becomes three equal ones.
 *
 * <p><b>Source:</b> its documentation and its writer: columns grow by chunks of one row, ep_len is int32, ep_offset int64; an older
 * one wrote larger chunks, packed. The action of a row is what was done at its frame; where an episode's last action is NaN there
 * is none, where its first one is, actions lie beside the frames that they led to.
 */
public final class WorldModelFile implements RecordedEpisodes {
    private static final int CACHE_BYTES = 1 << 26;
    private static final Set<String> READ =
            Set.of("pixels", "action", "state", "proprio", "ep_len", "ep_offset", "ep_idx", "episode_idx", "step_idx");

    private final Path path;
    private final Hdf5Input file;
    private final Hdf5Column pixels;
    private final Hdf5Column action;
    private final TreeMap<String, Hdf5Column> states = new TreeMap<>();
    private final EpisodeIndex index;
    private final List<String> leftOut;
    private final boolean channelsFirst;
    private byte[] cached = {};
    private long cachedFrom;
    private int cachedRows;

    private WorldModelFile(Path path, Hdf5Input file) throws IOException {
        this.path = path;
        this.file = file;
        pixels = file.column("pixels");
        requirePictures();
        channelsFirst = !isChannels(pixels.extent(3));
        action = column("action");
        for (String name : List.of("proprio", "state")) {
            if (file.has(name)) {
                states.put(name, column(name));
            }
        }
        index = EpisodeIndex.read(path, file, pixels.rows());
        leftOut = file.names().stream().filter(name -> !READ.contains(name)).toList();
    }

    /**
     * Opens a file and reads where its episodes lie.
     *
     * @throws NoSuchFileException if there is no such file
     * @throws DatasetFormatException if it is no HDF5 file, or has no such columns; names the column
     */
    public static WorldModelFile open(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new NoSuchFileException(path.toString());
        }
        try (FileChannel channel = FileChannel.open(path)) {
            if (!Hdf5Signature.isPresent(channel, path)) {
                throw new DatasetFormatException(path, "offset 0", "this is no HDF5 file.");
            }
        }
        synchronized (Hdf5.LOCK) {
            Hdf5Input file = Hdf5Input.open(path);
            try {
                return new WorldModelFile(path, file);
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        }
    }

    private void requirePictures() throws IOException {
        boolean fits = pixels.rank() == 4
                && pixels.isBytes()
                && (isChannels(pixels.extent(3)) || isChannels(pixels.extent(1)))
                && pixels.rowSize() > 0;
        if (!fits) {
            throw new DatasetFormatException(
                    path,
                    "pixels",
                    "it is " + pixels.shape()
                            + " and must be uint8 (total, height, width, channels) or (total, channels, height, width) with 1, 3 or 4 channels.");
        }
    }

    private static boolean isChannels(int extent) {
        return extent == 1 || extent == 3 || extent == 4;
    }

    private Hdf5Column column(String name) throws IOException {
        Hdf5Column column = file.column(name);
        if (column.rank() > 2 || column.rows() != pixels.rows() || column.rowSize() == 0) {
            throw new DatasetFormatException(
                    path,
                    name,
                    "it is " + column.shape() + " and must be (" + pixels.rows() + ", values), as long as pixels.");
        }
        return column;
    }

    @Override
    public String describe() {
        return "an HDF5 file of stable-worldmodel, " + path.getFileName();
    }

    @Override
    public String leftOut() {
        return leftOut.isEmpty() ? "" : "columns " + String.join(", ", leftOut);
    }

    @Override
    public int count() {
        return index.count();
    }

    @Override
    public String name(int episode) {
        return "episode " + episode;
    }

    @Override
    public int frames(int episode) {
        return index.rows(episode);
    }

    @Override
    public Frame frame(int episode, int at) throws IOException {
        long row = index.first(episode) + at;
        int size = pixels.rowSize();
        if (row < cachedFrom || row >= cachedFrom + cachedRows) {
            cachedFrom = row;
            cachedRows = Math.min(index.rows(episode) - at, Math.max(1, CACHE_BYTES / size));
            cached = pixels.bytes(row, cachedRows);
        }
        return frame((int) (row - cachedFrom) * size);
    }

    private Frame frame(int from) throws DatasetFormatException {
        int channels = pixels.extent(channelsFirst ? 1 : 3);
        int height = pixels.extent(channelsFirst ? 2 : 1);
        int width = pixels.extent(channelsFirst ? 3 : 2);
        int places = height * width;
        byte[] rgb = new byte[3 * places];
        for (int i = 0; i < rgb.length; i++) {
            int channel = channels == 1 ? 0 : i % 3;
            rgb[i] = cached[from + (channelsFirst ? channel * places + i / 3 : i / 3 * channels + channel)];
        }
        return new Frame(height, width, 3, rgb);
    }

    @Override
    public RecordedRows rows(int episode) throws IOException {
        int rows = index.rows(episode);
        float[] values = new float[rows * stateNames().size()];
        int at = 0;
        for (Hdf5Column column : columns()) {
            float[] part = column.floats(index.first(episode), rows);
            int size = column.rowSize();
            for (int r = 0; r < rows; r++) {
                System.arraycopy(part, r * size, values, r * stateNames().size() + at, size);
            }
            at += size;
        }
        return new RecordedRows(rows, action.floats(index.first(episode), rows), values, new double[0]);
    }

    /** First the state, then what is felt. */
    private List<Hdf5Column> columns() {
        return List.copyOf(states.descendingMap().values());
    }

    @Override
    public int actionSize() {
        try {
            return action.rowSize();
        } catch (DatasetFormatException impossible) {
            throw new IllegalStateException("it was looked at when the file was opened.", impossible);
        }
    }

    @Override
    public List<String> stateNames() {
        List<String> names = new ArrayList<>(names("state"));
        names.addAll(feltNames());
        return names;
    }

    @Override
    public List<String> feltNames() {
        return names("proprio");
    }

    private List<String> names(String name) {
        List<String> names = new ArrayList<>();
        Hdf5Column column = states.get(name);
        try {
            for (int i = 0; column != null && i < column.rowSize(); i++) {
                names.add(name + "[" + i + "]");
            }
        } catch (DatasetFormatException impossible) {
            throw new IllegalStateException("it was looked at when the file was opened.", impossible);
        }
        return names;
    }

    @Override
    public void close() {
        synchronized (Hdf5.LOCK) {
            file.close();
        }
    }
}
