package foresee.model;

import java.util.List;

/**
 * A learned (or true) model of how the world changes under actions, in latent space.
 *
 * <p>z(0) = encode(o),  z(t) = predict(z(t-1), a(t)). Implementations are safe for use by several threads at once and
 * deterministic: a rollout of N candidates equals N rollouts of one, to the bit, and step t does not depend on later
 * actions.
 */
public interface WorldModel {

    /** Latent size D. */
    int latentSize();

    /** The actions of one environment step. */
    ActionSpace actionSpace();

    /** Environment actions k in one model step. */
    int actionChunk();

    /** Latents L that a {@link Context} must hold. */
    default int history() {
        return 1;
    }

    /**
     * Encodes what was observed.
     *
     * @throws IllegalArgumentException if the observation lacks what the model needs or has another shape
     */
    Latent encode(Observation observation);

    /**
     * Encodes several observations, each as {@link #encode} would, to the bit. A model may do it faster than one by one.
     *
     * @throws IllegalArgumentException if one of them lacks what the model needs or has another shape
     */
    default List<Latent> encodeAll(List<Observation> observations) {
        return observations.stream().map(this::encode).toList();
    }

    /**
     * Predicts the latents of candidates {@code from} (inclusive) to {@code to} (exclusive) of {@code actions}.
     *
     * <p><b>Shapes:</b> actions (N,H,A) with H a multiple of k; {@code out} is (to - from, H / k, D), index 0 of it being
     * candidate {@code from}.
     *
     * @throws IllegalArgumentException if the context is not L long, or a shape does not fit
     */
    void rollout(Context context, ActionBatch actions, int from, int to, LatentTrajectories out);
}
