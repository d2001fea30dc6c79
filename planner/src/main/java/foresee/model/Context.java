package foresee.model;

import java.util.List;

/**
 * What a rollout starts from: the last L latents, oldest first, and the L - 1 action chunks between them.
 *
 * <p><b>Shapes:</b> latents L x (D); actions between two neighbours (k,A), the k environment actions of one model step. L
 * is what the model's card calls history, 1 for a model that sees one frame.
 *
 * @param latents oldest first, the last one is now; at least 1, copied
 * @param actions one chunk fewer than latents, copied
 */
public record Context(List<Latent> latents, List<ActionSequence> actions) {
    public Context {
        latents = List.copyOf(latents);
        actions = List.copyOf(actions);
        if (latents.isEmpty() || actions.size() != latents.size() - 1) {
            throw new IllegalArgumentException("actions (" + actions.size() + ") must be one fewer than latents ("
                    + latents.size() + "), of which there must be at least 1.");
        }
    }

    /** A context of the present alone. */
    public static Context of(Latent now) {
        return new Context(List.of(now), List.of());
    }

    /** The latest latent. */
    public Latent now() {
        return latents.get(latents.size() - 1);
    }
}
