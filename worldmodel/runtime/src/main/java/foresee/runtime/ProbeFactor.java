package foresee.runtime;

/**
 * One number that a linear probe reads off a latent.
 *
 * @param name as the environment calls it
 * @param unit of the value: {@code px}, {@code rad}
 */
public record ProbeFactor(String name, String unit) {}
