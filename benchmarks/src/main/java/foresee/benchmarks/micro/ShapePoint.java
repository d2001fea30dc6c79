package foresee.benchmarks.micro;

/**
 * One thing to measure: candidates rolled out by a model.
 *
 * @param model that predicts
 * @param candidates N
 * @param horizon H, model steps
 */
record ShapePoint(ShapeModel model, int candidates, int horizon) {
    /** Candidates that go through the layers together; each such block reads all weights once a step. */
    private static final int BLOCK = 64;

    /** Floating-point operations, two for each useful multiply-add. */
    double flops() {
        return 2.0 * candidates * horizon * model.weights();
    }

    /** Bytes of weights that are read, wherever from. */
    double weightBytes() {
        int blocks = (candidates + BLOCK - 1) / BLOCK;
        return 4.0 * blocks * horizon * model.weights();
    }
}
