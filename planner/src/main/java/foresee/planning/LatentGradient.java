package foresee.planning;

import foresee.model.LatentTrajectories;
import java.util.Arrays;

/** Gradients by latents and the weights of candidates, made again only when a slice asks for more. */
final class LatentGradient {
    private LatentTrajectories latents = new LatentTrajectories(1, 1, 1);
    private double[] ones = {};

    /** Zeros in the shape of others. */
    LatentTrajectories zerosLike(LatentTrajectories other) {
        if (latents.steps() != other.steps() || latents.latentSize() != other.latentSize()) {
            latents = new LatentTrajectories(other.candidates(), other.steps(), other.latentSize());
        }
        latents.resize(other.candidates());
        Arrays.fill(latents.values(), 0f);
        return latents;
    }

    /** So many ones, or more. */
    double[] ones(int count) {
        if (ones.length < count) {
            ones = new double[count];
            Arrays.fill(ones, 1.0);
        }
        return ones;
    }
}
