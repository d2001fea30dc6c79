package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.model.KeyedRandom;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import org.junit.jupiter.api.Test;

class PaletteTest {

    @Test
    void upTo256ColoursAreKeptExactly() {
        BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 256; i++) {
            picture.setRGB(i % 16, i / 16, new KeyedRandom(i).nextInt());
        }
        BufferedImage indexed = Palette.indexed(picture);
        assertThat(((IndexColorModel) indexed.getColorModel()).getMapSize()).isEqualTo(256);
        assertThat(Pictures.frame(indexed)).isEqualTo(Pictures.frame(picture));
    }

    @Test
    void manyColoursAreComeCloseTo() {
        BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                picture.setRGB(x, y, (x * 4) << 16 | (y * 4) << 8 | 128);
            }
        }
        BufferedImage indexed = Palette.indexed(picture);
        assertThat(((IndexColorModel) indexed.getColorModel()).getMapSize()).isEqualTo(256);
        // 4096 colours evenly on a plane of 256 x 256 in 256 cells: 16 x 16 each, at most 8 or so from their middle
        assertThat(worst(picture, indexed)).isLessThanOrEqualTo(12);
    }

    @Test
    void aFlatBackgroundHardlyMoves() {
        BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        KeyedRandom random = new KeyedRandom(5);
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                picture.setRGB(x, y, y < 8 ? random.nextInt() : 0xfbfaf7);
            }
        }
        BufferedImage indexed = Palette.indexed(picture);
        BufferedImage flat = picture.getSubimage(0, 8, 64, 56);
        assertThat(worst(flat, indexed.getSubimage(0, 8, 64, 56))).isLessThanOrEqualTo(4);
    }

    @Test
    void whatIsFlatStaysExactAmongManyColours() {
        BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        KeyedRandom random = new KeyedRandom(5);
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                picture.setRGB(x, y, y < 8 ? random.nextInt() : 0xfbfaf7);
            }
        }
        BufferedImage indexed = Palette.indexed(picture, 32);
        assertThat(((IndexColorModel) indexed.getColorModel()).getMapSize()).isEqualTo(32);
        assertThat(worst(picture.getSubimage(0, 8, 64, 56), indexed.getSubimage(0, 8, 64, 56)))
                .isZero();
    }

    @Test
    void transparentPixelsStayTransparent() {
        BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB);
        KeyedRandom random = new KeyedRandom(5);
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 64; x++) {
                picture.setRGB(x, y, random.nextInt() | 0xff000000);
            }
        }
        for (int most : new int[] {256, 16}) {
            BufferedImage indexed = Palette.indexed(picture, most);
            assertThat(((IndexColorModel) indexed.getColorModel()).getMapSize()).isEqualTo(most);
            for (int y = 0; y < 64; y++) {
                assertThat(indexed.getRGB(y, y) >>> 24).isEqualTo(y < 32 ? 255 : 0);
            }
        }
    }

    private static int worst(BufferedImage picture, BufferedImage indexed) {
        int worst = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    int difference = (picture.getRGB(x, y) >> shift & 0xff) - (indexed.getRGB(x, y) >> shift & 0xff);
                    worst = Math.max(worst, Math.abs(difference));
                }
            }
        }
        return worst;
    }
}
