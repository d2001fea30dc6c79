package foresee.benchmarks.micro;

import foresee.runtime.CompiledWorldModel;
import java.util.Set;

/** The kernels that ours has to run on: vectors as wide as the processor prefers, or as -Dforesee.vectorBits asks for. */
final class OurKernels {
    private static final String ASKED = "foresee.vectorBits";

    private OurKernels() {}

    /**
     * Bits of their vectors, 0 for plain loops.
     *
     * @throws IllegalStateException if it is asked for a width that there is not
     */
    static int bits() {
        int bits = Integer.getInteger(ASKED, PeakLoop.bits());
        if (!Set.of(0, 64, 128, 256, 512).contains(bits)) {
            throw new IllegalStateException("-D" + ASKED + " (" + bits + ") must be 0, 64, 128, 256 or 512.");
        }
        return bits;
    }

    /**
     * Refuses a warm model that runs on others.
     *
     * @throws IllegalStateException if it does; names both
     */
    static void require(CompiledWorldModel model) {
        String expected = RunFacts.kernels(bits());
        if (!model.kernels().equals(expected)) {
            throw new IllegalStateException(
                    "after warming up the model runs on " + model.kernels() + ", not on " + expected + ".");
        }
    }
}
