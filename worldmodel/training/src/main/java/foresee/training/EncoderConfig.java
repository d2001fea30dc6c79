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
 * split       keypoints to splitSize; keypoints, attention or both, by splitRest, to D - splitSize
 * }</pre>
 *
 * @param size channels of the convolutions
 * @param head how features become a latent
 * @param keypoints K of {@link EncoderHead#KEYPOINTS} and {@link EncoderHead#SPLIT}
 * @param maps M of {@link EncoderHead#ATTENTION} and {@link EncoderHead#SPLIT}
 * @param headHidden features of the head's hidden layer, at least 0; not of {@link EncoderHead#FLATTEN}. With 0 latents are linear in places
 *     and features: where things lie and how they are turned then stand in them as they are, and nothing else has room
 * @param splitSize latents of the keypoints in {@link EncoderHead#SPLIT}, below those of the frame
 * @param splitRest what its other latents are read off
 * @param splitTrunks whether its two sides have convolutions of their own, so that what one side looks for does not decide what the other
 *     can see
 * @param padding pixels of black around the frame, at least 0, of heads that are not {@link EncoderHead#FLATTEN}, which has none. Without
 *     them, and where one convolution alone sees the frame, frames are standardised while the model trains ({@link FrameNormalizer})
 * @param frames whether the model sees frames at all; without them all else here has no meaning
 */
public record EncoderConfig(
        EncoderSize size,
        EncoderHead head,
        int keypoints,
        int maps,
        int headHidden,
        int splitSize,
        FeaturePool splitRest,
        boolean splitTrunks,
        int padding,
        boolean frames) {
    private static final int KERNEL = 8;
    private static final int STRIDE = 4;

    public EncoderConfig {
        if (keypoints < 1 || maps < 1 || headHidden < 0 || splitSize < 1 || padding < 0) {
            throw new IllegalArgumentException("keypoints (" + keypoints + "), maps (" + maps + ") and splitSize ("
                    + splitSize + ") must be at least 1, headHidden (" + headHidden + ") and padding (" + padding
                    + ") at least 0.");
        }
    }

    /** Small, flattened; for other heads 16 keypoints, 8 maps, a hidden layer of 64, 8 latents of keypoints beside attention, behind the same convolutions with 2 pixels around the frame. */
    public static EncoderConfig defaults() {
        return new EncoderConfig(
                EncoderSize.SMALL, EncoderHead.FLATTEN, 16, 8, 64, 8, FeaturePool.ATTENTION, false, 2, true);
    }

    /** This encoder in another size. */
    public EncoderConfig withSize(EncoderSize newSize) {
        return new EncoderConfig(
                newSize, head, keypoints, maps, headHidden, splitSize, splitRest, splitTrunks, padding, frames);
    }

    /** This encoder with another head. */
    public EncoderConfig withHead(EncoderHead newHead) {
        return new EncoderConfig(
                size, newHead, keypoints, maps, headHidden, splitSize, splitRest, splitTrunks, padding, frames);
    }

    /** This encoder, were it split, with other latents read off {@code newSplitRest}. */
    public EncoderConfig withSplitRest(FeaturePool newSplitRest) {
        return new EncoderConfig(
                size, head, keypoints, maps, headHidden, splitSize, newSplitRest, splitTrunks, padding, frames);
    }

    /** This encoder, were it split, with convolutions of its own for each side or not. */
    public EncoderConfig withSplitTrunks(boolean newSplitTrunks) {
        return new EncoderConfig(
                size, head, keypoints, maps, headHidden, splitSize, splitRest, newSplitTrunks, padding, frames);
    }

    /** An encoder that sees frames, or none. */
    public EncoderConfig withFrames(boolean newFrames) {
        return new EncoderConfig(
                size, head, keypoints, maps, headHidden, splitSize, splitRest, splitTrunks, padding, newFrames);
    }

    /** This encoder with another hidden layer of its head, none with 0. */
    public EncoderConfig withHeadHidden(int newHeadHidden) {
        return new EncoderConfig(
                size, head, keypoints, maps, newHeadHidden, splitSize, splitRest, splitTrunks, padding, frames);
    }

    /** This encoder with another padding. */
    public EncoderConfig withPadding(int newPadding) {
        return new EncoderConfig(
                size, head, keypoints, maps, headHidden, splitSize, splitRest, splitTrunks, newPadding, frames);
    }

    /**
     * The layers from frames to latents.
     *
     * @param latentSize of the frame: D, unless a vector has a share of it
     * @throws IllegalArgumentException if the frames are too small, or splitSize is not below D
     */
    List<Layer> layers(LayerShape image, int latentSize) {
        if (head == EncoderHead.SPLIT) {
            requireSplit(latentSize);
        }
        if (head == EncoderHead.SPLIT && splitTrunks) {
            List<Layer> trunk = convolutions(image.channels());
            return List.of(new Layer.Branches(
                    List.of(joined(trunk, keypointHead(splitSize)), joined(trunk, rest(latentSize - splitSize)))));
        }
        List<Layer> layers = new ArrayList<>(convolutions(image.channels()));
        LayerShape features = image.through("encoder", layers);
        layers.addAll(head(features, latentSize));
        return layers;
    }

    private List<Layer> convolutions(int channels) {
        boolean flat = head == EncoderHead.FLATTEN;
        int stride = flat ? 2 : 1;
        return List.of(
                new Layer.Conv2d(channels, size.first(), KERNEL, STRIDE, flat ? 0 : padding),
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

    private void requireSplit(int latentSize) {
        if (splitSize >= latentSize) {
            throw new IllegalArgumentException(
                    "splitSize (" + splitSize + ") must be below latentSize (" + latentSize + ").");
        }
    }

    private List<Layer> split(int latentSize) {
        return List.of(new Layer.Branches(List.of(keypointHead(splitSize), rest(latentSize - splitSize))));
    }

    private List<Layer> rest(int latents) {
        return switch (splitRest) {
            case KEYPOINTS -> keypointHead(latents);
            case ATTENTION -> attentionHead(latents);
            case BOTH ->
                joined(
                        List.of(new Layer.Branches(List.of(keypointPool(), attentionPool()))),
                        readOut(2 * keypoints + attended(), latents));
        };
    }

    private List<Layer> keypointHead(int latents) {
        return joined(keypointPool(), readOut(2 * keypoints, latents));
    }

    private List<Layer> attentionHead(int latents) {
        return joined(attentionPool(), readOut(attended(), latents));
    }

    private List<Layer> keypointPool() {
        return List.of(new Layer.Conv2d(size.third(), keypoints, 1, 1, 0), new Layer.SpatialSoftmax(keypoints));
    }

    private List<Layer> attentionPool() {
        return List.of(new Layer.AttentionPool(size.third(), maps));
    }

    /** Features under all maps: for each a place and what is there. */
    private int attended() {
        return maps * (2 + size.third());
    }

    private List<Layer> readOut(int features, int latents) {
        return headHidden == 0
                ? List.of(new Layer.Dense(features, latents))
                : List.of(
                        new Layer.Dense(features, headHidden), new Layer.Relu(), new Layer.Dense(headHidden, latents));
    }

    private static List<Layer> joined(List<Layer> first, List<Layer> then) {
        List<Layer> layers = new ArrayList<>(first);
        layers.addAll(then);
        return layers;
    }
}
