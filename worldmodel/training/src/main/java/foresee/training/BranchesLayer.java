package foresee.training;

import foresee.runtime.LayerShape;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * y = [f(1)(x); ...; f(n)(x)],   dx = the sum of the gradients through all f.
 *
 * <p><b>Shapes:</b> x anything, each f a vector; y (rows, sum of their features).
 */
final class BranchesLayer implements TrainedLayer {
    private final Port input;
    private final Port output;
    private final List<Chain> branches;

    /** @param branches of which each reads a port of its own, as {@link #innerInput} makes it */
    BranchesLayer(Port input, List<Chain> branches) {
        int size = branches.stream()
                .mapToInt(branch -> branch.output().shape().size())
                .sum();
        this.input = input;
        this.output = Port.create(input.type(), LayerShape.vector(size), input.rows(), true, true);
        this.branches = List.copyOf(branches);
    }

    /** The port that branch {@code b} reads: the values of {@code input}, kept; the first branch also has its gradient. */
    static Port innerInput(Port input, int b) {
        return b == 0 ? input.kept() : ResidualLayer.innerInput(input);
    }

    @Override
    public Port output() {
        return output;
    }

    @Override
    public void forward() {
        int from = 0;
        for (Chain branch : branches) {
            branch.forward();
            INDArray values = branch.output().values().array();
            part(output.values(), from, values).assign(values);
            from += branch.output().shape().size();
        }
    }

    @Override
    public void backward() {
        int from = 0;
        for (Chain branch : branches) {
            INDArray gradient = branch.output().gradient().array();
            gradient.assign(part(output.gradient(), from, gradient));
            from += branch.output().shape().size();
            branch.backward();
        }
        if (input.gradient() != null) {
            for (Chain branch : branches.subList(1, branches.size())) {
                input.gradient().array().addi(branch.input().gradient().array());
            }
        }
    }

    private static INDArray part(NativeArray joined, int from, INDArray of) {
        return joined.array().get(NDArrayIndex.all(), NDArrayIndex.interval(from, from + of.size(1)));
    }
}
