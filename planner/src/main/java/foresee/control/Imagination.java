package foresee.control;

import foresee.model.Context;
import foresee.model.WorldModel;
import foresee.planning.CostScratch;
import foresee.planning.Objective;
import foresee.planning.RiskCost;
import foresee.planning.ShootingCost;
import foresee.planning.TrajectoryCost;
import java.util.List;

/**
 * What it would cost to act from a context toward an objective: how a controller turns what it sees into what a planner sees.
 *
 * <p>By default the {@link ShootingCost} of its one model. <b>Shapes:</b> the cost scores actions (N,H,A), one per environment
 * step. May be a lambda; called once per plan, by the thread that plans.
 */
@FunctionalInterface
public interface Imagination {

    /** The cost of acting from {@code context} on, as {@code objective} scores it. */
    TrajectoryCost cost(Context context, Objective objective);

    /** Imagines in one model. */
    static Imagination in(WorldModel model) {
        CostScratch scratch = new CostScratch();
        return (context, objective) -> ShootingCost.of(model, context, objective, scratch);
    }

    /**
     * Imagines in several models that share their latents, and is wary of what they disagree about: mean plus {@code
     * spreadWeight} times the spread of their costs.
     *
     * @param models an ensemble of predictors over one encoder, at least one, copied; the controller encodes with its own
     * @param spreadWeight k of {@link RiskCost}, finite
     * @throws IllegalArgumentException if there is no model
     */
    static Imagination across(List<? extends WorldModel> models, double spreadWeight) {
        if (models.isEmpty()) {
            throw new IllegalArgumentException("models (0) must be at least 1.");
        }
        List<WorldModel> ensemble = List.copyOf(models);
        CostScratch scratch = new CostScratch();
        return (context, objective) -> RiskCost.of(
                ensemble.stream()
                        .map(model -> ShootingCost.of(model, context, objective, scratch))
                        .toList(),
                spreadWeight);
    }
}
