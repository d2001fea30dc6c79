package foresee.training;

/**
 * A term of the training loss that looks at the latents of a batch alone.
 *
 * <p><b>Shapes:</b> latents and their gradient (rows, D), row-major, batch and time pooled in the rows.
 */
interface LatentLoss {

    /** The name in progress lines and messages: {@code sigreg}. */
    String name();

    /**
     * The term's value; {@code weight} times its gradient is added to {@code gradient}.
     *
     * @param key of this step's random numbers; the same key gives the same value
     */
    double evaluate(double[] latents, double weight, double[] gradient, long key);
}
