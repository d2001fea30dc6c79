package foresee.training;

import foresee.runtime.Layer;
import foresee.runtime.LayerShape;

/**
 * A residual block whose normalisation a condition shifts, scales and gates.
 *
 * <pre>{@code
 * n = (h - mean) r,   r = 1 / sqrt(variance + epsilon),   m = shift + (1 + scale) n,   h' = h + gate f(m)
 * dgate = dh' f,   df = dh' gate,   dshift = dm,   dscale = dm n,   g = dm (1 + scale)
 * dh = dh' + r (g - mean(g) - n mean(g n)),   dc = dc' + what comes back from [shift; scale; gate] = W c + b
 * }</pre>
 *
 * <p><b>Shapes:</b> input [h; c] and output [h'; c] (rows, features + condition). Computed in Java but for W and f.
 */
final class AdaLnLayer implements TrainedLayer {
    private final int features;
    private final int condition;
    private final int rows;
    private final Port input;
    private final Port output;
    private final DenseLayer modulation;
    private final Port conditions;
    private final Chain inner;
    private final double[] x;
    private final double[] modulated;
    private final double[] normalized;
    private final double[] within;
    private final double[] conditionValues;
    private final double[] scale;

    /**
     * @param conditions a port for c, with a gradient, as {@link #conditions} makes it
     * @param modulation W, reading {@code conditions}
     * @param inner f, reading a port of its own
     */
    AdaLnLayer(Layer.AdaLn layer, Port input, Port conditions, DenseLayer modulation, Chain inner) {
        this.features = layer.features();
        this.condition = layer.condition();
        this.rows = input.rows();
        this.input = input;
        this.output = Port.create(input.type(), input.shape(), rows, true, true);
        this.modulation = modulation;
        this.conditions = conditions;
        this.inner = inner;
        this.x = new double[input.values().size()];
        this.modulated = new double[rows * 3 * features];
        this.normalized = new double[rows * features];
        this.within = new double[rows * features];
        this.conditionValues = new double[rows * condition];
        this.scale = new double[rows];
    }

    /** A port for the conditions of {@code layer}. */
    static Port conditions(Layer.AdaLn layer, Port input) {
        return Port.create(input.type(), LayerShape.vector(layer.condition()), input.rows(), true, false);
    }

    /** A port for what the layers within read. */
    static Port innerInput(Layer.AdaLn layer, Port input) {
        return Port.create(input.type(), LayerShape.vector(layer.features()), input.rows(), true, false);
    }

    @Override
    public Port output() {
        return output;
    }

    private int at(int row) {
        return row * (features + condition);
    }

    @Override
    public void forward() {
        input.values().read(x);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(x, at(row) + features, conditionValues, row * condition, condition);
            normalize(row);
        }
        conditions.values().write(conditionValues);
        modulation.forward();
        modulation.output().values().read(modulated);
        for (int row = 0; row < rows; row++) {
            modulate(row);
        }
        inner.input().values().write(within);
        inner.forward();
        inner.output().values().read(within);
        for (int row = 0; row < rows; row++) {
            addWithin(row);
        }
        output.values().write(x);
    }

    private void normalize(int row) {
        int to = row * features;
        double mean = 0;
        for (int i = 0; i < features; i++) {
            mean += x[at(row) + i] / features;
        }
        double variance = 0;
        for (int i = 0; i < features; i++) {
            double centred = x[at(row) + i] - mean;
            normalized[to + i] = centred;
            variance += centred * centred / features;
        }
        scale[row] = 1 / Math.sqrt(variance + Layer.LayerNorm.EPSILON);
        for (int i = 0; i < features; i++) {
            normalized[to + i] *= scale[row];
        }
    }

    private int shift(int row, int i) {
        return row * 3 * features + i;
    }

    private int scale(int row, int i) {
        return shift(row, i) + features;
    }

    private int gate(int row, int i) {
        return shift(row, i) + 2 * features;
    }

    private void modulate(int row) {
        for (int i = 0; i < features; i++) {
            int at = row * features + i;
            within[at] = modulated[shift(row, i)] + (1 + modulated[scale(row, i)]) * normalized[at];
        }
    }

    private void addWithin(int row) {
        for (int i = 0; i < features; i++) {
            x[at(row) + i] += modulated[gate(row, i)] * within[row * features + i];
        }
    }

    @Override
    public void backward() {
        output.gradient().read(x);
        for (int row = 0; row < rows; row++) {
            passGate(row);
        }
        inner.output().gradient().write(within);
        inner.backward();
        inner.input().gradient().read(within);
        for (int row = 0; row < rows; row++) {
            passNorm(row);
        }
        modulation.output().gradient().write(modulated);
        modulation.backward();
        conditions.gradient().read(conditionValues);
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < condition; i++) {
                x[at(row) + features + i] += conditionValues[row * condition + i];
            }
        }
        if (input.gradient() != null) {
            input.gradient().write(x);
        }
    }

    /** What comes out of f turns into its gradient, gates into theirs. */
    private void passGate(int row) {
        for (int i = 0; i < features; i++) {
            int at = row * features + i;
            double gradient = x[at(row) + i];
            double gate = modulated[gate(row, i)];
            modulated[gate(row, i)] = gradient * within[at];
            within[at] = gradient * gate;
        }
    }

    /** The gradient of what goes into f turns into that of h; shifts and scales turn into theirs. */
    private void passNorm(int row) {
        double mean = 0;
        double alongNormalized = 0;
        for (int i = 0; i < features; i++) {
            int at = row * features + i;
            double gradient = within[at];
            double scaled = gradient * (1 + modulated[scale(row, i)]);
            modulated[shift(row, i)] = gradient;
            modulated[scale(row, i)] = gradient * normalized[at];
            within[at] = scaled;
            mean += scaled / features;
            alongNormalized += scaled * normalized[at] / features;
        }
        for (int i = 0; i < features; i++) {
            int at = row * features + i;
            x[at(row) + i] += scale[row] * (within[at] - mean - normalized[at] * alongNormalized);
        }
    }
}
