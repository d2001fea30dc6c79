package foresee.training;

/** How an encoder's image of features becomes a latent. */
public enum EncoderHead {
    /** All features of a coarse grid in one dense layer: cheapest, and enough where places alone matter. */
    FLATTEN,
    /** Places of features on a fine grid ({@link foresee.runtime.Layer.SpatialSoftmax}), then a small network. */
    KEYPOINTS,
    /** Features and places under maps of attention ({@link foresee.runtime.Layer.AttentionPool}), then a small network. */
    ATTENTION,
    /** Keypoints and attention side by side, each with latents of its own: the former come first. */
    SPLIT
}
