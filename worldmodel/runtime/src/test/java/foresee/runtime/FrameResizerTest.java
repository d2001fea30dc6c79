package foresee.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.model.Frame;
import foresee.model.KeyedRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameResizerTest {

    private static Frame gray(int height, int width, int... values) {
        byte[] pixels = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            pixels[i] = (byte) values[i];
        }
        return new Frame(height, width, 1, pixels);
    }

    private static Frame random(int height, int width) {
        KeyedRandom random = KeyedRandom.of(height, width);
        byte[] pixels = new byte[height * width * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) random.nextInt(256);
        }
        return new Frame(height, width, 3, pixels);
    }

    @Test
    void frameOfThatSizeIsReturnedAsItIs() {
        Frame frame = random(64, 64);
        assertThat(new FrameResizer(64, 64).resize(frame)).isSameAs(frame);
    }

    @Test
    void halvingAveragesFourPixels() {
        assertThat(new FrameResizer(1, 2).resize(gray(2, 4, 0, 10, 200, 255, 20, 30, 255, 255)))
                .isEqualTo(gray(1, 2, 15, 241));
    }

    @Test
    void partlyCoveredPixelsCountInPart() {
        assertThat(new FrameResizer(1, 2).resize(gray(1, 3, 90, 30, 0))).isEqualTo(gray(1, 2, 70, 10));
    }

    @Test
    void doublingInterpolatesBetweenPixelCentres() {
        assertThat(new FrameResizer(1, 4).resize(gray(1, 2, 0, 100))).isEqualTo(gray(1, 4, 0, 25, 75, 100));
    }

    @Test
    void axesAreTreatedAlike() {
        assertThat(new FrameResizer(4, 1).resize(gray(2, 1, 0, 100))).isEqualTo(gray(4, 1, 0, 25, 75, 100));
        assertThat(new FrameResizer(2, 1).resize(gray(3, 1, 90, 30, 0))).isEqualTo(gray(2, 1, 70, 10));
    }

    @ParameterizedTest
    @CsvSource({"97,131,64,64", "3,200,64,64", "200,3,64,64", "1,1,5,7", "640,480,64,64", "63,65,64,64"})
    void oneColourStaysOneColour(int height, int width, int toHeight, int toWidth) {
        byte[] pixels = new byte[height * width * 3];
        byte[] expected = new byte[toHeight * toWidth * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % 3 * 127 + 1);
        }
        for (int i = 0; i < expected.length; i++) {
            expected[i] = (byte) (i % 3 * 127 + 1);
        }
        Frame resized = new FrameResizer(toHeight, toWidth).resize(new Frame(height, width, 3, pixels));
        assertThat(resized).isEqualTo(new Frame(toHeight, toWidth, 3, expected));
    }

    /** Every output pixel by its definition: the integral of the picture over the area it covers. */
    @Test
    void shrinkingIsTheMeanOverTheCoveredArea() {
        Frame frame = random(29, 50);
        Frame resized = new FrameResizer(12, 7).resize(frame);
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 7; j++) {
                for (int c = 0; c < 3; c++) {
                    double sum = 0;
                    for (int y = 0; y < 29; y++) {
                        for (int x = 0; x < 50; x++) {
                            sum += overlap(i, y, 29 / 12.0) * overlap(j, x, 50 / 7.0) * frame.get(y, x, c);
                        }
                    }
                    assertThat(Math.abs(resized.get(i, j, c) - sum / (29 / 12.0 * 50 / 7.0)))
                            .isLessThan(0.5001);
                }
            }
        }
    }

    private static double overlap(int i, int s, double scale) {
        return Math.max(0, Math.min((i + 1) * scale, s + 1) - Math.max(i * scale, s));
    }

    @Test
    void emptySizesAreRefused() {
        assertThatThrownBy(() -> new FrameResizer(0, 4)).hasMessage("height (0) and width (4) must be at least 1.");
    }
}
