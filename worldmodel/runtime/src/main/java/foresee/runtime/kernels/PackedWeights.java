package foresee.runtime.kernels;

import java.util.Arrays;

/**
 * The weights of one dense layer in the orders in which the kernels read them. Immutable.
 *
 * <p>For vectors of lanes: panels of twelve outputs and at most two of eight, panel by panel, input by input, the weights of a
 * panel side by side. Twelves and eights make any multiple of four from eight on, so at most seven outputs are zeros added.
 * For single lanes and scalar code: one array of outputs for each input, filled up with zeros to a multiple of 16.
 */
public final class PackedWeights {
    static final int PANEL = 12;
    static final int NARROW = 8;

    private final int inputs;
    private final int outputs;
    private final int wide;
    private final int packed;
    private final float[] bias;
    private final float[] panels;
    private final float[][] byInput;

    private PackedWeights(int outputs, int inputs, float[] bias) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.packed = Math.max(NARROW, (outputs + 3) / 4 * 4);
        this.wide = packed - NARROW * (packed % PANEL == 0 ? 0 : packed % PANEL == NARROW ? 1 : 2);
        this.bias = Arrays.copyOf(bias, Kernels.padded(outputs));
        this.panels = new float[Math.multiplyExact(packed, inputs)];
        this.byInput = new float[inputs][this.bias.length];
    }

    /** Packs W. <b>Shapes:</b> weight (outputs, inputs) row-major, bias (outputs); copied. */
    public static PackedWeights of(int outputs, int inputs, float[] weight, float[] bias) {
        PackedWeights packed = new PackedWeights(outputs, inputs, bias);
        for (int j = 0; j < outputs; j++) {
            for (int k = 0; k < inputs; k++) {
                packed.set(j, k, weight[j * inputs + k]);
            }
        }
        return packed;
    }

    /** Packs W transposed, without a bias: what pulls a gradient back. <b>Shapes:</b> weight (rows, columns) row-major, copied. */
    public static PackedWeights transposed(int rows, int columns, float[] weight) {
        PackedWeights packed = new PackedWeights(columns, rows, new float[columns]);
        for (int j = 0; j < columns; j++) {
            for (int k = 0; k < rows; k++) {
                packed.set(j, k, weight[k * columns + j]);
            }
        }
        return packed;
    }

    private void set(int j, int k, float value) {
        int width = j < wide ? PANEL : NARROW;
        int inPanel = (j < wide ? j : j - wide) % width;
        panels[(j - inPanel) * inputs + k * width + inPanel] = value;
        byInput[k][j] = value;
    }

    /** Inputs of the layer. */
    public int inputs() {
        return inputs;
    }

    /** Outputs of the layer. */
    public int outputs() {
        return outputs;
    }

    /** Outputs rounded up to a multiple of 16. */
    public int paddedOutputs() {
        return bias.length;
    }

    /** The bias, filled up with zeros: a view, read only. */
    public float[] bias() {
        return bias;
    }

    /** The panels, that of output j beginning at j x inputs: a view, read only. */
    float[] panels() {
        return panels;
    }

    /** Outputs in panels of twelve; those from here on stand in panels of eight. */
    int wide() {
        return wide;
    }

    /** Outputs in all panels. */
    int packed() {
        return packed;
    }

    /** The weights of input {@code k} by output: a view, read only. */
    public float[] ofInput(int k) {
        return byInput[k];
    }
}
