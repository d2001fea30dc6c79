package foresee.training;

import foresee.model.KeyedRandom;
import java.util.Arrays;

/**
 * Sketched isotropic Gaussian regularisation: how far the latents are from a standard normal distribution along random
 * directions.
 *
 * <pre>{@code
 * x(n,p) = <z(n), a(p)>,   a(p) random on the unit sphere, drawn anew each step
 * J = mean over p of  sum over k of  w(k) |mean over n of exp(i t(k) x(n,p)) - exp(-t(k)^2 / 2)|^2
 * w(k) = 2 dt exp(-t(k)^2 / 2), half of it at both ends,   t(k) = k dt,  k = 0 .. knots - 1,  dt = range / (knots - 1)
 * }</pre>
 *
 * <p><b>Shapes:</b> latents (rows, D). <b>Why:</b> it keeps the latents from collapsing without negative pairs, a slowly
 * moving copy of the encoder, or stopped gradients.
 *
 * <p><b>Source:</b> Balestriero and LeCun, "LeJEPA", arXiv 2511.08544 (the Epps-Pulley statistic). Theirs is multiplied by the
 * number of rows, which here belongs to the term's weight. Cosines and sines of multiples are by the angle addition
 * recurrence.
 */
final class SigReg implements LatentLoss {
    private final int rows;
    private final int latentSize;
    private final int projections;
    private final int knots;
    private final double step;
    private final double[] target;
    private final double[] knotWeight;

    private final double[] transposed;
    private final double[] transposedGradient;
    private final double[] direction;
    private final double[] projected;
    private final double[] projectedGradient;
    private final double[][] cosines;
    private final double[][] sines;

    /**
     * @param rows latents in a batch
     * @param projections random directions per step, at least 1
     * @param knots points t, the first of which is 0, at least 2
     * @param range the last t, above 0
     */
    SigReg(int rows, int latentSize, int projections, int knots, double range) {
        if (projections < 1 || knots < 2 || !(range > 0)) {
            throw new IllegalArgumentException("projections (" + projections + ") must be at least 1, knots (" + knots
                    + ") at least 2, range (" + range + ") above 0.");
        }
        this.rows = rows;
        this.latentSize = latentSize;
        this.projections = projections;
        this.knots = knots;
        this.step = range / (knots - 1);
        this.target = new double[knots];
        this.knotWeight = new double[knots];
        for (int k = 0; k < knots; k++) {
            double t = k * step;
            target[k] = Math.exp(-t * t / 2);
            knotWeight[k] = (k == 0 || k == knots - 1 ? step : 2 * step) * target[k];
        }
        this.transposed = new double[latentSize * rows];
        this.transposedGradient = new double[latentSize * rows];
        this.direction = new double[latentSize];
        this.projected = new double[rows];
        this.projectedGradient = new double[rows];
        this.cosines = new double[knots][rows];
        this.sines = new double[knots][rows];
    }

    @Override
    public String name() {
        return "sigreg";
    }

    @Override
    public double evaluate(double[] latents, double weight, double[] gradient, long key) {
        transpose(latents);
        Arrays.fill(transposedGradient, 0);
        KeyedRandom random = new KeyedRandom(key);
        double sum = 0;
        for (int p = 0; p < projections; p++) {
            drawDirection(random);
            project();
            sum += statistic(weight / projections);
            spreadGradient();
        }
        addTransposed(gradient);
        return sum / projections;
    }

    private void transpose(double[] latents) {
        for (int n = 0; n < rows; n++) {
            for (int d = 0; d < latentSize; d++) {
                transposed[d * rows + n] = latents[n * latentSize + d];
            }
        }
    }

    private void drawDirection(KeyedRandom random) {
        double squares = 0;
        for (int d = 0; d < latentSize; d++) {
            direction[d] = random.nextGaussian();
            squares += direction[d] * direction[d];
        }
        double length = Math.sqrt(squares);
        for (int d = 0; d < latentSize; d++) {
            direction[d] /= length;
        }
    }

    private void project() {
        Arrays.fill(projected, 0);
        for (int d = 0; d < latentSize; d++) {
            addScaled(direction[d], transposed, d * rows, projected, 0, rows);
        }
    }

    /** The statistic of one direction; leaves {@code scale} times its gradient in {@link #projectedGradient}. */
    private double statistic(double scale) {
        harmonics();
        Arrays.fill(projectedGradient, 0);
        double sum = 0;
        for (int k = 1; k < knots; k++) {
            double real = mean(cosines[k]) - target[k];
            double imaginary = mean(sines[k]);
            sum += knotWeight[k] * (real * real + imaginary * imaginary);
            double factor = scale * 2 * knotWeight[k] * k * step / rows;
            addScaled(-factor * real, sines[k], 0, projectedGradient, 0, rows);
            addScaled(factor * imaginary, cosines[k], 0, projectedGradient, 0, rows);
        }
        return sum;
    }

    /** cos and sin of k dt x for k = 1 .. knots - 1. */
    private void harmonics() {
        for (int n = 0; n < rows; n++) {
            double angle = step * projected[n];
            cosines[1][n] = Math.cos(angle);
            sines[1][n] = Math.sin(angle);
        }
        for (int k = 2; k < knots; k++) {
            addAngles(cosines[1], sines[1], cosines[k - 1], sines[k - 1], cosines[k], sines[k]);
        }
    }

    private static void addAngles(double[] c1, double[] s1, double[] c, double[] s, double[] cosine, double[] sine) {
        for (int n = 0; n < cosine.length; n++) {
            cosine[n] = c[n] * c1[n] - s[n] * s1[n];
            sine[n] = s[n] * c1[n] + c[n] * s1[n];
        }
    }

    private static double mean(double[] values) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int n = 0;
        for (; n + 3 < values.length; n += 4) {
            a += values[n];
            b += values[n + 1];
            c += values[n + 2];
            d += values[n + 3];
        }
        for (; n < values.length; n++) {
            a += values[n];
        }
        return (a + b + (c + d)) / values.length;
    }

    private void spreadGradient() {
        for (int d = 0; d < latentSize; d++) {
            addScaled(direction[d], projectedGradient, 0, transposedGradient, d * rows, rows);
        }
    }

    private void addTransposed(double[] gradient) {
        for (int n = 0; n < rows; n++) {
            for (int d = 0; d < latentSize; d++) {
                gradient[n * latentSize + d] += transposedGradient[d * rows + n];
            }
        }
    }

    private static void addScaled(double factor, double[] x, int xFrom, double[] y, int yFrom, int count) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] += factor * x[xFrom + i];
        }
    }
}
