package foresee.runtime.kernels;

/**
 * Working memory of {@link Kernels}, so that they allocate nothing. Used by one thread at a time.
 */
public final class Scratch {
    final float[] means;
    final float[] scales;
    final float[] sums;
    final float[] products;
    private final float[] first;
    private final float[] second;
    private final float[] partials = new float[Kernels.LANES];

    /**
     * @param outputs the most outputs of a dense layer
     * @param lanes the most lanes of a normalisation
     */
    public Scratch(int outputs, int lanes) {
        means = new float[Kernels.padded(lanes)];
        scales = new float[means.length];
        sums = new float[means.length];
        products = new float[means.length];
        first = new float[Kernels.padded(outputs)];
        second = new float[first.length];
    }

    /** Room for the sums of a {@link Kernels#dot}. */
    float[] partials() {
        return partials;
    }

    /** Adds the rest of a row, shorter than 16, to the sums, and all of them up: halves to halves. */
    float total(float[] a, int atA, float[] b, int atB, int rest) {
        for (int j = 0; j < rest; j++) {
            partials[j] = Math.fma(a[atA + j], b[atB + j], partials[j]);
        }
        for (int half = Kernels.LANES / 2; half > 0; half /= 2) {
            for (int j = 0; j < half; j++) {
                partials[j] += partials[j + half];
            }
        }
        return partials[0];
    }

    /** Room for the outputs of one lane. */
    public float[] first() {
        return first;
    }

    /** Room for the outputs of another lane. */
    public float[] second() {
        return second;
    }
}
