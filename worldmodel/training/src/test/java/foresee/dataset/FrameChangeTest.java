package foresee.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import foresee.model.Episode;
import foresee.model.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FrameChangeTest {
    private static final int SIZE = 16;

    private static Frame slope(double right, double down) {
        byte[] pixels = new byte[SIZE * SIZE];
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                double value = 100 + 40 * Math.sin((x - right) / 3) + 30 * Math.cos((y - down) / 4);
                pixels[y * SIZE + x] = (byte) Math.round(value);
            }
        }
        return new Frame(SIZE, SIZE, 1, pixels);
    }

    private static float[] change(Frame from, Frame to) {
        byte[] pixels = new byte[2 * from.toArray().length];
        from.copyTo(pixels, 0);
        to.copyTo(pixels, pixels.length / 2);
        FrameChange change = new FrameChange(FrameShape.of(from));
        float[] numbers = new float[change.size()];
        change.measure(pixels, 0, numbers, 0);
        return numbers;
    }

    @Test
    void aShiftOfTheWholePictureIsMeasuredInPixels() {
        float[] numbers = change(slope(0, 0), slope(0.5, -0.25));

        assertThat(numbers[3]).isCloseTo(0.5f, within(0.08f));
        assertThat(numbers[4]).isCloseTo(-0.25f, within(0.08f));
    }

    @Test
    void aBrightSquareThatGoesRightCarriesBrightnessRight() {
        Episode episode = DotEpisodes.of(1, 1);
        Frame now = episode.observations().get(0).frame().orElseThrow();
        EpisodeColumns columns =
                DotEpisodes.columns(DotEpisodes.episode(0, List.of(now, shiftedRight(now)), new double[] {2, 0}));
        FrameChange change = new FrameChange(DotEpisodes.info().frame());
        float[] numbers = new float[change.size()];
        change.measure(columns.pixels, 0, numbers, 0);

        assertThat(numbers[0]).isCloseTo(0, within(1e-4f));
        assertThat(numbers[1]).isPositive();
        assertThat(numbers[2]).isCloseTo(0, within(1e-4f));
        assertThat(numbers[change.size() - 1]).isPositive();
    }

    private static Frame shiftedRight(Frame frame) {
        byte[] pixels = frame.toArray();
        int row = 3 * frame.width();
        for (int i = pixels.length - 1; i >= 0; i--) {
            pixels[i] = i % row >= 6 ? pixels[i - 6] : pixels[i];
        }
        return new Frame(frame.height(), frame.width(), 3, pixels);
    }

    @Test
    void nothingIsNothing() {
        assertThat(change(slope(0, 0), slope(0, 0))).containsOnly(0);
    }
}
