package foresee.control;

import foresee.model.WorldModel;
import foresee.planning.Budget;
import foresee.planning.Objective;
import foresee.planning.Plan;
import foresee.planning.Planner;
import java.util.List;
import java.util.Optional;

/**
 * Makes plans of a {@link FlightLog} again, offline, the way the controller made them, and compares them bit for bit.
 *
 * <p>Model, objective, planner and settings must be those of the flight; threads may be others. Not thread-safe.
 */
public final class FlightReplay implements AutoCloseable {
    private final Deliberation deliberation;

    /**
     * A recorded plan and the same request's plan now.
     *
     * @param recorded from the log
     * @param again the plan made now
     * @param difference the first value that differs, with both; empty if the plans are the same, bit for bit
     */
    public record Comparison(FlightRecord.Planned recorded, Plan again, Optional<String> difference) {
        /** Whether the plans are the same, bit for bit. */
        public boolean identical() {
            return difference.isEmpty();
        }
    }

    /**
     * The replay of a flight with one objective.
     *
     * @throws IllegalArgumentException if the budget is a deadline, which nobody can repeat, or the settings do not fit the model
     */
    public FlightReplay(WorldModel model, Objective objective, Planner planner, MpcConfig config) {
        this(model, Imagination.in(model), List.of(Goal.endless(objective)), planner, config);
    }

    /**
     * The replay of a flight with a sequence of goals, or in several models.
     *
     * @param model the controller's
     * @param imagination the controller's; {@link Imagination#in} that model where it was given none
     * @param goals the controller's; whether they are reached is in the log
     * @throws IllegalArgumentException if the budget is a deadline, which nobody can repeat, or the settings do not fit the model
     */
    public FlightReplay(
            WorldModel model, Imagination imagination, List<Goal> goals, Planner planner, MpcConfig config) {
        if (config.budget() instanceof Budget.Deadline) {
            throw new IllegalArgumentException(
                    "budget (" + config.budget() + ") must be in evaluations: no search by the clock can be repeated.");
        }
        config.requireFits(model);
        deliberation = new Deliberation(imagination, model.actionSpace(), goals, planner, config);
    }

    /** Plans again from what the record says, and compares. */
    public Comparison replay(FlightRecord.Planned recorded) {
        Plan again = deliberation.plan(recorded.event().request());
        return new Comparison(
                recorded, again, PlanDifference.first(recorded.event().plan(), again));
    }

    /** Ends the threads. */
    @Override
    public void close() {
        deliberation.close();
    }
}
