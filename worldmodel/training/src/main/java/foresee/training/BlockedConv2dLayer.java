package foresee.training;

import foresee.runtime.Layer;

/**
 * The first convolution of an encoder, computed over {@link FrameBlocks}: the same numbers, several times as fast.
 *
 * <p><b>Shapes:</b> input (rows, height / s, width / s, s s in); weight (out, in, kernel, kernel) as in the model file, moved to
 * the order of the blocks before each pass.
 */
final class BlockedConv2dLayer implements TrainedLayer {
    private final Weights weight;
    private final Weights blockWeight;
    private final int[] places;
    private final Conv2dLayer layer;

    BlockedConv2dLayer(Layer.Conv2d conv, FrameBlocks blocks, Port input, Weights weight, Weights bias) {
        Layer.Conv2d blocked = blocks.layer(conv);
        long[] shape = {blocked.kernel(), blocked.kernel(), blocked.in(), blocked.out()};
        this.weight = weight;
        this.blockWeight = new Weights(NativeArray.zeros(input.type(), shape), NativeArray.zeros(input.type(), shape));
        this.places = blocks.weightPlaces(conv);
        this.layer = new Conv2dLayer(blocked, input, blockWeight, bias, Conv2dLayer.ROW_COLUMN_IN_OUT);
    }

    @Override
    public Port output() {
        return layer.output();
    }

    @Override
    public void forward() {
        for (int i = 0; i < places.length; i++) {
            blockWeight.values().set(places[i], weight.values().get(i));
        }
        layer.forward();
    }

    @Override
    public void backward() {
        blockWeight.gradient().clear();
        layer.backward();
        for (int i = 0; i < places.length; i++) {
            double sum = weight.gradient().get(i) + blockWeight.gradient().get(places[i]);
            weight.gradient().set(i, sum);
        }
    }
}
