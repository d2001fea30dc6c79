package foresee.benchmarks;

import java.util.HexFormat;

/**
 * A hash of all states that something went through: FNV-1a, 64 bits, over the bits of every number. Mutable.
 *
 * <p>h = (h xor byte) x 1099511628211 for every byte, from 14695981039346656037.
 *
 * <p><b>Source:</b> Fowler, Noll, Vo; draft-eastlake-fnv. It tells ways apart and proves nothing to somebody who wants to deceive.
 */
final class WayHash {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final int BYTES = 4;

    private long hash = OFFSET;

    /** Takes the next state. */
    void add(float[] state) {
        for (float value : state) {
            int bits = Float.floatToIntBits(value);
            for (int i = 0; i < BYTES; i++) {
                hash = (hash ^ (bits >>> (8 * i) & 0xff)) * PRIME;
            }
        }
    }

    /** 16 hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(hash);
    }
}
