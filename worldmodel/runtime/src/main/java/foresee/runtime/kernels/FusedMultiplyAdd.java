package foresee.runtime.kernels;

import java.math.BigDecimal;

/**
 * Finds out whether {@code Math.fma} is one instruction here.
 *
 * <p>Without the instruction the JDK computes it with BigDecimal: right, and a thousand times slower. Java cannot ask the
 * processor, so the same sum is timed both ways: with the instruction, even interpreted, {@code Math.fma} takes less than a
 * twentieth of what BigDecimal takes; without it, as long. The best of several short runs of each is compared with a ratio
 * of three, which a busy machine does not blur.
 */
public final class FusedMultiplyAdd {
    private static final int ROUNDS = 5;
    private static final int CALLS = 12;
    private static final int LEAST_RATIO = 3;
    private static final boolean FAST = isFast();

    private FusedMultiplyAdd() {}

    /** @throws IllegalStateException if {@code Math.fma} is computed in software */
    public static void require() {
        if (!FAST) {
            throw new IllegalStateException("this JVM computes Math.fma in software, and models need it in hardware.\n"
                    + "Maybe the processor lacks it, or -XX:-UseFMA is set.");
        }
    }

    private static boolean isFast() {
        long fused = Long.MAX_VALUE;
        long decimal = Long.MAX_VALUE;
        float sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int i = 1; i <= CALLS; i++) {
                sum = Math.fma(i, 0.3f, sum);
            }
            long middle = System.nanoTime();
            for (int i = 1; i <= CALLS; i++) {
                sum -= new BigDecimal(i * (double) 0.3f)
                                .add(new BigDecimal(sum))
                                .floatValue()
                        / 2;
            }
            fused = Math.min(fused, middle - start);
            decimal = Math.min(decimal, System.nanoTime() - middle);
        }
        return Float.isFinite(sum) && decimal > LEAST_RATIO * fused;
    }
}
