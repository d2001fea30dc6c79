package foresee.training;

/** Several layers as one. */
record ChainLayer(Chain chain) implements TrainedLayer {
    @Override
    public Port output() {
        return chain.output();
    }

    @Override
    public void forward() {
        chain.forward();
    }

    @Override
    public void backward() {
        chain.backward();
    }
}
