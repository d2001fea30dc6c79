package foresee.runtime.vector;

import java.util.Arrays;

/**
 * The weights of one dense layer in the orders in which the kernels read them. Immutable.
 *
 * <p>Outputs are filled up with zeros to a multiple of 16. For vectors of candidates: tiles of eight outputs, tile by tile,
 * input by input, the eight weights side by side. For scalar code: one array of outputs for each input.
 */
public final class PackedWeights {
    static final int TILE = 8;

    private final int inputs;
    private final int outputs;
    private final float[] bias;
    private final float[] tiles;
    private final float[][] byInput;

    private PackedWeights(int outputs, int inputs, float[] bias) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.bias = Arrays.copyOf(bias, Kernels.padded(outputs));
        this.tiles = new float[Math.multiplyExact(this.bias.length, inputs)];
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
        tiles[(j / TILE * inputs + k) * TILE + j % TILE] = value;
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

    /** Tiles of eight outputs: a view, read only. */
    public float[] tiles() {
        return tiles;
    }

    /** The weights of input {@code k} by output: a view, read only. */
    public float[] ofInput(int k) {
        return byInput[k];
    }
}
