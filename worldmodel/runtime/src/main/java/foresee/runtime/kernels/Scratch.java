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

    /** Room for the outputs of one lane. */
    public float[] first() {
        return first;
    }

    /** Room for the outputs of another lane. */
    public float[] second() {
        return second;
    }
}
