package foresee.benchmarks.micro;

import java.util.Optional;

/**
 * Where and how something was measured.
 *
 * @param processor its name
 * @param processors that the JVM may use
 * @param jvm name and version
 * @param vectorBits of the vectors that the peak is measured with, the widest that the processor prefers
 * @param kernelBits of the vectors of our kernels, 0 for plain loops
 * @param rounds measured
 * @param peer the other library, if there was one
 */
record RunFacts(
        String processor,
        int processors,
        String jvm,
        int vectorBits,
        int kernelBits,
        int rounds,
        Optional<String> peer) {

    /** The kernels of ours, as {@link foresee.runtime.CompiledWorldModel#kernels} says it. */
    String kernels() {
        return kernels(kernelBits);
    }

    static String kernels(int bits) {
        return bits == 0 ? "plain loops" : "vectors of " + bits + " bits";
    }
}
