package foresee.training;

/** What is read off the image of features by the second side of {@link EncoderHead#SPLIT}, which no inverse dynamics need act on. */
public enum FeaturePool {
    /** Keypoints of its own: where things are; smooth, and learned within hundreds of steps. */
    KEYPOINTS,
    /** Maps of attention: where they look, and what is there, as how something is turned. */
    ATTENTION,
    /** Both, in one hidden layer. */
    BOTH
}
