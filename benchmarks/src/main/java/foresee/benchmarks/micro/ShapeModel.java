package foresee.benchmarks.micro;

import foresee.runtime.Architecture;
import foresee.runtime.Layer;
import java.util.ArrayList;
import java.util.List;

/**
 * A predictor of the usual form: two hidden layers of one size, each a dense layer, LayerNorm and ReLU; a dense layer back to
 * the latent. Actions of 2; its encoder is of no account.
 *
 * @param latentSize D
 * @param hidden outputs of each hidden layer
 * @param layerNorm whether hidden layers are normalised
 */
record ShapeModel(int latentSize, int hidden, boolean layerNorm) {
    static final int ACTION = 2;

    Architecture architecture() {
        List<Layer> encoder = List.of(new Layer.Flatten(), new Layer.Dense(1, latentSize));
        List<Layer> predictor = new ArrayList<>();
        addHidden(predictor, latentSize + ACTION);
        addHidden(predictor, hidden);
        predictor.add(new Layer.Dense(hidden, latentSize));
        return new Architecture(1, 1, 1, latentSize, ACTION, 1, 1, 1, encoder, predictor);
    }

    private void addHidden(List<Layer> layers, int inputs) {
        layers.add(new Layer.Dense(inputs, hidden));
        if (layerNorm) {
            layers.add(new Layer.LayerNorm(hidden));
        }
        layers.add(new Layer.Relu());
    }

    /** Multiply-adds of one step of one candidate, which are as many as there are weights. */
    long weights() {
        return MultiplyAdds.ofPredictor(architecture());
    }

    /** For people: {@code z 256, hidden 512-512}. */
    String words() {
        return "z " + latentSize + ", hidden " + hidden + "-" + hidden + (layerNorm ? "" : ", no LayerNorm");
    }
}
