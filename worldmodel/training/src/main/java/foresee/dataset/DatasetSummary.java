package foresee.dataset;

import foresee.model.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What there is to say of a data set at a glance.
 *
 * @param path the file
 * @param finished whether it is a finished file rather than a journal
 * @param bytes size of the file
 * @param contentHash SHA-256 of what it says
 * @param info what made it
 * @param episodes number of episodes
 * @param steps steps of all of them
 * @param frames frames of all of them
 * @param shortest steps of the shortest episode
 * @param longest steps of the longest episode
 * @param actions statistics of the executed actions, one per component
 * @param thumbnails frames spread evenly over the data set
 */
public record DatasetSummary(
        Path path,
        boolean finished,
        long bytes,
        String contentHash,
        DatasetInfo info,
        int episodes,
        long steps,
        long frames,
        int shortest,
        int longest,
        List<ComponentStatistics> actions,
        List<Thumbnail> thumbnails) {

    /**
     * One frame and where it is from.
     *
     * @param episode index of the episode
     * @param step of the frame within it
     * @param frame the picture
     */
    public record Thumbnail(int episode, int step, Frame frame) {}

    public DatasetSummary {
        actions = List.copyOf(actions);
        thumbnails = List.copyOf(thumbnails);
    }

    /**
     * Summarises a data set of at least one episode; of an empty journal the statistics are left out.
     *
     * @param thumbnails number of frames to pick, at most as many as there are
     */
    public static DatasetSummary of(Dataset dataset, int thumbnails) throws IOException {
        int episodes = dataset.episodes();
        int components = episodes == 0 ? 0 : dataset.info().actionSpace().size();
        return new DatasetSummary(
                dataset.path(),
                dataset.isFinished(),
                Files.size(dataset.path()),
                dataset.contentHash(),
                dataset.info(),
                episodes,
                dataset.steps(),
                dataset.frames(),
                IntStream.range(0, episodes).map(dataset::steps).min().orElse(0),
                IntStream.range(0, episodes).map(dataset::steps).max().orElse(0),
                IntStream.range(0, components)
                        .mapToObj(i -> ComponentStatistics.ofActions(dataset, i))
                        .toList(),
                pick(dataset, (int) Math.min(thumbnails, dataset.frames())));
    }

    /** The frames in the middle of {@code count} equal parts of all frames. */
    private static List<Thumbnail> pick(Dataset dataset, int count) {
        List<Thumbnail> picked = new ArrayList<>();
        long before = 0;
        for (int e = 0; e < dataset.episodes() && picked.size() < count; e++) {
            int rows = dataset.steps(e) + 1;
            while (picked.size() < count && middle(picked.size(), count, dataset.frames()) < before + rows) {
                int step = (int) (middle(picked.size(), count, dataset.frames()) - before);
                picked.add(new Thumbnail(e, step, dataset.frame(e, step)));
            }
            before += rows;
        }
        return picked;
    }

    private static long middle(int part, int parts, long frames) {
        return (2L * part + 1) * frames / (2L * parts);
    }

    /** The summary in words, one fact a line. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add((finished ? "data set (HDF5, finished) " : "data set (journal, not finished) ") + path);
        lines.add("environment     " + info.description() + ", one action every " + info.controlPeriod() + " s");
        lines.add("made by         " + info.policy() + ", seed " + info.seed());
        lines.add(String.format(
                Locale.ROOT,
                "holds           %d episodes of %d to %d steps: %d steps, %d frames",
                episodes,
                shortest,
                longest,
                steps,
                frames));
        lines.add("frame           " + info.frame() + (info.stateSize() == 0 ? ", no states" : states()) + felt());
        lines.add("action space    " + DatasetInfoJson.writeSpace(info.actionSpace()));
        for (int i = 0; i < actions.size(); i++) {
            ComponentStatistics a = actions.get(i);
            lines.add(String.format(
                    Locale.ROOT,
                    "action[%d]       %.3f to %.3f, mean %.3f, deviation %.3f",
                    i,
                    a.min(),
                    a.max(),
                    a.mean(),
                    a.deviation()));
        }
        lines.add(String.format(Locale.ROOT, "size on disk    %.1f MB", bytes / 1e6));
        lines.add("content SHA-256 " + contentHash);
        return lines;
    }

    private String states() {
        return ", states of " + info.stateSize() + " values"
                + (info.factors().isEmpty() ? "" : ", factors " + String.join(", ", info.factors()));
    }

    private String felt() {
        return info.proprioception().isEmpty() ? "" : ", felt " + String.join(", ", info.proprioception());
    }
}
