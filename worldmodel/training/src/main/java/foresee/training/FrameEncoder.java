package foresee.training;

import foresee.runtime.Architecture;
import foresee.runtime.Layer;
import foresee.runtime.LayerShape;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The encoder of a training run for a fixed number of frames at a time.
 *
 * <p>z = encoder(normalised frame). <b>Shapes:</b> frames (rows, height, width, channels) unsigned, latents (rows, D), or their first part where a vector has the rest.
 */
final class FrameEncoder {
    private final int frameSize;
    private final FrameNormalizer normalizer;
    private final List<Layer> layers;
    private final FrameBlocks blocks;
    private final float[] packed;
    private final Chain chain;

    /** @param normalizer the identity for weights that it has been folded into */
    FrameEncoder(WeightStore store, DataType type, Architecture architecture, FrameNormalizer normalizer, int rows) {
        LayerShape image = LayerShape.image(architecture.channels(), architecture.height(), architecture.width());
        Layer first = architecture.encoder().get(0);
        this.frameSize = image.size();
        this.normalizer = normalizer;
        this.layers = architecture.encoder();
        this.blocks = FrameBlocks.of(first, image);
        this.packed = new float[blocks.shape().size()];
        Port input = Port.create(type, blocks.shape(), rows, false, false);
        this.chain = ChainBuilder.build(store, "encoder", layers, blocks, input);
    }

    /** The same layers with the weights of {@code other}, reading whatever frames this encoder was given last. */
    Chain twin(WeightStore other) {
        return ChainBuilder.build(other, "encoder", layers, blocks, chain.input());
    }

    /**
     * Encodes the first {@code count} frames of {@code pixels}; latents of further rows are those of older frames.
     *
     * @param pixels (rows, height, width, channels) unsigned
     */
    void forward(byte[] pixels, int count) {
        for (int row = 0; row < count; row++) {
            blocks.pack(normalizer, pixels, row * frameSize, packed);
            chain.input().values().write(row * packed.length, packed, packed.length);
        }
        chain.forward();
    }

    /** Its layers, after {@link #forward} holding all that {@link Chain#backward} needs. */
    Chain chain() {
        return chain;
    }
}
