package foresee.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where in the rows of a stable-worldmodel file each episode lies. */
final class EpisodeIndex {
    private final List<Span> spans;

    private record Span(long first, int rows) {}

    private EpisodeIndex(List<Span> spans) {
        this.spans = List.copyOf(spans);
    }

    /**
     * Reads {@code ep_len} and {@code ep_offset}; without them, the runs of equal numbers in {@code episode_idx} or {@code ep_idx}.
     *
     * @throws DatasetFormatException if there is neither, or an episode does not lie in the rows
     */
    static EpisodeIndex read(Path path, Hdf5Input file, long total) throws IOException {
        if (file.has("ep_len")) {
            long[] lengths = file.column("ep_len").longs();
            long[] offsets = file.has("ep_offset") ? file.column("ep_offset").longs() : cumulated(lengths);
            return of(path, lengths, offsets, total);
        }
        for (String name : List.of("episode_idx", "ep_idx")) {
            if (file.has(name)) {
                return ofRuns(path, name, file.column(name).longs(), total);
            }
        }
        throw new DatasetFormatException(
                path, "ep_len", "the column is missing, and so are episode_idx and ep_idx: where do episodes end?");
    }

    private static long[] cumulated(long[] lengths) {
        long[] offsets = new long[lengths.length];
        for (int e = 1; e < lengths.length; e++) {
            offsets[e] = offsets[e - 1] + lengths[e - 1];
        }
        return offsets;
    }

    private static EpisodeIndex of(Path path, long[] lengths, long[] offsets, long total)
            throws DatasetFormatException {
        if (lengths.length == 0 || lengths.length != offsets.length) {
            throw new DatasetFormatException(
                    path,
                    "ep_len",
                    "it has " + lengths.length + " episodes, but ep_offset has " + offsets.length + ".");
        }
        List<Span> spans = new ArrayList<>();
        for (int e = 0; e < lengths.length; e++) {
            if (lengths[e] < 1 || lengths[e] > total || offsets[e] < 0 || offsets[e] > total - lengths[e]) {
                throw new DatasetFormatException(
                        path,
                        "ep_offset",
                        "episode " + e + " (" + lengths[e] + " rows from row " + offsets[e] + " on) must lie in the "
                                + total + " rows of pixels.");
            }
            spans.add(new Span(offsets[e], (int) lengths[e]));
        }
        return new EpisodeIndex(spans);
    }

    private static EpisodeIndex ofRuns(Path path, String name, long[] numbers, long total)
            throws DatasetFormatException {
        if (numbers.length != total || total == 0) {
            throw new DatasetFormatException(
                    path, name, "it has " + numbers.length + " rows, but pixels has " + total + ".");
        }
        List<Span> spans = new ArrayList<>();
        int first = 0;
        for (int row = 1; row <= numbers.length; row++) {
            if (row == numbers.length || numbers[row] != numbers[first]) {
                spans.add(new Span(first, row - first));
                first = row;
            }
        }
        return new EpisodeIndex(spans);
    }

    int count() {
        return spans.size();
    }

    long first(int episode) {
        return spans.get(episode).first();
    }

    int rows(int episode) {
        return spans.get(episode).rows();
    }
}
