package foresee.planning;

/**
 * How a gradient becomes a step: the rule by which a {@link GradientPlanner} moves a plan.
 *
 * <p>A rule sees gradients in half-widths of the action space and in units of the largest component of the first gradient
 * of its descent that is not zero, so that no setting depends on the scale of a cost: J and 1000 J give the same steps.
 */
public sealed interface StepRule {

    /**
     * The memory of a descent that has not begun.
     *
     * @param alike for each component of a plan the first of those it must be scaled with, itself if there are no others
     */
    Descent start(int[] alike);

    /** Name and settings: {@code adam(0.9, 0.99)}. */
    String describe();

    /** What one descent remembers from step to step. Mutable, for one thread. */
    interface Descent {

        /**
         * Replaces the gradient by the direction to move against, whose components are about 1 in the first step; a finite
         * gradient gives a finite direction.
         *
         * @param gradient finite, in half-widths; overwritten
         */
        void turnIntoDirection(double[] gradient);
    }

    /**
     * Adam: the mean of the gradients over the root of the mean of their squares, both forgetting.
     *
     * <p>m = b1 m + (1 - b1) g,   v = b2 v + (1 - b2) g^2,   d = (m / (1 - b1^k)) / (sqrt(v / (1 - b2^k)) + 1e-8)
     *
     * <p><b>Why</b> the components of a ball share one v, the mean of theirs: steps that are scaled one by one and then projected
     * come to rest where no component can grow, in the corner direction of the ball, and not at the optimum.
     *
     * <p><b>Source:</b> Kingma, Ba, "Adam: a method for stochastic optimization", arXiv 1412.6980, algorithm 1. Where we differ:
     * the shared v. The powers b^k are running products, whose bits are the same on every JDK.
     *
     * @param meanDecay b1, at least 0 and under 1
     * @param squareDecay b2, at least 0 and under 1
     */
    record Adam(double meanDecay, double squareDecay) implements StepRule {
        private static final double EPSILON = 1e-8;

        public Adam {
            Settings.shareUnderOne("mean decay", meanDecay);
            Settings.shareUnderOne("square decay", squareDecay);
        }

        @Override
        public Descent start(int[] alike) {
            GradientUnit unit = new GradientUnit();
            double[] means = new double[alike.length];
            double[] squares = new double[alike.length];
            double[] powers = {1, 1};
            return gradient -> {
                unit.divide(gradient);
                powers[0] *= meanDecay;
                powers[1] *= squareDecay;
                double[] square = meanSquares(gradient, alike);
                for (int j = 0; j < alike.length; j++) {
                    means[j] = meanDecay * means[j] + (1 - meanDecay) * gradient[j];
                    squares[j] = squareDecay * squares[j] + (1 - squareDecay) * square[alike[j]];
                    gradient[j] = means[j] / (1 - powers[0]) / (Math.sqrt(squares[j] / (1 - powers[1])) + EPSILON);
                }
            };
        }

        /** At the first of those that are alike: the mean of the squares of their components. */
        private static double[] meanSquares(double[] gradient, int[] alike) {
            double[] means = new double[alike.length];
            int[] counts = new int[alike.length];
            for (int j = 0; j < alike.length; j++) {
                counts[alike[j]]++;
                means[alike[j]] += (gradient[j] * gradient[j] - means[alike[j]]) / counts[alike[j]];
            }
            return means;
        }

        @Override
        public String describe() {
            return "adam(" + meanDecay + ", " + squareDecay + ")";
        }
    }

    /**
     * Gradient descent with momentum ("SGD", though nothing here is stochastic): a heavy ball.
     *
     * <p>d = mu d + g
     *
     * <p><b>Source:</b> Polyak, "Some methods of speeding up the convergence of iteration methods", USSR Computational
     * Mathematics and Mathematical Physics 4, 1964; in the form of Sutskever, Martens, Dahl, Hinton, "On the importance of
     * initialization and momentum in deep learning", ICML 2013, without Nesterov's correction.
     *
     * @param momentum mu, at least 0 (plain descent) and under 1
     */
    record Sgd(double momentum) implements StepRule {
        public Sgd {
            Settings.shareUnderOne("momentum", momentum);
        }

        @Override
        public Descent start(int[] alike) {
            GradientUnit unit = new GradientUnit();
            double[] direction = new double[alike.length];
            return gradient -> {
                unit.divide(gradient);
                for (int j = 0; j < alike.length; j++) {
                    direction[j] = momentum * direction[j] + gradient[j];
                    gradient[j] = direction[j];
                }
            };
        }

        @Override
        public String describe() {
            return "sgd(" + momentum + ")";
        }
    }
}
