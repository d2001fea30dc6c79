package foresee.training;

/**
 * Frames as a model sees them: latents with the true states beside them.
 *
 * <p><b>Shapes:</b> latents (frames, D), states (frames, S). Views: nobody writes them.
 */
interface EncodedFrames {
    /** How many. */
    int frames();

    /** The latent of frame {@code t}. */
    double[] latent(int t);

    /** The state of frame {@code t}. */
    float[] state(int t);
}
