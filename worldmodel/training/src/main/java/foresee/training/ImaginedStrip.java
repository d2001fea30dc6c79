package foresee.training;

import foresee.model.Frame;
import java.util.List;

/**
 * What happened, and what the model imagined to happen, drawn by the decoder.
 *
 * @param episode number of the held-out episode
 * @param start step from which on was imagined
 * @param truth frames at the start and after each model step, copied
 * @param seen the same, drawn from the latents of those frames: as much as the latents hold, copied
 * @param imagined drawn from the latent at the start and those predicted after it, copied
 */
public record ImaginedStrip(int episode, int start, List<Frame> truth, List<Frame> seen, List<Frame> imagined) {
    public ImaginedStrip {
        truth = List.copyOf(truth);
        seen = List.copyOf(seen);
        imagined = List.copyOf(imagined);
    }
}
