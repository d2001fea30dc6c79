package foresee.envs;

import java.util.random.RandomGenerator;

/** One thing about an environment that may differ from episode to episode, as one number of the state. */
public sealed interface Variable {

    /** Short and unique within the environment: {@code agent size}. */
    String name();

    /** The number at {@link VariationLevel#NOMINAL}. */
    double nominal();

    /** A number of the given level, exactly representable as a float. */
    float draw(VariationLevel level, RandomGenerator random);

    /** Whether {@link #draw} may return a number. */
    boolean allows(VariationLevel level, float value);

    /** What a level allows, in words: {@code 0.9 to 1.1}. */
    String words(VariationLevel level);

    /**
     * A number drawn uniformly.
     *
     * @param unit of the number; empty for a factor
     */
    record Range(
            String name,
            String unit,
            double nominal,
            double mildLow,
            double mildHigh,
            double strongLow,
            double strongHigh)
            implements Variable {

        public Range {
            if (!(mildLow < mildHigh) || !(strongLow < strongHigh)) {
                throw new IllegalArgumentException("ranges of " + name + " must not be empty.");
            }
        }

        /** A factor around 1: within 1 - mild to 1 + mild, or 1 - strong to 1 + strong. */
        public static Range factor(String name, double mild, double strong) {
            return new Range(name, "", 1, 1 - mild, 1 + mild, 1 - strong, 1 + strong);
        }

        /** A number around 0: within -mild to mild, or -strong to strong. */
        public static Range offset(String name, String unit, double mild, double strong) {
            return new Range(name, unit, 0, -mild, mild, -strong, strong);
        }

        private double low(VariationLevel level) {
            return switch (level) {
                case NOMINAL -> nominal;
                case MILD -> mildLow;
                case STRONG -> strongLow;
            };
        }

        private double high(VariationLevel level) {
            return switch (level) {
                case NOMINAL -> nominal;
                case MILD -> mildHigh;
                case STRONG -> strongHigh;
            };
        }

        @Override
        public float draw(VariationLevel level, RandomGenerator random) {
            return (float) (low(level) + (high(level) - low(level)) * random.nextDouble());
        }

        @Override
        public boolean allows(VariationLevel level, float value) {
            return value >= (float) low(level) && value <= (float) high(level);
        }

        @Override
        public String words(VariationLevel level) {
            return low(level) + " to " + high(level) + (unit.isEmpty() ? "" : " " + unit);
        }
    }

    /**
     * A colour, each of whose channels is drawn uniformly around its nominal value, and cut off at 0 and 255.
     *
     * <p>As a number it is 0xRRGGBB, which a float holds exactly.
     *
     * @param rgb 0xRRGGBB
     * @param mild furthest that a channel may be off, 0 to 255
     * @param strong the same at the strong level
     */
    record Colour(String name, int rgb, int mild, int strong) implements Variable {
        private static final int CHANNELS = 3;

        /** A colour with channels up to 24 off, or up to 72. */
        public static Colour of(String name, int rgb) {
            return new Colour(name, rgb, 24, 72);
        }

        @Override
        public double nominal() {
            return rgb;
        }

        private int spread(VariationLevel level) {
            return switch (level) {
                case NOMINAL -> 0;
                case MILD -> mild;
                case STRONG -> strong;
            };
        }

        private static int channel(int colour, int c) {
            return (colour >> (8 * (CHANNELS - 1 - c))) & 0xff;
        }

        @Override
        public float draw(VariationLevel level, RandomGenerator random) {
            int drawn = 0;
            for (int c = 0; c < CHANNELS; c++) {
                int value = channel(rgb, c) + random.nextInt(2 * spread(level) + 1) - spread(level);
                drawn = (drawn << 8) | Math.max(0, Math.min(0xff, value));
            }
            return drawn;
        }

        @Override
        public boolean allows(VariationLevel level, float value) {
            if (!(value >= 0 && value <= 0xffffff) || value != (int) value) {
                return false;
            }
            for (int c = 0; c < CHANNELS; c++) {
                if (Math.abs(channel((int) value, c) - channel(rgb, c)) > spread(level)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String words(VariationLevel level) {
            return "#%06x, channels up to %d off".formatted(rgb, spread(level));
        }
    }
}
