package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.envs.DataPolicy;
import foresee.envs.Environment;
import foresee.envs.Sandbox;
import foresee.envs.VariationLevel;
import foresee.model.Frame;
import foresee.model.KeyedRandom;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpisodesFilmTest {
    private static final int PIXELS = 128;
    private static final int STEPS = 6;

    @TempDir
    Path folder;

    private static DataPolicy policy(VariationLevel level) {
        return Sandbox.dataPolicy(Sandbox.environment("two-room", "random", level), STEPS);
    }

    private static EpisodesFilm film(int episodes, VariationLevel... levels) {
        List<EpisodesFilm.Column> columns = new ArrayList<>();
        for (VariationLevel level : levels) {
            columns.add(new EpisodesFilm.Column(level.word(), policy(level)));
        }
        return new EpisodesFilm(columns, episodes, 9, PIXELS);
    }

    @Test
    void everyStepOfEveryEpisodeIsAFrameAtTheSpeedOfLife() throws IOException {
        Path path = folder.resolve("data.gif");
        List<Integer> done = new ArrayList<>();
        film(2, VariationLevel.NOMINAL).writeGif(path, done::add);
        List<Integer> delays = GifWriterTest.delays(path);
        assertThat(delays).hasSize(2 * (STEPS + 1));
        assertThat(delays.subList(0, STEPS)).containsOnly(10);
        assertThat(delays.get(STEPS)).as("between episodes").isEqualTo(50);
        assertThat(done).containsExactly(1, 2);
    }

    @Test
    void eachColumnShowsTheEpisodeOfItsPolicy() throws IOException {
        Path path = folder.resolve("levels.gif");
        film(2, VariationLevel.NOMINAL, VariationLevel.STRONG).writeGif(path, done -> {});
        BufferedImage second = GifWriterTest.frames(path).get(STEPS + 1 + 3);
        assertShows(second, 16, VariationLevel.NOMINAL, 1, 3);
        assertShows(second, 16 + PIXELS + 10, VariationLevel.STRONG, 1, 3);
    }

    @Test
    void theStripHasMoreStillsTheMoreDiffers() throws IOException {
        Path path = folder.resolve("levels.png");
        film(4, VariationLevel.values()).writeStrip(path);
        BufferedImage strip = ImageIO.read(path.toFile());
        assertThat(strip.getWidth()).isEqualTo(6 * PIXELS + 5 * 10 + 2 * 16);
        assertShows(strip, 16 + 5 * (PIXELS + 10), VariationLevel.STRONG, 2, STEPS / 2);
        film(1, VariationLevel.values()).writeStrip(path);
        assertThat(ImageIO.read(path.toFile()).getWidth()).isEqualTo(3 * PIXELS + 2 * 10 + 2 * 16);
    }

    /** Whether a panel is the picture of a state, but for colours that a palette of 64 rounds. */
    private static void assertShows(BufferedImage picture, int left, VariationLevel level, int episode, int step) {
        DataPolicy policy = policy(level);
        Environment world = policy.environment();
        float[] state = policy.collect(KeyedRandom.key(9, episode))
                .observations()
                .get(step)
                .state()
                .orElseThrow();
        Frame wanted = world.render(state, PIXELS);
        Frame panel = Pictures.frame(picture.getSubimage(left, 16, PIXELS, PIXELS));
        int close = 0;
        for (int i = 0; i < PIXELS * PIXELS; i++) {
            close += isClose(panel, wanted, i / PIXELS, i % PIXELS) ? 1 : 0;
        }
        assertThat(close).isGreaterThan((int) (0.99 * PIXELS * PIXELS));
    }

    private static boolean isClose(Frame a, Frame b, int y, int x) {
        return IntStream.range(0, 3).allMatch(c -> Math.abs(a.get(y, x, c) - b.get(y, x, c)) <= 16);
    }

    @Test
    void nothingToShowIsRefused() {
        assertThatThrownBy(() -> new EpisodesFilm(List.of(), 1, 0, PIXELS)).hasMessageContaining("columns (0)");
        assertThatThrownBy(() -> film(0, VariationLevel.NOMINAL)).hasMessageContaining("episodes (0)");
    }
}
