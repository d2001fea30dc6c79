package foresee.training;

import java.util.function.ToDoubleFunction;

/**
 * One number that describes a state, to be read off latents by a linear probe.
 *
 * @param name short, unique: {@code agent x}
 * @param unit of the value: {@code px}, {@code rad}
 * @param value reads it off a state
 */
public record ProbeTarget(String name, String unit, ToDoubleFunction<float[]> value) {}
