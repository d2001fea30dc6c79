package foresee.training;

import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.MulOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * y = max(0, x),   dx = dy where y &gt; 0, else 0; in place where the input may be overwritten.
 *
 * <p><b>Why:</b> ND4J's {@code relu_bp} takes ten times as long as a step function and a product.
 */
final class ReluLayer implements TrainedLayer {
    private final Port input;
    private final Port output;
    private final Op rectify;
    private final Op mask;
    private final CustomOp product;

    ReluLayer(Port input) {
        this.input = input;
        this.output = input.reusable() ? input : Port.create(input.type(), input.shape(), input.rows(), true, true);
        NativeArray y = output.values();
        NativeArray positive = Port.create(input.type(), input.shape(), input.rows(), false, false)
                .values();
        this.rectify = new RectifiedLinear(input.values().array(), y.array(), 0);
        this.mask = new Step(y.array(), positive.array(), 0);
        this.product = input.gradient() == null
                ? null
                : new MulOp(
                        positive.array(),
                        output.gradient().array(),
                        input.gradient().array());
    }

    @Override
    public Port output() {
        return output;
    }

    @Override
    public void forward() {
        Nd4j.getExecutioner().exec(rectify);
    }

    @Override
    public void backward() {
        if (input.gradient() != null) {
            Nd4j.getExecutioner().exec(mask);
            Nd4j.getExecutioner().exec(product);
        }
    }
}
