package foresee.training;

import foresee.runtime.Architecture;
import foresee.runtime.Parameters;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A slowly moving copy of the encoder, whose latents are what predictions aim at.
 *
 * <pre>{@code
 * w' = m w' + (1 - m) w   after each step, w the encoder's weights, m the momentum
 * }</pre>
 *
 * <p>No gradient goes into it. It sees the frames that the encoder was given last. <b>Why:</b> a target that does not run away with
 * what is asked of it makes the collapsed encoder hard to reach, but not impossible: alone it nearly collapses; with inverse dynamics
 * it needs no other regulariser.
 *
 * <p><b>Source:</b> Grill et al., "Bootstrap your own latent", arXiv 2006.07733. Theirs raises m to 1 during training; here m stays,
 * and the copy comes to rest beside the encoder as the learning rate falls to 0. The trained model has the encoder's own weights.
 */
final class TargetEncoder {
    private final double momentum;
    private final WeightStore store;
    private final LatentChains chains;
    private final float[] weights;

    /** @param encoder whose input it shares */
    TargetEncoder(DataType type, Architecture architecture, ObservationEncoder encoder, double momentum) {
        this.momentum = momentum;
        this.store = new WeightStore(type, Parameters.encoder(architecture));
        this.chains = encoder.twin(store);
        this.weights = new float[store.values().size()];
    }

    /** Its weights, copied, in the order of the encoder's. */
    float[] weights() {
        return weights.clone();
    }

    /** Takes the weights at the front of {@code from}: the encoder's come first everywhere. */
    void set(float[] from) {
        System.arraycopy(from, 0, weights, 0, weights.length);
    }

    /** Moves a little towards the encoder's weights, at the front of {@code online}. */
    void follow(float[] online) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (momentum * weights[i] + (1 - momentum) * online[i]);
        }
    }

    /** Fills the latents (rows, D) of the encoder's last frames. */
    void encode(double[] latents) {
        store.values().write(0, weights, weights.length);
        chains.forward();
        chains.read(latents);
    }
}
