package foresee.benchmarks.micro;

import foresee.runtime.CompiledWorldModel;
import foresee.runtime.ModelFile;

/**
 * One model on both kinds of kernels.
 *
 * @param vector on vector kernels, warm
 * @param scalar on scalar ones
 */
record Twins(CompiledWorldModel vector, CompiledWorldModel scalar) {
    static Twins of(ModelFile file) {
        CompiledWorldModel vector = new CompiledWorldModel(file);
        vector.warmUp();
        return new Twins(vector, CompiledWorldModel.onScalarKernels(file));
    }
}
