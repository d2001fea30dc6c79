package foresee.runtime;

import foresee.model.Latent;

/** Reads factors of the state off a latent: W z + b, in double. */
final class LinearProbe {
    private final int factors;
    private final float[] weight;
    private final float[] bias;

    private LinearProbe(float[] weight, float[] bias) {
        this.factors = bias.length;
        this.weight = weight;
        this.bias = bias;
    }

    static LinearProbe of(ModelFile file) {
        if (file.card().probe().isEmpty()) {
            return new LinearProbe(new float[0], new float[0]);
        }
        return new LinearProbe(
                file.tensor("probe.weight").toArray(), file.tensor("probe.bias").toArray());
    }

    double[] read(Latent latent) {
        double[] values = new double[factors];
        for (int f = 0; f < factors; f++) {
            double sum = bias[f];
            for (int d = 0; d < latent.size(); d++) {
                sum += (double) weight[f * latent.size() + d] * latent.get(d);
            }
            values[f] = sum;
        }
        return values;
    }
}
