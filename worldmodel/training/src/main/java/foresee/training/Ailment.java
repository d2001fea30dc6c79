package foresee.training;

/** What can go wrong with a world model, in the order in which it matters. */
public enum Ailment {
    /** The run ended at a number that was not finite, or lost its latents, or jumped about. */
    LEARNING_RATE_TOO_HIGH("The learning rate is too high"),
    /** All frames have nearly the same latent. */
    COLLAPSE("The latents have collapsed"),
    /** They hardly differ, though something can still be read off them. */
    NEAR_COLLAPSE("The latents have nearly collapsed"),
    /** What was trained on is predicted, what was held out is not. */
    TOO_LITTLE_DATA("The model knows its training episodes by heart"),
    /** Directions are filled with what cannot be predicted. */
    REGULARIZER_TOO_STRONG("The regulariser is too strong"),
    /** What the actions move is not in the latents. */
    ACTED_LOST("What the actions move was dropped"),
    /** What the actions do not move is not in the latents. */
    UNMOVED_LOST("What the actions do not move was dropped"),
    /** Some other factor is not in the latents. */
    FACTOR_LOST("Something is not in the latents"),
    /** Predictions are no better than that nothing changes. */
    NOTHING_PREDICTED("The predictions are worth nothing"),
    /** Components of the latent that never vary: wasted, not wrong. */
    DEAD_COMPONENTS("Much of the latent is not used");

    private final String words;

    Ailment(String words) {
        this.words = words;
    }

    /** In a sentence without its full stop. */
    public String words() {
        return words;
    }
}
