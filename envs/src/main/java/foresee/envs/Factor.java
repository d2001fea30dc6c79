package foresee.envs;

import java.util.function.ToDoubleFunction;

/**
 * One number that describes a state, such as the agent's x.
 *
 * @param name short, unique within the environment
 * @param unit of the value: {@code px}, {@code rad}
 * @param value reads it off a state
 */
public record Factor(String name, String unit, ToDoubleFunction<float[]> value) {}
