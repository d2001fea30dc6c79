package foresee.benchmarks.micro;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The most that a core can do: fused multiply-adds on registers alone, in vectors of the width that the processor prefers.
 *
 * <p><b>Why</b> twelve sums: two units with a latency of four need eight at a time, and twelve with both factors still fit the
 * sixteen registers of AVX2.
 */
final class PeakLoop implements Runnable {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int STEPS = 100_000;
    private static final int SUMS = 12;

    private float sink;

    /** Bits of the vectors. */
    static int bits() {
        return SPECIES.vectorBitSize();
    }

    /** Floating-point operations of one {@link #run}. */
    static double flops() {
        return 2.0 * STEPS * SUMS * SPECIES.length();
    }

    @Override
    public void run() {
        sink += sum(0.999f, 1e-3f);
    }

    /** What was computed, so that it must be. */
    float sink() {
        return sink;
    }

    private static float sum(float factor, float start) {
        FloatVector x = FloatVector.broadcast(SPECIES, factor);
        FloatVector y = FloatVector.broadcast(SPECIES, start);
        FloatVector s0 = y;
        FloatVector s1 = y;
        FloatVector s2 = y;
        FloatVector s3 = y;
        FloatVector s4 = y;
        FloatVector s5 = y;
        FloatVector s6 = y;
        FloatVector s7 = y;
        FloatVector s8 = y;
        FloatVector s9 = y;
        FloatVector s10 = y;
        FloatVector s11 = y;
        for (int i = 0; i < STEPS; i++) {
            s0 = x.fma(y, s0);
            s1 = x.fma(y, s1);
            s2 = x.fma(y, s2);
            s3 = x.fma(y, s3);
            s4 = x.fma(y, s4);
            s5 = x.fma(y, s5);
            s6 = x.fma(y, s6);
            s7 = x.fma(y, s7);
            s8 = x.fma(y, s8);
            s9 = x.fma(y, s9);
            s10 = x.fma(y, s10);
            s11 = x.fma(y, s11);
        }
        FloatVector low = s0.add(s1).add(s2.add(s3)).add(s4.add(s5));
        FloatVector high = s6.add(s7).add(s8.add(s9)).add(s10.add(s11));
        return low.add(high).lane(0);
    }
}
