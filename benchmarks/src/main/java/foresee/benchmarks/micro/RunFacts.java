package foresee.benchmarks.micro;

import java.util.Optional;

/**
 * Where and how something was measured.
 *
 * @param processor its name
 * @param processors that the JVM may use
 * @param jvm name and version
 * @param vectorBits of the vectors that the peak is measured with, the widest that the processor prefers
 * @param kernelBits of the vectors of our kernels
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
        Optional<String> peer) {}
