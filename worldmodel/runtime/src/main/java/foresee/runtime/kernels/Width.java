package foresee.runtime.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * How wide vectors are: what the processor prefers, or 64, 128, 256 or 512 bits by {@code -Dforesee.vectorBits}. Fixed when
 * the class is loaded, because only constant species compile to vector instructions.
 */
final class Width {
    static final VectorSpecies<Float> SPECIES =
            species(Integer.getInteger("foresee.vectorBits", FloatVector.SPECIES_PREFERRED.vectorBitSize()));

    /** Floats of a vector. */
    static final int WIDTH = SPECIES.length();

    /**
     * Whether tiles hold one vector of lanes alone: at 256 bits, where processors mostly have 16 registers. Pairs would spill
     * there; and where there are 32, JDK 17 still compiles them to half the speed of single vectors.
     */
    static final boolean SINGLE = SPECIES.vectorBitSize() == 256;

    private Width() {}

    private static VectorSpecies<Float> species(int bits) {
        if (bits >= 512) {
            return FloatVector.SPECIES_512;
        }
        if (bits >= 256) {
            return FloatVector.SPECIES_256;
        }
        return bits >= 128 ? FloatVector.SPECIES_128 : FloatVector.SPECIES_64;
    }
}
