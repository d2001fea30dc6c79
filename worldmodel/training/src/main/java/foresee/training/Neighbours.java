package foresee.training;

import java.util.List;

/**
 * A held-out frame and the frames of other episodes whose latents are nearest to its own.
 *
 * @param query the frame
 * @param nearest ascending by distance, copied
 */
public record Neighbours(FrameRef query, List<Neighbour> nearest) {
    public Neighbours {
        nearest = List.copyOf(nearest);
    }

    /**
     * A frame near another.
     *
     * @param frame it
     * @param distance mean squared latent difference over the mean variance of a component: 2 for two frames drawn at random
     */
    public record Neighbour(FrameRef frame, double distance) {}
}
