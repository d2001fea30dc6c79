package foresee.envs;

/** A bound that a number of a state must keep. */
final class Within {
    private Within() {}

    /** @throws IllegalArgumentException if the value is not within low to high, both inclusive */
    static void check(String name, float value, float low, float high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(name + " (" + value + ") must be within " + low + " to " + high + ".");
        }
    }
}
