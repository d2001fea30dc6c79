package foresee.training;

import foresee.runtime.Layer;
import foresee.runtime.LayerShape;
import java.util.ArrayList;
import java.util.List;

/**
 * What an encoder is made of.
 *
 * <p>Three convolutions with ReLU: 8 x 8 of stride 4, then two 3 x 3, of stride 2 for {@link EncoderHead#FLATTEN} and of stride 1
 * for the others, which see a grid of a quarter of the frame's extents. Then the head.
 *
 * <pre>{@code
 * flatten     dense to D
 * keypoints   1 x 1 convolution to K channels, spatial softmax (2 K), dense to headHidden, ReLU, dense to D
 * attention   attention pooling by M maps (M (2 + C)), dense to headHidden, ReLU, dense to D
 * split       keypoints to splitSize, attention to D - splitSize
 * }</pre>
 *
 * @param size channels of the convolutions
 * @param head how features become a latent
 * @param keypoints K of {@link EncoderHead#KEYPOINTS} and {@link EncoderHead#SPLIT}
 * @param maps M of {@link EncoderHead#ATTENTION} and {@link EncoderHead#SPLIT}
 * @param headHidden features of the head's hidden layer; not of {@link EncoderHead#FLATTEN}
 * @param splitSize latents of the keypoints in {@link EncoderHead#SPLIT}, below D
 */
public record EncoderConfig(
        EncoderSize size, EncoderHead head, int keypoints, int maps, int headHidden, int splitSize) {
    private static final int KERNEL = 8;
    private static final int STRIDE = 4;

    public EncoderConfig {
        if (keypoints < 1 || maps < 1 || headHidden < 1 || splitSize < 1) {
            throw new IllegalArgumentException("keypoints (" + keypoints + "), maps (" + maps + "), headHidden ("
                    + headHidden + ") and splitSize (" + splitSize + ") must be at least 1.");
        }
    }

    /** Small, flattened; for other heads 16 keypoints, 8 maps, a hidden layer of 64, 8 latents of keypoints. */
    public static EncoderConfig defaults() {
        return new EncoderConfig(EncoderSize.SMALL, EncoderHead.FLATTEN, 16, 8, 64, 8);
    }

    /** This encoder in another size. */
    public EncoderConfig withSize(EncoderSize newSize) {
        return new EncoderConfig(newSize, head, keypoints, maps, headHidden, splitSize);
    }

    /** This encoder with another head. */
    public EncoderConfig withHead(EncoderHead newHead) {
        return new EncoderConfig(size, newHead, keypoints, maps, headHidden, splitSize);
    }

    /**
     * The layers from frames to latents.
     *
     * @param latentSize D
     * @throws IllegalArgumentException if the frames are too small, or splitSize is not below D
     */
    List<Layer> layers(LayerShape image, int latentSize) {
        List<Layer> layers = new ArrayList<>(convolutions(image.channels()));
        LayerShape features = image.through("encoder", layers);
        layers.addAll(head(features, latentSize));
        return layers;
    }

    private List<Layer> convolutions(int channels) {
        boolean flat = head == EncoderHead.FLATTEN;
        int stride = flat ? 2 : 1;
        return List.of(
                new Layer.Conv2d(channels, size.first(), KERNEL, STRIDE, flat ? 0 : 2),
                new Layer.Relu(),
                new Layer.Conv2d(size.first(), size.second(), 3, stride, 1),
                new Layer.Relu(),
                new Layer.Conv2d(size.second(), size.third(), 3, stride, 1),
                new Layer.Relu());
    }

    private List<Layer> head(LayerShape features, int latentSize) {
        return switch (head) {
            case FLATTEN -> List.of(new Layer.Flatten(), new Layer.Dense(features.size(), latentSize));
            case KEYPOINTS -> keypointHead(latentSize);
            case ATTENTION -> attentionHead(latentSize);
            case SPLIT -> split(latentSize);
        };
    }

    private List<Layer> split(int latentSize) {
        if (splitSize >= latentSize) {
            throw new IllegalArgumentException(
                    "splitSize (" + splitSize + ") must be below latentSize (" + latentSize + ").");
        }
        return List.of(new Layer.Branches(List.of(keypointHead(splitSize), attentionHead(latentSize - splitSize))));
    }

    private List<Layer> keypointHead(int latents) {
        return List.of(
                new Layer.Conv2d(size.third(), keypoints, 1, 1, 0),
                new Layer.SpatialSoftmax(keypoints),
                new Layer.Dense(2 * keypoints, headHidden),
                new Layer.Relu(),
                new Layer.Dense(headHidden, latents));
    }

    private List<Layer> attentionHead(int latents) {
        return List.of(
                new Layer.AttentionPool(size.third(), maps),
                new Layer.Dense(maps * (2 + size.third()), headHidden),
                new Layer.Relu(),
                new Layer.Dense(headHidden, latents));
    }
}
