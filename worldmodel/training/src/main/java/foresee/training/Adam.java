package foresee.training;

/**
 * The optimiser: moving averages of the gradient and of its square, both corrected for their start at zero.
 *
 * <pre>{@code
 * m = b1 m + (1 - b1) g,   v = b2 v + (1 - b2) g^2
 * w = w - rate (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + epsilon)
 * }</pre>
 *
 * <p><b>Shapes:</b> w, g, m, v (weights). The gradient is first shortened to a norm of at most {@code clip}.
 * <b>Source:</b> Kingma and Ba, "Adam", arXiv 1412.6980; b1 .9, b2 .999, epsilon 1e-8.
 */
final class Adam {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final double clip;
    private final float[] first;
    private final float[] second;

    /** @param clip bound on the norm of the gradient */
    Adam(int weights, double clip) {
        this.clip = clip;
        this.first = new float[weights];
        this.second = new float[weights];
    }

    /** The moving average of the gradient: a view. */
    float[] first() {
        return first;
    }

    /** The moving average of its square: a view. */
    float[] second() {
        return second;
    }

    /** The Euclidean norm of a gradient. */
    static double norm(float[] gradient) {
        double squares = 0;
        for (float g : gradient) {
            squares += (double) g * g;
        }
        return Math.sqrt(squares);
    }

    /**
     * Moves {@code weights} one step.
     *
     * @param gradient as it is, before shortening
     * @param norm of the gradient
     * @param rate learning rate
     * @param t number of this step, from 1
     */
    void step(float[] weights, float[] gradient, double norm, double rate, int t) {
        float scale = (float) (norm > clip ? clip / norm : 1);
        float correction1 = (float) (1 / (1 - Math.pow(BETA1, t)));
        float correction2 = (float) (1 / (1 - Math.pow(BETA2, t)));
        float b1 = (float) BETA1;
        float b2 = (float) BETA2;
        for (int i = 0; i < weights.length; i++) {
            float g = scale * gradient[i];
            first[i] = b1 * first[i] + (1 - b1) * g;
            second[i] = b2 * second[i] + (1 - b2) * g * g;
            float root = (float) Math.sqrt(second[i] * correction2) + (float) EPSILON;
            weights[i] -= (float) rate * first[i] * correction1 / root;
        }
    }
}
