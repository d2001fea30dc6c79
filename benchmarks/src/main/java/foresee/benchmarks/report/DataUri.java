package foresee.benchmarks.report;

import foresee.benchmarks.Pictures;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Base64;

/** Pictures inside the page. */
final class DataUri {
    private DataUri() {}

    static String png(BufferedImage image) throws IOException {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(Pictures.png(image));
    }

    static String gif(byte[] file) {
        return "data:image/gif;base64," + Base64.getEncoder().encodeToString(file);
    }
}
