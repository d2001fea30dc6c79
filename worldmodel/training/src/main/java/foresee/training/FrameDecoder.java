package foresee.training;

import foresee.model.Frame;
import foresee.model.KeyedRandom;
import foresee.runtime.FrameResizer;
import foresee.runtime.Layer;
import foresee.runtime.LayerShape;
import foresee.runtime.Parameters;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Draws latents as small pictures, for people alone: trained on frozen latents after the model, it is no part of any loss and in no
 * model file.
 *
 * <pre>{@code
 * minimise over W  mean of (1 + |y|) (decoder(z) - y)^2,   y = (x - mean) / deviation
 * decoder: dense to 256, ReLU, dense to 256, ReLU, dense to pixels
 * }</pre>
 *
 * <p><b>Shapes:</b> latents (D), pictures (height, width, channels) of at most {@link #SIDE} on a side; mean and deviation (channels),
 * so that a small thing of a colour of its own counts as much as a bright floor, and more by its weight. What a latent does not hold
 * comes out as a blur.
 * Not thread-safe.
 */
final class FrameDecoder {
    /** Most rows and columns of a picture. */
    static final int SIDE = 32;

    private static final int HIDDEN = 256;
    private static final int BATCH = 64;
    private static final double RATE = 2e-3;
    private static final double CLIP = 1;
    private static final int INITIAL = 1;
    private static final int DRAWN = 2;

    private final int latentSize;
    private final FrameResizer size;
    private final FrameNormalizer colours;
    private final int channels;
    private final int pixels;
    private final WeightStore store;
    private final Chain chain;
    private final double[] latents;
    private final double[] output;
    private double error;

    private FrameDecoder(int latentSize, Frame like, FrameNormalizer colours) {
        this.latentSize = latentSize;
        this.size = size(like);
        this.colours = colours;
        this.channels = like.channels();
        this.pixels = size.height() * size.width() * channels;
        List<Layer> layers = List.of(
                new Layer.Dense(latentSize, HIDDEN),
                new Layer.Relu(),
                new Layer.Dense(HIDDEN, HIDDEN),
                new Layer.Relu(),
                new Layer.Dense(HIDDEN, pixels));
        this.store = new WeightStore(DataType.FLOAT, Parameters.of("decoder", layers));
        Port input = Port.create(DataType.FLOAT, LayerShape.vector(latentSize), BATCH, false, false);
        this.chain = ChainBuilder.build(store, "decoder", layers, input);
        this.latents = new double[BATCH * latentSize];
        this.output = new double[BATCH * pixels];
    }

    private static FrameResizer size(Frame frame) {
        double shrink = Math.min(1, (double) SIDE / Math.max(frame.height(), frame.width()));
        return new FrameResizer((int) Math.max(1, Math.round(shrink * frame.height())), (int)
                Math.max(1, Math.round(shrink * frame.width())));
    }

    /**
     * Trains one.
     *
     * @param latents at least one
     * @param frames what is to be drawn from each, all of one shape
     * @param steps of the optimiser
     */
    static FrameDecoder train(List<double[]> latents, List<Frame> frames, int steps, long seed) {
        FrameResizer size = size(frames.get(0));
        List<byte[]> small =
                frames.stream().map(frame -> size.resize(frame).toArray()).toList();
        FrameNormalizer colours =
                FrameNormalizer.of(joined(small), frames.get(0).channels());
        FrameDecoder decoder = new FrameDecoder(latents.get(0).length, frames.get(0), colours);
        decoder.fit(latents, small, steps, seed);
        return decoder;
    }

    private static byte[] joined(List<byte[]> parts) {
        byte[] all = new byte[parts.size() * parts.get(0).length];
        for (int i = 0; i < parts.size(); i++) {
            System.arraycopy(parts.get(i), 0, all, i * parts.get(i).length, parts.get(i).length);
        }
        return all;
    }

    private void fit(List<double[]> examples, List<byte[]> frames, int steps, long seed) {
        int count = store.values().size();
        float[] weights = new float[count];
        float[] gradient = new float[count];
        Adam adam = new Adam(count, CLIP);
        store.initialize(KeyedRandom.key(seed, INITIAL));
        store.values().read(weights);
        int[] drawn = new int[BATCH];
        for (int step = 0; step < steps; step++) {
            KeyedRandom random = KeyedRandom.of(KeyedRandom.key(seed, DRAWN), step);
            for (int b = 0; b < BATCH; b++) {
                drawn[b] = (int) random.nextLong(examples.size());
                System.arraycopy(examples.get(drawn[b]), 0, latents, b * latentSize, latentSize);
            }
            store.values().write(0, weights, count);
            store.gradient().clear();
            error = backward(frames, drawn);
            store.gradient().read(gradient);
            double rate = RATE * 0.5 * (1 + Math.cos(Math.PI * step / steps));
            adam.step(weights, gradient, Adam.norm(gradient), rate, step + 1);
        }
        store.values().write(0, weights, count);
    }

    /** The weighted error of a batch; the gradient is left in the store. */
    private double backward(List<byte[]> frames, int[] drawn) {
        forward();
        double sum = 0;
        for (int b = 0; b < BATCH; b++) {
            byte[] frame = frames.get(drawn[b]);
            for (int i = 0; i < pixels; i++) {
                double wanted = colours.normalize(i % channels, frame[i]);
                double miss = output[b * pixels + i] - wanted;
                double weight = 1 + Math.abs(wanted);
                sum += weight * miss * miss;
                output[b * pixels + i] = 2 * weight * miss / output.length;
            }
        }
        chain.output().gradient().write(output);
        chain.backward();
        return sum / output.length;
    }

    private void forward() {
        chain.input().values().write(latents);
        chain.forward();
        chain.output().values().read(output);
    }

    /** The weighted error of the last batch. */
    double error() {
        return error;
    }

    /** A picture of a latent. */
    Frame decode(double[] latent) {
        System.arraycopy(latent, 0, latents, 0, latentSize);
        forward();
        byte[] drawn = new byte[pixels];
        for (int i = 0; i < pixels; i++) {
            drawn[i] = colours.pixel(i % channels, output[i]);
        }
        return new Frame(size.height(), size.width(), channels, drawn);
    }
}
