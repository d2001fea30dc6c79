package foresee.planning;

import foresee.model.LatentTrajectories;
import java.util.Arrays;

/**
 * A probe that is linear: W z + b, in double, summed over the latent in index order from the bias.
 *
 * <p><b>Shapes:</b> weight W (F,D), bias b (F). Immutable.
 */
public final class LinearProbe implements LatentProbe {
    private final int latentSize;
    private final double[] weight;
    private final double[] bias;

    /**
     * @param latentSize D, at least 1
     * @param weight W (F,D) row-major, copied
     * @param bias b (F), at least one, copied
     * @throws IllegalArgumentException if a size does not fit
     */
    public LinearProbe(int latentSize, double[] weight, double[] bias) {
        Settings.atLeast("latent size", latentSize, 1);
        Settings.atLeast("bias", bias.length, 1);
        if (weight.length != latentSize * bias.length) {
            throw new IllegalArgumentException("weight (" + weight.length + ") must be bias (" + bias.length
                    + ") x latent size (" + latentSize + ").");
        }
        this.latentSize = latentSize;
        this.weight = weight.clone();
        this.bias = bias.clone();
    }

    /**
     * The probe that reads components of the latent as they are: for worlds whose latent is a state vector.
     *
     * @param components which ones, each 0 to latentSize - 1, at least one
     * @throws IllegalArgumentException if there is none or one is out of range
     */
    public static LinearProbe ofComponents(int latentSize, int... components) {
        double[] weight = new double[latentSize * components.length];
        for (int f = 0; f < components.length; f++) {
            checkIndex("component", components[f], latentSize);
            weight[f * latentSize + components[f]] = 1;
        }
        return new LinearProbe(latentSize, weight, new double[components.length]);
    }

    /**
     * The probe that reads some of these numbers, in the order given.
     *
     * @param values which ones, each 0 to {@link #size} - 1, at least one
     * @throws IllegalArgumentException if there is none or one is out of range
     */
    public LinearProbe only(int... values) {
        double[] rows = new double[latentSize * values.length];
        double[] biases = new double[values.length];
        for (int f = 0; f < values.length; f++) {
            checkIndex("value", values[f], bias.length);
            System.arraycopy(weight, values[f] * latentSize, rows, f * latentSize, latentSize);
            biases[f] = bias[values[f]];
        }
        return new LinearProbe(latentSize, rows, biases);
    }

    private static void checkIndex(String name, int index, int size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException(name + " (" + index + ") must be 0 to " + (size - 1) + ".");
        }
    }

    @Override
    public int latentSize() {
        return latentSize;
    }

    @Override
    public int size() {
        return bias.length;
    }

    @Override
    public void read(LatentTrajectories trajectories, int step, double[] values) {
        checkSize(trajectories, latentSize);
        int lanes = trajectories.candidates();
        for (int f = 0; f < bias.length; f++) {
            Arrays.fill(values, f * lanes, (f + 1) * lanes, bias[f]);
            for (int d = 0; d < latentSize; d++) {
                double w = weight[f * latentSize + d];
                int offset = trajectories.offset(step, d);
                for (int n = 0; n < lanes; n++) {
                    values[f * lanes + n] += w * trajectories.values()[offset + n];
                }
            }
        }
    }

    @Override
    public void pullback(
            LatentTrajectories trajectories, int step, double[] valueGradient, LatentTrajectories latentGradient) {
        checkSize(trajectories, latentSize);
        int lanes = trajectories.candidates();
        for (int d = 0; d < latentSize; d++) {
            int offset = trajectories.offset(step, d);
            for (int n = 0; n < lanes; n++) {
                double sum = 0;
                for (int f = 0; f < bias.length; f++) {
                    sum += weight[f * latentSize + d] * valueGradient[f * lanes + n];
                }
                latentGradient.values()[offset + n] += (float) sum;
            }
        }
    }

    static void checkSize(LatentTrajectories trajectories, int latentSize) {
        if (trajectories.latentSize() != latentSize) {
            throw new IllegalArgumentException("latent size of the trajectories (" + trajectories.latentSize()
                    + ") must be that of the probe (" + latentSize + ").");
        }
    }

    @Override
    public String toString() {
        return "LinearProbe[latent size=" + latentSize + ", size=" + bias.length + "]";
    }
}
