package foresee.envs;

import foresee.envs.physics.TopDownWorld;

/**
 * The table of {@link Push} and {@link Sweep}: a square with borders all around, in px of the state and metres of the physics.
 */
final class TableTop {
    /** Height and width in px. */
    static final int SIZE = 512;
    /** Thickness of the borders in px. */
    static final float BORDER = 5;
    /** A power of two, so that pixels become metres and back without rounding. */
    static final float METRES_PER_PIXEL = 1f / 64;

    /** Of the borders beyond the picture in px, so that nothing is pressed out of it. */
    private static final float BEYOND = 256;

    private TableTop() {}

    /** Puts the borders into a world. */
    static void addBorders(TopDownWorld world) {
        float low = METRES_PER_PIXEL * BORDER;
        float high = METRES_PER_PIXEL * (SIZE - BORDER);
        float beyond = METRES_PER_PIXEL * BEYOND;
        float end = METRES_PER_PIXEL * SIZE + beyond;
        world.addBox(-beyond, -beyond, low, end);
        world.addBox(high, -beyond, end, end);
        world.addBox(low - 1, -beyond, high + 1, low);
        world.addBox(low - 1, high, high + 1, end);
    }

    /** A coordinate of the physics in px, kept on the table. */
    static float pixels(float metres) {
        return Math.max(0, Math.min(SIZE, metres / METRES_PER_PIXEL));
    }
}
