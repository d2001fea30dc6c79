package foresee.envs.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.model.Frame;
import org.junit.jupiter.api.Test;

class PictureTest {
    /** Smooth edges differ by method; away from them, both must agree on where things are and in which colour. */
    @Test
    void showsTheSceneThatTheRasteriserShows() {
        Picture picture = new Picture(64, 64);
        SoftwareRasteriser raster = new SoftwareRasteriser(64, 64);
        draw(picture);
        draw(raster);
        int different = 0;
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                different +=
                        Math.abs(picture.frame().get(y, x, 0) - raster.frame().get(y, x, 0)) > 40 ? 1 : 0;
            }
        }

        assertThat(different).isZero();
    }

    private static void draw(Canvas canvas) {
        canvas.fill(0x203040);
        canvas.box(10, 5, 20, 60, 0xA0B0C0);
        canvas.disc(40.3f, 30.6f, 8, 0xFF0000);
    }

    @Test
    void sceneScalesWithThePicture() {
        Picture picture = new Picture(256, 64);
        draw(picture);
        Frame frame = picture.frame();

        assertThat(frame.shape()).isEqualTo("256 x 256 x 3");
        assertThat(frame.get(120, 160, 0)).isEqualTo(0xFF);
        assertThat(frame.get(255, 255, 2)).isEqualTo(0x40);
        assertThat(frame.get(30, 50, 1)).isEqualTo(0xB0);
    }

    @Test
    void extentsAreChecked() {
        assertThatThrownBy(() -> new Picture(0, 64))
                .hasMessage("pixels (0) must be within 1 to 16384 and extent (64.0) positive.");
    }
}
