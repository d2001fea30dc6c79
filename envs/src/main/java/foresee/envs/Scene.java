package foresee.envs;

import foresee.envs.render.Canvas;
import foresee.envs.render.Picture;
import foresee.envs.render.SoftwareRasteriser;
import foresee.model.Frame;

/**
 * How an environment looks: drawn once, painted small for models and large for people.
 *
 * <p>Background, distractors, foreground, in this order, under the camera of the variation. Immutable.
 */
final class Scene {
    /** Height and width in px of the frames that models see unless they ask for others. */
    static final int FRAME = 64;

    private final double extent;
    private final Variation variation;
    private final Drawing background;
    private final Drawing foreground;
    private final SoftwareRasteriser nominalBackground;

    /** Paints a state. */
    @FunctionalInterface
    interface Drawing {
        void draw(Canvas canvas, float[] state);
    }

    /**
     * @param extent height and width of the scene in its units
     * @param background what does not depend on the state at the nominal level; it paints everything
     * @param foreground the rest
     */
    Scene(double extent, Variation variation, Drawing background, Drawing foreground) {
        this.extent = extent;
        this.variation = variation;
        this.background = background;
        this.foreground = foreground;
        this.nominalBackground = new SoftwareRasteriser(FRAME, extent, 0, 0);
        if (variation.level() == VariationLevel.NOMINAL) {
            background.draw(nominalBackground, new float[variation.stateSize()]);
        }
    }

    /** What a model sees. */
    Frame frame(float[] state) {
        if (variation.level() != VariationLevel.NOMINAL) {
            return frame(state, FRAME);
        }
        SoftwareRasteriser canvas = nominalBackground.copy();
        foreground.draw(canvas, state);
        return canvas.frame();
    }

    /** What a model sees that looks at {@code pixels} x {@code pixels}. */
    Frame frame(float[] state, int pixels) {
        SoftwareRasteriser canvas =
                new SoftwareRasteriser(pixels, extent, variation.cameraX(state), variation.cameraY(state));
        draw(canvas, state);
        return canvas.frame();
    }

    /** What people see. */
    Frame picture(float[] state, int pixels) {
        Picture picture = new Picture(pixels, extent, variation.cameraX(state), variation.cameraY(state));
        draw(picture, state);
        return picture.frame();
    }

    private void draw(Canvas canvas, float[] state) {
        background.draw(canvas, state);
        variation.drawDistractors(canvas, state);
        foreground.draw(canvas, state);
    }
}
