package foresee.training;

import foresee.runtime.Layer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a predictor is made of: n hidden layers or blocks of h features, from the last L latents and L action chunks to the change
 * of the latent.
 *
 * <pre>{@code
 * mlp          n x [dense h, norm, ReLU], dense D
 * gated        n x [gated h, norm], dense D
 * adaln        latents to h, actions to h; n x AdaLN[dense 2 h, SiLU, dense h]; the h, norm, dense D
 * transformer  a token a model step, [latent; chunk] to h, plus its position;
 *              n x (attention, then [dense 2 h, SiLU, dense h]), both residual behind a norm; the last token, norm, dense D
 * }</pre>
 *
 * @param kind which of them
 * @param normalization the norm; a transformer without one does not train well
 * @param heads of attention, which divide h
 */
public record PredictorConfig(PredictorKind kind, Normalization normalization, int heads) {
    public PredictorConfig {
        if (heads < 1) {
            throw new IllegalArgumentException("heads (" + heads + ") must be at least 1.");
        }
    }

    /** Dense layers and ReLU without a norm; four heads, were there attention. */
    public static PredictorConfig defaults() {
        return new PredictorConfig(PredictorKind.MLP, Normalization.NONE, 4);
    }

    /** Another kind with the same norm. */
    public PredictorConfig withKind(PredictorKind newKind) {
        return new PredictorConfig(newKind, normalization, heads);
    }

    /** The same kind with another norm. */
    public PredictorConfig withNormalization(Normalization newNormalization) {
        return new PredictorConfig(kind, newNormalization, heads);
    }

    /**
     * Extents of a predictor.
     *
     * @param latent D
     * @param chunk k A
     * @param history L
     * @param hidden h
     * @param blocks n
     */
    record Extents(int latent, int chunk, int history, int hidden, int blocks) {
        int latents() {
            return history * latent;
        }

        int chunks() {
            return history * chunk;
        }

        int inputs() {
            return latents() + chunks();
        }
    }

    /** The layers from (L D + L k A) to (D). */
    List<Layer> layers(Extents extents) {
        return switch (kind) {
            case MLP -> mlp(extents);
            case GATED -> gated(extents);
            case ADALN -> adaLn(extents);
            case TRANSFORMER -> transformer(extents);
        };
    }

    private List<Layer> mlp(Extents extents) {
        List<Layer> layers = new ArrayList<>();
        int features = extents.inputs();
        for (int i = 0; i < extents.blocks(); i++) {
            layers.add(new Layer.Dense(features, extents.hidden()));
            layers.addAll(normalization.layers(extents.hidden()));
            layers.add(new Layer.Relu());
            features = extents.hidden();
        }
        layers.add(new Layer.Dense(features, extents.latent()));
        return layers;
    }

    private List<Layer> gated(Extents extents) {
        List<Layer> layers = new ArrayList<>();
        int features = extents.inputs();
        for (int i = 0; i < extents.blocks(); i++) {
            layers.add(new Layer.Gated(features, extents.hidden()));
            layers.addAll(normalization.layers(extents.hidden()));
            features = extents.hidden();
        }
        layers.add(new Layer.Dense(features, extents.latent()));
        return layers;
    }

    private List<Layer> adaLn(Extents extents) {
        int hidden = extents.hidden();
        int inputs = extents.inputs();
        List<Layer> state =
                List.of(new Layer.Slice(inputs, 0, extents.latents()), new Layer.Dense(extents.latents(), hidden));
        List<Layer> condition = List.of(
                new Layer.Slice(inputs, extents.latents(), extents.chunks()),
                new Layer.Dense(extents.chunks(), hidden),
                new Layer.Silu());
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer.Branches(List.of(state, condition)));
        for (int i = 0; i < extents.blocks(); i++) {
            layers.add(new Layer.AdaLn(hidden, hidden, widened(hidden)));
        }
        layers.add(new Layer.Slice(2 * hidden, 0, hidden));
        layers.addAll(normalization.layers(hidden));
        layers.add(new Layer.Dense(hidden, extents.latent()));
        return layers;
    }

    private static List<Layer> widened(int hidden) {
        return List.of(new Layer.Dense(hidden, 2 * hidden), new Layer.Silu(), new Layer.Dense(2 * hidden, hidden));
    }

    private List<Layer> transformer(Extents extents) {
        int tokens = extents.history();
        int hidden = extents.hidden();
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer.Tokens(tokens, extents.latent(), extents.chunk()));
        layers.add(new Layer.PerToken(tokens, List.of(new Layer.Dense(extents.latent() + extents.chunk(), hidden))));
        layers.add(new Layer.Position(tokens, hidden));
        for (int i = 0; i < extents.blocks(); i++) {
            layers.add(
                    residual(tokens, normalization.layers(hidden), new Layer.CausalAttention(tokens, hidden, heads)));
            List<Layer> within = new ArrayList<>(normalization.layers(hidden));
            within.addAll(widened(hidden));
            layers.add(new Layer.Residual(List.of(new Layer.PerToken(tokens, within))));
        }
        layers.add(new Layer.Slice(tokens * hidden, (tokens - 1) * hidden, hidden));
        layers.addAll(normalization.layers(hidden));
        layers.add(new Layer.Dense(hidden, extents.latent()));
        return layers;
    }

    /** x + attention(norm(x)). */
    private static Layer residual(int tokens, List<Layer> norm, Layer attention) {
        List<Layer> within = new ArrayList<>();
        if (!norm.isEmpty()) {
            within.add(new Layer.PerToken(tokens, norm));
        }
        within.add(attention);
        return new Layer.Residual(within);
    }
}
