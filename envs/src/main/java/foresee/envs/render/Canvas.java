package foresee.envs.render;

/**
 * Something to draw flat scenes on.
 *
 * <p><b>Units:</b> the scene's own, x to the right and y down; a square of it, from (0, 0) to its extent, is seen. Colours are
 * 0xRRGGBB. Later shapes cover earlier ones.
 */
public interface Canvas {
    /** Most pixels along a side of a picture. */
    int MOST_PIXELS = 16_384;

    /** Paints everything in one colour. */
    void fill(int rgb);

    /** Paints a box with the given edges. */
    void box(float left, float top, float right, float bottom, int rgb);

    /**
     * Paints a box that is turned around its middle.
     *
     * @param halfLength half of its extent along (cos, sin)
     * @param halfWidth half of its extent across
     */
    void turnedBox(float x, float y, float halfLength, float halfWidth, float cos, float sin, int rgb);

    /** Paints a disc. */
    void disc(float x, float y, float radius, int rgb);
}
