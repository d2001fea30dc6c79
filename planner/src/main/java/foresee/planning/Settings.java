package foresee.planning;

/** Checks of configuration values, with the name and the value in the message. */
final class Settings {
    private Settings() {}

    static void atLeast(String name, int value, int bound) {
        if (value < bound) {
            throw new IllegalArgumentException(name + " (" + value + ") must be at least " + bound + ".");
        }
    }

    static void atLeast(String name, double value, double bound) {
        if (!(value >= bound) || !Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    name + " (" + value + ") must be at least " + (int) bound + " and finite.");
        }
    }

    static void between(String name, int value, int low, String highName, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(
                    name + " (" + value + ") must be " + low + " to " + highName + " (" + high + ").");
        }
    }

    static void positive(String name, double value) {
        if (!(value > 0) || !Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " (" + value + ") must be positive and finite.");
        }
    }

    static void shareUnderOne(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " (" + value + ") must be at least 0 and under 1.");
        }
    }

    static void shareUpToOne(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " (" + value + ") must be 0 to 1.");
        }
    }
}
