package foresee.benchmarks;

/**
 * A place in an environment's frame.
 *
 * @param x to the right, in px of the frame that models see
 * @param y down, in px of it
 */
public record Spot(double x, double y) {}
