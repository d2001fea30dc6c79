package foresee.training;

/**
 * One layer between fixed buffers: reads its input port, fills its output port, and takes gradients back.
 *
 * <p>Buffers are allocated when the layer is made and never again. {@link #backward} belongs to the {@link #forward} before
 * it: it turns the gradient at the output port into the gradient at the input port, where there is a place for one, and
 * <em>adds</em> to the gradients of the weights.
 */
interface TrainedLayer {

    /** What the layer computes, and where its gradient is left before {@link #backward}. */
    Port output();

    /** Computes the output from the input. */
    void forward();

    /** Computes the input's gradient and adds to the weights'. */
    void backward();
}
