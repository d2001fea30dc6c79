package foresee.benchmarks.micro;

import java.util.Optional;

/** Something that is measured. */
interface Work {
    /** Floating-point operations of one execution, two for each useful multiply-add; 0 if they are not counted. */
    double flops();

    /**
     * Everybody ready to be measured, after their results were compared.
     *
     * @param peer the other library, if there is one
     * @throws IllegalStateException if results differ
     */
    Contest contest(Optional<Peer> peer);
}
