package foresee.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * The tensors a model must have: the one place that derives names and shapes from layers.
 *
 * <p>A layer's tensors are named by its place in the list: {@code encoder.0.weight}, {@code encoder.0.bias}; those within a
 * residual by both places: {@code predictor.3.1.weight}; those within branches by three, the branch's in the middle. A vector's layers begin with {@code vector}, the
 * predictors' with {@link Architecture#predictorOf}. Order is that of the layers, weight before bias.
 */
public final class Parameters {
    private Parameters() {}

    /** All tensors of an architecture: the encoder's, then the predictors', member by member. */
    public static List<TensorSpec> of(Architecture architecture) {
        List<TensorSpec> specs = new ArrayList<>(encoder(architecture));
        for (int m = 0; m < architecture.members(); m++) {
            specs.addAll(of(Architecture.predictorOf(m), architecture.predictor()));
        }
        return List.copyOf(specs);
    }

    /** What makes latents of an observation: the tensors of the frame's layers, then those of the vector's. */
    public static List<TensorSpec> encoder(Architecture architecture) {
        List<TensorSpec> specs = new ArrayList<>(of("encoder", architecture.encoder()));
        architecture.vector().ifPresent(vector -> specs.addAll(of("vector", vector.layers())));
        return List.copyOf(specs);
    }

    /** All tensors of a model: its architecture's, and {@code probe.weight}, {@code probe.bias} if it has a probe. */
    public static List<TensorSpec> of(ModelCard card) {
        List<TensorSpec> specs = new ArrayList<>(of(card.architecture()));
        int factors = card.probe().size();
        if (factors > 0) {
            specs.add(TensorSpec.of("probe.weight", factors, card.architecture().latentSize()));
            specs.add(TensorSpec.of("probe.bias", factors));
        }
        return List.copyOf(specs);
    }

    /** The tensors of {@code layers}, their names starting with {@code prefix} and a dot. */
    public static List<TensorSpec> of(String prefix, List<Layer> layers) {
        List<TensorSpec> specs = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            specs.addAll(of(prefix + "." + i, layers.get(i)));
        }
        return List.copyOf(specs);
    }

    /** The tensors of one layer, weight before bias; none for a layer without weights. */
    public static List<TensorSpec> of(String name, Layer layer) {
        return layer.accept(new Specs(name));
    }

    private record Specs(String name) implements Layer.Visitor<List<TensorSpec>> {
        @Override
        public List<TensorSpec> conv2d(Layer.Conv2d layer) {
            return pair(
                    layer.out(),
                    TensorSpec.of(name + ".weight", layer.out(), layer.in(), layer.kernel(), layer.kernel()));
        }

        @Override
        public List<TensorSpec> dense(Layer.Dense layer) {
            return pair(layer.out(), TensorSpec.of(name + ".weight", layer.out(), layer.in()));
        }

        @Override
        public List<TensorSpec> relu(Layer.Relu layer) {
            return List.of();
        }

        @Override
        public List<TensorSpec> silu(Layer.Silu layer) {
            return List.of();
        }

        @Override
        public List<TensorSpec> layerNorm(Layer.LayerNorm layer) {
            return pair(layer.size(), TensorSpec.of(name + ".weight", layer.size()));
        }

        @Override
        public List<TensorSpec> flatten(Layer.Flatten layer) {
            return List.of();
        }

        @Override
        public List<TensorSpec> residual(Layer.Residual layer) {
            return of(name, layer.layers());
        }

        @Override
        public List<TensorSpec> spatialSoftmax(Layer.SpatialSoftmax layer) {
            return List.of(TensorSpec.of(name + ".sharpness", layer.channels()));
        }

        @Override
        public List<TensorSpec> attentionPool(Layer.AttentionPool layer) {
            return List.of(TensorSpec.of(name + ".attention", layer.maps(), layer.channels()));
        }

        @Override
        public List<TensorSpec> branches(Layer.Branches layer) {
            List<TensorSpec> specs = new ArrayList<>();
            for (int b = 0; b < layer.branches().size(); b++) {
                specs.addAll(of(name + "." + b, layer.branches().get(b)));
            }
            return specs;
        }

        @Override
        public List<TensorSpec> gated(Layer.Gated layer) {
            return dense(layer.stacked());
        }

        @Override
        public List<TensorSpec> dyt(Layer.Dyt layer) {
            return List.of(
                    TensorSpec.of(name + ".alpha", 1),
                    TensorSpec.of(name + ".weight", layer.size()),
                    TensorSpec.of(name + ".bias", layer.size()));
        }

        @Override
        public List<TensorSpec> slice(Layer.Slice layer) {
            return List.of();
        }

        @Override
        public List<TensorSpec> adaLn(Layer.AdaLn layer) {
            return joined(dense(layer.modulation()), of(name, layer.layers()));
        }

        @Override
        public List<TensorSpec> tokens(Layer.Tokens layer) {
            return List.of();
        }

        @Override
        public List<TensorSpec> position(Layer.Position layer) {
            return List.of(TensorSpec.of(name + ".bias", layer.tokens() * layer.features()));
        }

        @Override
        public List<TensorSpec> perToken(Layer.PerToken layer) {
            return of(name, layer.layers());
        }

        @Override
        public List<TensorSpec> causalAttention(Layer.CausalAttention layer) {
            return joined(of(name + ".qkv", layer.into()), of(name + ".out", layer.outOf()));
        }

        private static List<TensorSpec> joined(List<TensorSpec> first, List<TensorSpec> second) {
            List<TensorSpec> specs = new ArrayList<>(first);
            specs.addAll(second);
            return specs;
        }

        private List<TensorSpec> pair(int outputs, TensorSpec weight) {
            return List.of(weight, TensorSpec.of(name + ".bias", outputs));
        }
    }
}
