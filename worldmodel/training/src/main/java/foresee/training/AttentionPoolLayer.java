package foresee.training;

import foresee.runtime.Layer;
import java.util.Arrays;

/**
 * Maps of attention over an image: where each looks, and what is there.
 *
 * <pre>{@code
 * p = softmax over pixels of x W',   y(m) = [sum p(m) u; sum p(m) v; p(m)' x]
 * dp = x df' + du u + dv v,   dx = d(x W') W + p df,   dW += d(x W')' x,   df being the gradient of p' x
 * }</pre>
 *
 * <p><b>Shapes:</b> x (rows, height, width, channels), W (maps, channels), p (rows, pixels, maps), y (rows, maps (2 + channels)).
 */
final class AttentionPoolLayer implements TrainedLayer {
    private static final int PLACES = 2;

    private final int maps;
    private final int channels;
    private final int pixels;
    private final Port input;
    private final Port output;
    private final Weights weight;
    private final PixelSoftmax softmax;
    private final NativeArray shares;
    private final NativeArray logitGradient;
    private final NativeArray features;
    private final double[] p;
    private final double[] gradient;
    private final double[] places;
    private final double[] seen;
    private final double[] out;
    private final Gemm logits;
    private final Gemm pool;
    private final Gemm shareGradient;
    private final Gemm spread;
    private final Gemm inputGradient;
    private final Gemm weightGradient;

    AttentionPoolLayer(Layer.AttentionPool layer, Port input, Weights weight) {
        int rows = input.rows();
        this.maps = layer.maps();
        this.channels = layer.channels();
        this.input = input;
        this.output = Port.create(input.type(), input.shape().through(layer), rows, true, true);
        this.weight = weight;
        this.softmax = new PixelSoftmax(input.shape(), maps);
        this.pixels = softmax.pixels();
        this.shares = NativeArray.zeros(input.type(), rows, pixels, maps);
        this.logitGradient = NativeArray.zeros(input.type(), rows, pixels, maps);
        this.features = NativeArray.zeros(input.type(), rows, maps, channels);
        this.p = new double[pixels * maps];
        this.gradient = new double[pixels * maps];
        this.places = new double[PLACES * maps];
        this.seen = new double[maps * channels];
        this.out = new double[maps * (PLACES + channels)];
        this.logits = Gemm.byTransposed(rows * pixels, maps, channels);
        this.pool = Gemm.ofTransposed(maps, channels, pixels);
        this.shareGradient = Gemm.byTransposed(pixels, maps, channels);
        this.spread = Gemm.plain(pixels, channels, maps);
        this.inputGradient = Gemm.plain(rows * pixels, channels, maps);
        this.weightGradient = Gemm.ofTransposed(maps, channels, rows * pixels);
    }

    @Override
    public Port output() {
        return output;
    }

    @Override
    public void forward() {
        logits.apply(input.values(), weight.values(), 0, shares);
        for (int row = 0; row < input.rows(); row++) {
            shares.read(row * p.length, p, p.length);
            softmax.forward(p);
            shares.write(row * p.length, p, p.length);
            Arrays.fill(places, 0);
            softmax.look(p, places);
            pool.apply(shares, row * p.length, input.values(), row * frame(), 0, features, row * seen.length);
            features.read(row * seen.length, seen, seen.length);
            join();
            output.values().write(row * out.length, out, out.length);
        }
    }

    private int frame() {
        return pixels * channels;
    }

    private void join() {
        for (int m = 0; m < maps; m++) {
            int at = m * (PLACES + channels);
            System.arraycopy(places, m * PLACES, out, at, PLACES);
            System.arraycopy(seen, m * channels, out, at + PLACES, channels);
        }
    }

    private void part() {
        for (int m = 0; m < maps; m++) {
            int at = m * (PLACES + channels);
            System.arraycopy(out, at, places, m * PLACES, PLACES);
            System.arraycopy(out, at + PLACES, seen, m * channels, channels);
        }
    }

    @Override
    public void backward() {
        for (int row = 0; row < input.rows(); row++) {
            setLogitGradient(row);
        }
        weightGradient.apply(logitGradient, input.values(), 1, weight.gradient());
        if (input.gradient() != null) {
            inputGradient.apply(logitGradient, weight.values(), 0, input.gradient());
            for (int row = 0; row < input.rows(); row++) {
                spread.apply(shares, row * p.length, features, row * seen.length, 1, input.gradient(), row * frame());
            }
        }
    }

    /** Leaves the gradient of the features of {@code row} in their place. */
    private void setLogitGradient(int row) {
        output.gradient().read(row * out.length, out, out.length);
        part();
        features.write(row * seen.length, seen, seen.length);
        shareGradient.apply(
                input.values(), row * frame(), features, row * seen.length, 0, logitGradient, row * p.length);
        logitGradient.read(row * p.length, gradient, p.length);
        softmax.lookBack(places, gradient);
        shares.read(row * p.length, p, p.length);
        softmax.backward(p, gradient);
        logitGradient.write(row * p.length, gradient, p.length);
    }
}
