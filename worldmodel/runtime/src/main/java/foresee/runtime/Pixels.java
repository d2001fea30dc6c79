package foresee.runtime;

/** What the bytes of a frame are to a network: shares of full brightness, 0 to 1. */
final class Pixels {
    private static final float[] BRIGHTNESS = new float[256];

    static {
        for (int i = 0; i < BRIGHTNESS.length; i++) {
            BRIGHTNESS[i] = i / 255f;
        }
    }

    private Pixels() {}

    /** The brightness of an unsigned byte. */
    static float brightness(byte value) {
        return BRIGHTNESS[value & 0xff];
    }

    /** Writes a frame (height, width, channels) as an image (channels, lanes). */
    static void write(byte[] frame, LayerShape shape, int lanes, float[] image) {
        int pixels = shape.height() * shape.width();
        for (int c = 0; c < shape.channels(); c++) {
            for (int p = 0; p < pixels; p++) {
                image[c * lanes + p] = brightness(frame[p * shape.channels() + c]);
            }
        }
    }
}
