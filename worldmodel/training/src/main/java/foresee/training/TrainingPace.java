package foresee.training;

import foresee.model.KeyedRandom;
import foresee.runtime.Layer;
import foresee.runtime.LayerShape;
import foresee.runtime.Parameters;
import foresee.runtime.TensorSpec;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Training steps of one convolutional network on random frames, for measuring how fast the layers are, beside other libraries.
 *
 * <p>J = mean of z^2,   z = dense(conv(conv(conv(conv(frame / 255)))))
 *
 * <p><b>Shapes:</b> frames (128, 64, 64, 3) of bytes; 4 x 4 convolutions of stride 2 and padding 1 to 32, 64, 64 and 128 channels,
 * each with ReLU; z (128, 256). A step is packing, forward, backward and Adam. Not thread-safe.
 */
public final class TrainingPace {
    /** Frames in a step. */
    public static final int BATCH = 128;

    private static final LayerShape IMAGE = LayerShape.image(3, 64, 64);
    private static final FrameNormalizer FRAMES = FrameNormalizer.identity(IMAGE.channels());
    private static final int[] CHANNELS = {32, 64, 64, 128};
    private static final int LATENT = 256;
    private static final double RATE = 1e-3;
    private static final double NO_CLIP = 1e9;

    private final WeightStore store;
    private final FrameBlocks blocks;
    private final Chain chain;
    private final Adam adam;
    private final byte[] pixels = new byte[BATCH * IMAGE.size()];
    private final float[] packed;
    private final float[] latents = new float[BATCH * LATENT];
    private final float[] weights;
    private final float[] gradient;
    private int steps;

    /** The network with weights and frames from a seed. */
    public TrainingPace(long seed) {
        List<Layer> layers = layers();
        this.store = new WeightStore(DataType.FLOAT, specs(layers));
        this.blocks = FrameBlocks.of(layers.get(0), IMAGE);
        Port input = Port.create(DataType.FLOAT, blocks.shape(), BATCH, false, false);
        this.chain = ChainBuilder.build(store, "encoder", layers, blocks, input);
        this.packed = new float[blocks.shape().size()];
        this.weights = new float[store.values().size()];
        this.gradient = new float[weights.length];
        this.adam = new Adam(weights.length, NO_CLIP);
        store.initialize(KeyedRandom.key(seed, 0));
        store.values().read(weights);
        KeyedRandom.of(seed, 1).nextBytes(pixels);
    }

    private static List<Layer> layers() {
        List<Layer> layers = new ArrayList<>();
        LayerShape shape = IMAGE;
        for (int channels : CHANNELS) {
            layers.add(new Layer.Conv2d(shape.channels(), channels, 4, 2, 1));
            layers.add(new Layer.Relu());
            shape = shape.through(layers.get(layers.size() - 2));
        }
        layers.add(new Layer.Flatten());
        layers.add(new Layer.Dense(shape.size(), LATENT));
        return layers;
    }

    private static List<TensorSpec> specs(List<Layer> layers) {
        List<TensorSpec> specs = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            specs.addAll(Parameters.of("encoder." + i, layers.get(i)));
        }
        return specs;
    }

    /** How many weights are trained. */
    public int weights() {
        return weights.length;
    }

    /** Makes one step; the loss before it. */
    public double step() {
        for (int row = 0; row < BATCH; row++) {
            blocks.pack(FRAMES, pixels, row * IMAGE.size(), packed);
            chain.input().values().write(row * packed.length, packed, packed.length);
        }
        chain.forward();
        double loss = loss();
        store.gradient().clear();
        chain.backward();
        store.gradient().read(gradient);
        steps++;
        adam.step(weights, gradient, Adam.norm(gradient), RATE, steps);
        store.values().write(0, weights, weights.length);
        return loss;
    }

    /** Leaves the gradient 2 z / n at the output. */
    private double loss() {
        chain.output().values().read(latents);
        double sum = 0;
        for (int i = 0; i < latents.length; i++) {
            sum += (double) latents[i] * latents[i];
            latents[i] *= 2f / latents.length;
        }
        chain.output().gradient().write(0, latents, latents.length);
        return sum / latents.length;
    }
}
