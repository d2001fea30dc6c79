package foresee.training;

/** How a training run ended. */
public enum Outcome {
    /** All steps were made. */
    FINISHED,
    /** Somebody asked to stop; a checkpoint was written. */
    CANCELLED,
    /** The latents collapsed. */
    COLLAPSED,
    /** A loss, gradient or weight was no finite number. */
    NOT_FINITE
}
