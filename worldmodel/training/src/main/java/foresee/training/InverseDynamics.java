package foresee.training;

import foresee.runtime.Parameters;
import foresee.runtime.TensorSpec;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Reads the actions off two latents some model steps apart, so that the latents keep what the actions move.
 *
 * <pre>{@code
 * J = mean over spans s of J(s),   head(s) a ReLU network with one hidden layer on [z(t); z(t+s)]
 * J(1) = E(a(t+1)),   J(s) = (E(a(t+1)) + E(m)) / 2,   m = mean over the s k environment actions in a(t+1) .. a(t+s)
 * E(x) = sum |what the head reads as x - x|^2 / sum |x - mean x|^2
 * }</pre>
 *
 * <p><b>What is read:</b> between neighbours the whole chunk a(t+1) between them. Over a longer span its first chunk, and the mean of
 * all the environment's actions in it; not each of the actions between, since two latents cannot tell in which order those came: what
 * they could never tell would only dilute what they can.
 *
 * <p><b>Shapes:</b> latents (B, F, D), actions (B, F - 1, k A) normalised. <b>Why:</b> a slow background is easier to predict than
 * a small fast agent; this term makes dropping the agent expensive. A longer span also keeps what actions move only over several
 * steps, a pushed thing rather than the pusher. Each part is relative to the variance of what is read in the batch, 1 for
 * a head that knows only its mean, so that the weight means the same for timid and for bold actions and for every span. The heads are
 * thrown away after training.
 *
 * <p><b>Source:</b> Pathak et al., "Curiosity-driven exploration by self-supervised prediction", arXiv 1705.05363, section 2.2; over
 * several steps, the first action: Lamb et al., "Guaranteed discovery of control-endogenous latent states with multi-step inverse
 * models", arXiv 2207.08229, where one head is told the span, which is drawn at random. The mean action is ours.
 */
final class InverseDynamics {
    private final List<InverseHead> heads;

    /**
     * @param prefix of the names of the weights
     * @param spans at least one, each below {@code frames}
     * @param frames F of a sub-sequence
     */
    InverseDynamics(
            WeightStore store,
            DataType type,
            String prefix,
            InverseShape shape,
            List<Integer> spans,
            int batch,
            int frames) {
        this.heads = new ArrayList<>();
        for (int span : spans) {
            heads.add(new InverseHead(store, type, prefix + "." + span, shape, span, batch, frames));
        }
    }

    /** The weights of all heads. */
    static List<TensorSpec> specs(String prefix, InverseShape shape, List<Integer> spans) {
        List<TensorSpec> specs = new ArrayList<>();
        for (int span : spans) {
            specs.addAll(Parameters.of(prefix + "." + span, shape.layers(span)));
        }
        return specs;
    }

    /** The value; {@code weight} times its gradient is added to {@code gradient} (B, F, D) and to the heads' weights. */
    double evaluate(double[] latents, double[] actions, double weight, double[] gradient) {
        double sum = 0;
        for (InverseHead head : heads) {
            sum += head.evaluate(latents, actions, weight / heads.size(), gradient);
        }
        return sum / heads.size();
    }
}
