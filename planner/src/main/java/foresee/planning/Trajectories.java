package foresee.planning;

import foresee.model.LatentTrajectories;

/** Trajectories that are made again only when the shape of a slice asks for more. */
final class Trajectories {
    private LatentTrajectories latents = new LatentTrajectories(1, 1, 1);

    /** Room for that many; what is in it is what was left there. */
    LatentTrajectories ofShape(int candidates, int steps, int latentSize) {
        if (latents.steps() != steps || latents.latentSize() != latentSize) {
            latents = new LatentTrajectories(candidates, steps, latentSize);
        }
        latents.resize(candidates);
        return latents;
    }
}
