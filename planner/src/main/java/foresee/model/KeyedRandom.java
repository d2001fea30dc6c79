package foresee.model;

import java.util.random.RandomGenerator;

/**
 * Random numbers that belong to a key such as (seed, step, iteration, candidate), so that the order in which threads ask
 * for them does not matter.
 *
 * <p>Words are SplitMix64 of key + i x golden ratio. Every derived draw is defined here rather than inherited, so that it
 * does not change with the JDK.
 *
 * <p>Not thread-safe; make one per key, it is cheap.
 *
 * <p><b>Source:</b> Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014. Normal deviates by
 * inversion: Wichura, "Algorithm AS 241: the percentage points of the normal distribution", 1988 (PPND16, relative error
 * about 1e-16).
 */
public final class KeyedRandom implements RandomGenerator {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private long state;

    /** The stream of {@code key}. */
    public KeyedRandom(long key) {
        this.state = mix(key);
    }

    /** The stream of several keys in order. */
    public static KeyedRandom of(long... keys) {
        return new KeyedRandom(key(keys));
    }

    /** One key out of several; the order counts. */
    public static long key(long... keys) {
        long key = keys.length + GOLDEN; // not 0, which a part of 0 would leave as it is
        for (long part : keys) {
            key = mix(key + GOLDEN) ^ mix(part * 0xD1342543DE82EF95L + GOLDEN);
            key = mix(key);
        }
        return key;
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    @Override
    public long nextLong() {
        state += GOLDEN;
        return mix(state);
    }

    @Override
    public int nextInt() {
        return (int) (nextLong() >>> 32);
    }

    /** Uniform on [0, 1), 53 bits. */
    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Uniform on 0 to bound - 1, by the high half of a 128-bit product (bias under 2^-32). */
    @Override
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound (" + bound + ") must be at least 1.");
        }
        return (int) Math.multiplyHigh(nextLong() >>> 1, (long) bound << 1);
    }

    @Override
    public boolean nextBoolean() {
        return nextLong() < 0;
    }

    /** Standard normal, by inversion of one uniform draw. */
    @Override
    public double nextGaussian() {
        return NormalQuantile.of(((nextLong() >>> 11) + 0.5) * 0x1.0p-53);
    }
}
