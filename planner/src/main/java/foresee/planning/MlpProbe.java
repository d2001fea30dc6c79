package foresee.planning;

import foresee.model.LatentTrajectories;
import foresee.model.ScratchPool;
import java.util.Arrays;

/**
 * A probe with one hidden layer: W2 f(W1 z + b1) + b2, in double.
 *
 * <p><b>Shapes:</b> W1 (K,D), b1 (K), W2 (F,K), b2 (F), all row-major. Immutable. <b>Why:</b> what is not linear in the latent,
 * an angle or a distance, can still be read off it.
 */
public final class MlpProbe implements LatentProbe {

    /** What the hidden layer does to each of its sums; their bits are the same on every machine. */
    public enum Activation {
        /** max(0, x); its slope at 0 is 0. */
        RELU {
            @Override
            double value(double x) {
                return Math.max(0, x);
            }

            @Override
            double slope(double x) {
                return x > 0 ? 1 : 0;
            }
        },
        /** x / (1 + exp(-x)). */
        SILU {
            @Override
            double value(double x) {
                return x / (1 + StrictMath.exp(-x));
            }

            @Override
            double slope(double x) {
                double sigmoid = 1 / (1 + StrictMath.exp(-x));
                return sigmoid * (1 + x * (1 - sigmoid));
            }
        };

        abstract double value(double x);

        abstract double slope(double x);
    }

    private final LinearProbe hidden;
    private final Activation activation;
    private final double[] weight;
    private final double[] bias;
    private final ScratchPool<GrowingDoubles> pool = new ScratchPool<>(GrowingDoubles::new);

    /**
     * @param hidden W1 z + b1, K numbers
     * @param activation f
     * @param weight W2 (F,K) row-major, copied
     * @param bias b2 (F), at least one, copied
     * @throws IllegalArgumentException if a size does not fit
     */
    public MlpProbe(LinearProbe hidden, Activation activation, double[] weight, double[] bias) {
        Settings.atLeast("bias", bias.length, 1);
        if (weight.length != bias.length * hidden.size()) {
            throw new IllegalArgumentException("weight (" + weight.length + ") must be bias (" + bias.length
                    + ") x hidden size (" + hidden.size() + ").");
        }
        this.hidden = hidden;
        this.activation = activation;
        this.weight = weight.clone();
        this.bias = bias.clone();
    }

    @Override
    public int latentSize() {
        return hidden.latentSize();
    }

    @Override
    public int size() {
        return bias.length;
    }

    @Override
    public void read(LatentTrajectories trajectories, int step, double[] values) {
        GrowingDoubles scratch = pool.acquire();
        try {
            int lanes = trajectories.candidates();
            double[] sums = scratch.atLeast(hidden.size() * lanes);
            hidden.read(trajectories, step, sums);
            for (int f = 0; f < bias.length; f++) {
                Arrays.fill(values, f * lanes, (f + 1) * lanes, bias[f]);
            }
            for (int k = 0; k < hidden.size(); k++) {
                addUnit(k, sums, values, lanes);
            }
        } finally {
            pool.release(scratch);
        }
    }

    private void addUnit(int k, double[] sums, double[] values, int lanes) {
        for (int n = 0; n < lanes; n++) {
            double unit = activation.value(sums[k * lanes + n]);
            for (int f = 0; f < bias.length; f++) {
                values[f * lanes + n] += weight[f * hidden.size() + k] * unit;
            }
        }
    }

    @Override
    public void pullback(
            LatentTrajectories trajectories, int step, double[] valueGradient, LatentTrajectories latentGradient) {
        GrowingDoubles scratch = pool.acquire();
        try {
            int lanes = trajectories.candidates();
            double[] sums = scratch.atLeast(hidden.size() * lanes);
            hidden.read(trajectories, step, sums);
            for (int k = 0; k < hidden.size(); k++) {
                pullUnit(k, valueGradient, sums, lanes);
            }
            hidden.pullback(trajectories, step, sums, latentGradient);
        } finally {
            pool.release(scratch);
        }
    }

    /** Leaves in place of the sums of unit k their gradient: f'(sum) times what the values ask of the unit. */
    private void pullUnit(int k, double[] valueGradient, double[] sums, int lanes) {
        for (int n = 0; n < lanes; n++) {
            double asked = 0;
            for (int f = 0; f < bias.length; f++) {
                asked += weight[f * hidden.size() + k] * valueGradient[f * lanes + n];
            }
            sums[k * lanes + n] = asked * activation.slope(sums[k * lanes + n]);
        }
    }

    @Override
    public String toString() {
        return "MlpProbe[" + hidden + ", " + activation + ", size=" + bias.length + "]";
    }
}
