package foresee.planning;

/** Checks of configuration values, with the name and the value in the message. */
final class Settings {
    private Settings() {}

    static void atLeast(String name, int value, int bound) {
        if (value < bound) {
            throw new IllegalArgumentException(name + " (" + value + ") must be at least " + bound + ".");
        }
    }

    static void positive(String name, double value) {
        if (!(value > 0) || !Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " (" + value + ") must be positive and finite.");
        }
    }
}
