package foresee.training;

import foresee.model.Frame;

/**
 * A frame of a data set.
 *
 * @param episode number of the episode
 * @param step of it, from 0
 * @param frame itself
 */
public record FrameRef(int episode, int step, Frame frame) {}
