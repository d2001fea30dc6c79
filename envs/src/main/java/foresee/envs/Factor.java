package foresee.envs;

import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * One number that describes a state, such as the agent's x.
 *
 * @param name short, unique within the environment; a place in the plane is two factors in a row, {@code agent x} and {@code agent y}
 * @param unit of the value: {@code px}, {@code rad}
 * @param value reads it off a state
 * @param bounds between which all values can be reached, if it is known; what {@link Coverage} is measured against
 */
public record Factor(String name, String unit, ToDoubleFunction<float[]> value, Optional<Bounds> bounds) {

    /** The least and the greatest of the values that matter. */
    public record Bounds(double low, double high) {
        public Bounds {
            if (!(low < high) || !Double.isFinite(high - low)) {
                throw new IllegalArgumentException(
                        "low (" + low + ") must be below high (" + high + "), and both finite.");
            }
        }
    }

    /** A factor of which nobody says what can be reached. */
    public Factor(String name, String unit, ToDoubleFunction<float[]> value) {
        this(name, unit, value, Optional.empty());
    }

    /** The value in a state. */
    public double of(float[] state) {
        return value.applyAsDouble(state);
    }

    /** The same factor, all of whose values from {@code low} to {@code high} can be reached. */
    public Factor within(double low, double high) {
        return new Factor(name, unit, value, Optional.of(new Bounds(low, high)));
    }
}
