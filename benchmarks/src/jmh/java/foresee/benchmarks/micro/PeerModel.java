package foresee.benchmarks.micro;

import foresee.model.ActionBatch;
import foresee.model.Context;
import foresee.model.Latent;
import foresee.model.Observation;
import foresee.planning.DifferentiableTrajectoryCost;
import foresee.planning.TrajectoryCost;
import java.util.List;

/** A model in another library, as fast as it fairly can be there. For models that see one latent and one action at a time. */
public interface PeerModel {
    /** Rolls all candidates out; what it predicts stays in the library's own memory until the next call. */
    void rollout(Context context, ActionBatch actions);

    /** What the last {@link #rollout} predicted, a copy (N,H,D). */
    List<Float> trajectories();

    /** The cost of {@link foresee.planning.GoalCost#nearest(Latent)}; all candidates of a call are rolled out together. */
    TrajectoryCost nearest(Context context, Latent goal);

    /** The cost of {@link foresee.planning.GoalCost#sum(Latent)}, with its gradient. */
    DifferentiableTrajectoryCost sum(Context context, Latent goal);

    /** Encodes all frames as one batch; from bytes to a copy of the latents (B,D). */
    List<Latent> encode(List<Observation> observations);
}
