package foresee.envs.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.model.Frame;
import org.junit.jupiter.api.Test;

class SoftwareRasteriserTest {
    private static final int WHITE = 0xFFFFFF;

    private static double area(Frame frame) {
        double sum = 0;
        for (int y = 0; y < frame.height(); y++) {
            for (int x = 0; x < frame.width(); x++) {
                sum += frame.get(y, x, 1) / 255.0;
            }
        }
        return sum;
    }

    @Test
    void fillPaintsEveryPixelInItsColour() {
        SoftwareRasteriser canvas = new SoftwareRasteriser(3, 5);
        canvas.fill(0x102030);
        Frame frame = canvas.frame();

        assertThat(frame.shape()).isEqualTo("3 x 5 x 3");
        for (int y = 0; y < 3; y++) {
            for (int x = 0; x < 5; x++) {
                assertThat(new int[] {frame.get(y, x, 0), frame.get(y, x, 1), frame.get(y, x, 2)})
                        .containsExactly(0x10, 0x20, 0x30);
            }
        }
    }

    @Test
    void boxOnWholePixelsIsSharp() {
        SoftwareRasteriser canvas = new SoftwareRasteriser(8, 8);
        canvas.box(2, 3, 5, 7, WHITE);
        Frame frame = canvas.frame();
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                boolean inside = x >= 2 && x < 5 && y >= 3 && y < 7;
                assertThat(frame.get(y, x, 0)).isEqualTo(inside ? 255 : 0);
            }
        }
    }

    @Test
    void boxEdgeCoversItsShareOfAPixel() {
        SoftwareRasteriser canvas = new SoftwareRasteriser(8, 8);
        canvas.box(1.75f, 0, 8, 8, WHITE);

        assertThat(canvas.frame().get(4, 1, 0)).isEqualTo(64);
        assertThat(canvas.frame().get(4, 0, 0)).isZero();
        assertThat(canvas.frame().get(4, 2, 0)).isEqualTo(255);
    }

    /** Signed distances are off by a few hundredths of a pixel where an edge is curved. */
    @Test
    void discHasItsAreaWhereverItIs() {
        for (int i = 0; i < 100; i++) {
            SoftwareRasteriser canvas = new SoftwareRasteriser(16, 16);
            canvas.disc(7 + 0.13f * (i % 10), 7 + 0.011f * i, 3, WHITE);

            assertThat(area(canvas.frame())).isCloseTo(Math.PI * 9, within(0.6));
        }
    }

    @Test
    void shapesOutsideAreCutOff() {
        SoftwareRasteriser canvas = new SoftwareRasteriser(8, 8);
        canvas.disc(-20, 4, 3, WHITE);
        canvas.box(9, 9, 30, 30, WHITE);
        canvas.disc(8, 8, 2, WHITE);

        assertThat(canvas.frame().get(7, 7, 0)).isEqualTo(255);
        assertThat(area(canvas.frame())).isLessThan(5);
    }

    @Test
    void laterShapesCoverEarlierOnes() {
        SoftwareRasteriser canvas = new SoftwareRasteriser(8, 8);
        canvas.box(0, 0, 8, 8, WHITE);
        canvas.disc(4, 4, 2, 0xFF0000);

        assertThat(canvas.frame().get(4, 4, 0)).isEqualTo(255);
        assertThat(canvas.frame().get(4, 4, 1)).isZero();
        assertThat(canvas.frame().get(0, 0, 1)).isEqualTo(255);
    }

    @Test
    void copiesDoNotShareMemory() {
        SoftwareRasteriser canvas = new SoftwareRasteriser(4, 4);
        SoftwareRasteriser copy = canvas.copy();
        Frame before = canvas.frame();
        copy.fill(WHITE);

        assertThat(canvas.frame()).isEqualTo(before).isNotEqualTo(copy.frame());
    }

    @Test
    void extentsAreChecked() {
        assertThatThrownBy(() -> new SoftwareRasteriser(0, 4)).hasMessage("pixels (0) must be within 1 to 16384.");
        assertThatThrownBy(() -> new SoftwareRasteriser(30_000, 64, 0, 0))
                .hasMessage("pixels (30000) must be within 1 to 16384.");
    }

    @Test
    void boxesTurnedByARightAngleOrNoneAreBoxes() {
        SoftwareRasteriser straight = new SoftwareRasteriser(16, 16);
        SoftwareRasteriser turned = new SoftwareRasteriser(16, 16);
        straight.box(3.25f, 5, 9.75f, 8.5f, WHITE);
        turned.turnedBox(6.5f, 6.75f, 3.25f, 1.75f, 1, 0, WHITE);

        assertThat(turned.frame()).isEqualTo(straight.frame());

        SoftwareRasteriser upright = new SoftwareRasteriser(16, 16);
        upright.turnedBox(6.5f, 6.75f, 1.75f, 3.25f, 0, 1, WHITE);

        assertThat(upright.frame()).isEqualTo(straight.frame());
    }

    @Test
    void turnedBoxesKeepTheirArea() {
        for (int degrees = 0; degrees < 180; degrees += 7) {
            SoftwareRasteriser canvas = new SoftwareRasteriser(40, 40);
            float cos = (float) Math.cos(Math.toRadians(degrees));
            float sin = (float) Math.sin(Math.toRadians(degrees));
            canvas.turnedBox(20.3f, 19.6f, 12, 4, cos, sin, WHITE);

            assertThat(area(canvas.frame())).isCloseTo(24 * 8, within(3.0));
        }
    }

    @Test
    void scenesAreScaledAndMoved() {
        SoftwareRasteriser direct = new SoftwareRasteriser(32, 32);
        SoftwareRasteriser scaled = new SoftwareRasteriser(32, 8, 0.5f, -0.25f);
        direct.fill(0);
        direct.disc(14, 11, 6, WHITE);
        scaled.disc(3, 3, 1.5f, WHITE);

        assertThat(scaled.frame()).isEqualTo(direct.frame());
    }
}
