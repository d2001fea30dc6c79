package foresee.dataset;

import foresee.model.Frame;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import javax.imageio.ImageIO;

/**
 * Writes a data set as folders of PNG with a table of actions each, as {@link PngFolders} reads them.
 *
 * <p>{@code episode_0000/frame_0000.png} ... and {@code episode_0000/actions.csv} with the columns {@code frame}, {@code time} in
 * seconds and {@code action_0} ...; in the last row, whose frame nothing follows, the actions are empty. Numbers read back to the
 * bit. Frames have one or three channels; states are not written.
 */
public final class FolderExport {
    private static final double NANOS = 1e9;

    private FolderExport() {}

    /**
     * Writes all episodes.
     *
     * @param folder made if missing; must be empty
     * @param progress hears how many episodes have been written
     * @throws FileAlreadyExistsException if there is something in the folder
     */
    public static void write(Dataset dataset, Path folder, IntConsumer progress) throws IOException {
        Files.createDirectories(folder);
        if (!FrameFiles.visible(folder).isEmpty()) {
            throw new FileAlreadyExistsException(folder.toString(), null, "is not empty. Maybe choose another name");
        }
        for (int e = 0; e < dataset.episodes(); e++) {
            Path episode = Files.createDirectory(folder.resolve("episode_%04d".formatted(e)));
            for (int t = 0; t <= dataset.steps(e); t++) {
                ImageIO.write(
                        image(dataset.frame(e, t)),
                        "png",
                        episode.resolve(frameName(t)).toFile());
            }
            Files.writeString(
                    episode.resolve("actions.csv"), table(dataset.store().columns(e)));
            progress.accept(e + 1);
        }
    }

    private static String frameName(int t) {
        return "frame_%04d.png".formatted(t);
    }

    private static String table(EpisodeColumns episode) {
        int size = episode.steps == 0 ? 0 : episode.actions.length / episode.steps;
        StringBuilder text = new StringBuilder("frame,time");
        for (int i = 0; i < size; i++) {
            text.append(",action_").append(i);
        }
        for (int t = 0; t <= episode.steps; t++) {
            text.append('\n').append(frameName(t)).append(',').append(episode.times[t] / NANOS);
            for (int i = 0; i < size; i++) {
                text.append(',').append(t < episode.steps ? String.valueOf(episode.actions[t * size + i]) : "");
            }
        }
        return text.append('\n').toString();
    }

    private static BufferedImage image(Frame frame) {
        BufferedImage image = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
        int green = frame.channels() == 1 ? 0 : 1;
        int blue = frame.channels() == 1 ? 0 : 2;
        for (int y = 0; y < frame.height(); y++) {
            for (int x = 0; x < frame.width(); x++) {
                image.setRGB(x, y, frame.get(y, x, 0) << 16 | frame.get(y, x, green) << 8 | frame.get(y, x, blue));
            }
        }
        return image;
    }
}
