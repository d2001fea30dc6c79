package foresee.benchmarks.micro;

import foresee.runtime.CompiledWorldModel;
import foresee.runtime.ModelFile;

/**
 * One model on both kinds of kernels.
 *
 * @param vector on the kernels of {@link OurKernels}, warm, which was verified
 * @param scalar on scalar ones
 */
record Twins(CompiledWorldModel vector, CompiledWorldModel scalar) {
    static Twins of(ModelFile file) {
        CompiledWorldModel vector = new CompiledWorldModel(file);
        vector.warmUp();
        OurKernels.require(vector);
        return new Twins(vector, CompiledWorldModel.onScalarKernels(file));
    }
}
