package foresee.envs.render;

/**
 * Something to draw flat scenes on.
 *
 * <p><b>Units:</b> scene pixels, x to the right and y down; pixel (i, j) of the scene covers [j, j + 1) x [i, i + 1). Colours
 * are 0xRRGGBB. Later shapes cover earlier ones.
 */
public interface Canvas {

    /** Paints everything in one colour. */
    void fill(int rgb);

    /** Paints a box with the given edges. */
    void box(float left, float top, float right, float bottom, int rgb);

    /** Paints a disc. */
    void disc(float x, float y, float radius, int rgb);
}
