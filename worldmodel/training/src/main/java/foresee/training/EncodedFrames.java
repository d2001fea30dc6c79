package foresee.training;

import java.util.Arrays;

/**
 * Frames as a model sees them: latents with the true states beside them.
 *
 * <p><b>Shapes:</b> latents (frames, D), states (frames, S) with S 0 where none are known. Views: nobody writes them.
 */
class EncodedFrames {
    private final double[][] latents;
    private final float[][] states;

    EncodedFrames(double[][] latents, float[][] states) {
        this.latents = latents;
        this.states = states;
    }

    /** How many. */
    final int frames() {
        return latents.length;
    }

    /** The latent of frame {@code t}. */
    final double[] latent(int t) {
        return latents[t];
    }

    /** The state of frame {@code t}. */
    final float[] state(int t) {
        return states[t];
    }

    /** Whether every frame has a state. */
    final boolean hasStates() {
        return Arrays.stream(states).allMatch(state -> state.length > 0);
    }
}
