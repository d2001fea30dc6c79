package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.envs.Environment;
import foresee.envs.Sandbox;
import foresee.model.Frame;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanMovieTest {
    private static final Meadow MEADOW = new Meadow();
    private static final float[] GOAL = {52, 12};

    @TempDir
    Path folder;

    @Test
    void everyMomentIsAFrameAndTheLastOneStays() throws IOException {
        PlanMovie movie = journey(12, Optional.of(GOAL));
        movie.writeGif(folder.resolve("plan.gif"));
        List<Integer> delays = GifWriterTest.delays(folder.resolve("plan.gif"));
        assertThat(delays).hasSize(12);
        assertThat(delays.subList(0, 11)).containsOnly(9);
        assertThat(delays.get(11)).isEqualTo(180);
    }

    @Test
    void fortyFramesStayUnderOneMegabyte() throws IOException {
        journey(40, Optional.of(GOAL)).writeGif(folder.resolve("plan.gif"));
        assertThat(Files.size(folder.resolve("plan.gif"))).isLessThan(1_000_000);
    }

    @Test
    void aGifPictureShowsWorldAndGoalSideBySide() throws IOException {
        journey(3, Optional.of(GOAL)).writeGif(folder.resolve("plan.gif"));
        BufferedImage first = ImageIO.read(folder.resolve("plan.gif").toFile());
        assertThat(first.getWidth()).isEqualTo(570);
        assertThat(first.getHeight()).isEqualTo(334);
        // a red dot at (10, 50) of 64 in the left panel and at (52, 12) in the right one
        assertRed(first, 18 + 4 * 10 - 8, 38 + 4 * 50);
        assertRed(first, 18 + 256 + 22 + 4 * 52, 38 + 4 * 12);
    }

    @Test
    void theImaginedPathIsDrawnWhereItLeadsAndTheGoalIsRinged() {
        BufferedImage picture = journey(3, Optional.of(GOAL)).picture(2);
        // the first imagined spot is (14.5, 45.5) of 64, the ring's right end 10 px beside (52, 12)
        assertThat(new Color(picture.getRGB(18 + 58, 38 + 182))).isEqualTo(Ink.IMAGINED);
        assertThat(new Color(picture.getRGB(18 + 208 + 9, 38 + 48))).isEqualTo(Ink.GOAL);
    }

    @Test
    void withoutPlanAndGoalStateTheWorldIsShownBare() {
        PlanMovie movie = new PlanMovie(MEADOW, MEADOW.render(GOAL), Optional.empty(), 100, "px");
        float[] state = {10, 50};
        movie.add(new Moment(0, state, List.of(), OptionalDouble.empty()));
        BufferedImage world = movie.picture(0).getSubimage(18, 38, 256, 256);
        assertThat(Pictures.frame(world)).isEqualTo(MEADOW.render(state, 256));
    }

    @Test
    void pathsAreExplainedOnlyWhereAnyAreDrawn() {
        Environment blocks = Sandbox.environment("push-t");
        float[] start = blocks.reset(1);
        PlanMovie pathless = new PlanMovie(blocks, blocks.render(start), Optional.empty(), 100, "px or degrees");
        pathless.add(new Moment(0, start, List.of(), OptionalDouble.empty()));
        assertThat(colours(pathless.picture(0))).doesNotContain(Ink.IMAGINED);
        PlanMovie bare = new PlanMovie(MEADOW, MEADOW.render(GOAL), Optional.empty(), 100, "px");
        bare.add(new Moment(0, new float[] {10, 50}, List.of(), OptionalDouble.empty()));
        assertThat(colours(bare.picture(0))).contains(Ink.IMAGINED);
    }

    private static Set<Color> colours(BufferedImage picture) {
        int width = picture.getWidth();
        return IntStream.range(0, width * picture.getHeight())
                .mapToObj(i -> new Color(picture.getRGB(i % width, i / width)))
                .collect(Collectors.toSet());
    }

    @Test
    void aGoalWithoutStateIsShownAsItWasGiven() {
        byte[] green = new byte[10 * 10 * 3];
        for (int i = 1; i < green.length; i += 3) {
            green[i] = (byte) 200;
        }
        PlanMovie movie = new PlanMovie(MEADOW, new Frame(10, 10, 3, green), Optional.empty(), 100, "px");
        movie.add(new Moment(0, new float[] {10, 50}, List.of(), OptionalDouble.empty()));
        assertThat(new Color(movie.picture(0).getRGB(18 + 256 + 22 + 128, 38 + 128)))
                .isEqualTo(new Color(0, 200, 0));
    }

    @Test
    void theLastPictureSaysHowItEnded() {
        PlanMovie movie = journey(3, Optional.of(GOAL));
        Frame before = Pictures.frame(movie.picture(2));
        Frame earlier = Pictures.frame(movie.picture(1));
        movie.end("reached the goal in 2 steps (0.9 px away)");
        assertThat(Pictures.frame(movie.picture(2))).isNotEqualTo(before);
        assertThat(Pictures.frame(movie.picture(1))).isEqualTo(earlier);
    }

    @Test
    void theStripShowsKeyMomentsAndTheGoal() throws IOException {
        Path path = folder.resolve("plan.png");
        journey(9, Optional.of(GOAL)).writeStrip(path);
        BufferedImage strip = ImageIO.read(path.toFile());
        assertThat(strip.getWidth()).isEqualTo(6 * 168 + 5 * 10 + 2 * 16);
        journey(1, Optional.of(GOAL)).writeStrip(path);
        assertThat(ImageIO.read(path.toFile()).getWidth()).isEqualTo(2 * 168 + 10 + 2 * 16);
    }

    @Test
    void aFilmWithoutMomentsIsRefused() {
        PlanMovie movie = new PlanMovie(MEADOW, MEADOW.render(GOAL), Optional.empty(), 100, "px");
        assertThatThrownBy(() -> movie.writeGif(folder.resolve("plan.gif")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("moments (0)");
        assertThatThrownBy(() -> Strip.of(Collections.emptyList())).hasMessageContaining("panels (0)");
    }

    private static PlanMovie journey(int moments, Optional<float[]> goal) {
        PlanMovie movie = new PlanMovie(MEADOW, MEADOW.render(GOAL), goal, 100, "px");
        for (int k = 0; k < moments; k++) {
            float[] state = {10 + k, 50 - k};
            List<Spot> imagined = IntStream.rangeClosed(1, 12)
                    .mapToObj(j -> new Spot(state[0] + 2.5 * j, state[1] - 2.5 * j))
                    .toList();
            movie.add(new Moment(k, state, imagined, OptionalDouble.of(40 - k)));
        }
        return movie;
    }

    private static void assertRed(BufferedImage picture, int x, int y) {
        Color color = new Color(picture.getRGB(x, y));
        assertThat(color.getRed() - color.getBlue()).isGreaterThan(100);
    }
}
