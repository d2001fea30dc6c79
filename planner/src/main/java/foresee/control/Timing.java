package foresee.control;

import foresee.model.ActionSequence;
import foresee.model.WorldModel;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * When the plans of an {@link MpcController} take effect, for how long they are acted on, and what is done while there is none.
 *
 * <p><b>Units:</b> environment steps, one per {@link MpcController#act}.
 *
 * @param delay environment steps d from the observation a plan is started with to the tick it takes effect: 0 plans within
 *     {@code act}, more plans on a thread of its own; at most the replan interval, a multiple of the model's action chunk
 * @param planLifetime environment steps for which a plan may be acted on, its first one included, the replan interval to the
 *     horizon, which is the default; what comes after is the safe action
 * @param safeAction (1,A), in the action space: what is done while there is no plan to act on; the centre of the space by
 *     default
 * @param controlPeriod time from one observation to the next; where it is given, late and dropped observations are noticed, and
 *     stale ones are replaced by what the model predicts
 */
public record Timing(
        int delay,
        Optional<Integer> planLifetime,
        Optional<ActionSequence> safeAction,
        Optional<Duration> controlPeriod) {
    public Timing {
        if (delay < 0) {
            throw new IllegalArgumentException("delay (" + delay + ") must be 0 to the replan interval.");
        }
        safeAction.ifPresent(Timing::checkSafeAction);
        controlPeriod.ifPresent(Timing::checkPeriod);
    }

    private static void checkSafeAction(ActionSequence action) {
        if (action.horizon() != 1) {
            throw new IllegalArgumentException("safe actions (" + action.horizon() + ") must be 1.");
        }
    }

    private static void checkPeriod(Duration period) {
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("control period (" + period + ") must be positive.");
        }
    }

    /** Plans within {@code act}, acted on over their whole horizon; no control period. */
    public static Timing defaults() {
        return new Timing(0, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Refuses what the loop is not made for, with both values in the message. */
    void requireFits(int horizon, int replanInterval) {
        if (delay > replanInterval) {
            throw new IllegalArgumentException("delay (" + delay + ") must be 0 to the replan interval ("
                    + replanInterval + "), since one plan is made at a time.\nMaybe raise the replan interval first.");
        }
        planLifetime.ifPresent(steps -> checkLifetime(steps, replanInterval, horizon));
    }

    private static void checkLifetime(int steps, int replanInterval, int horizon) {
        if (steps < replanInterval || steps > horizon) {
            throw new IllegalArgumentException("plan lifetime (" + steps + ") must be the replan interval ("
                    + replanInterval + ") to horizon (" + horizon + ").");
        }
    }

    /** Refuses a model that this does not fit, with both values in the message. */
    void requireFits(WorldModel model) {
        int chunk = model.actionChunk();
        if (delay % chunk != 0) {
            throw new IllegalArgumentException("delay (" + delay + ") must be a multiple of the model's action chunk ("
                    + chunk + "), since the start of a plan is predicted over it.\nMaybe use "
                    + (delay / chunk + 1) * chunk + ".");
        }
        safeAction.ifPresent(action -> requireContains(model, action));
    }

    private static void requireContains(WorldModel model, ActionSequence action) {
        if (action.actionSize() != model.actionSpace().size()) {
            throw new IllegalArgumentException(
                    "size of the safe action (" + action.actionSize() + ") must be that of the action space ("
                            + model.actionSpace().size() + ").");
        }
        if (!model.actionSpace().contains(action.toArray(), 0)) {
            throw new IllegalArgumentException("safe action (" + Arrays.toString(action.toArray())
                    + ") must lie in the action space (" + model.actionSpace() + ").");
        }
    }

    /** The same with another {@link #delay}; more than 0 plans on a thread of its own. */
    public Timing withDelay(int value) {
        return new Timing(value, planLifetime, safeAction, controlPeriod);
    }

    /** The same with a {@link #planLifetime}. */
    public Timing withPlanLifetime(int value) {
        return new Timing(delay, Optional.of(value), safeAction, controlPeriod);
    }

    /** The same with a {@link #safeAction} (A), copied. */
    public Timing withSafeAction(double... value) {
        return new Timing(delay, planLifetime, Optional.of(ActionSequence.of(1, value.length, value)), controlPeriod);
    }

    /** The same with a {@link #controlPeriod}. */
    public Timing withControlPeriod(Duration value) {
        return new Timing(delay, planLifetime, safeAction, Optional.of(value));
    }
}
