package foresee.control;

import foresee.model.ActionSequence;
import foresee.model.WorldModel;
import foresee.planning.Budget;
import foresee.planning.RateLimit;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Settings of an {@link MpcController}. Steps and ticks are environment steps, one per {@link MpcController#act}.
 *
 * @param horizon environment actions H a plan looks ahead, a multiple of {@code hold} and of the model's action chunk
 * @param hold environment steps for which each planned action is held, at least 1; the planner decides horizon / hold actions
 * @param replanInterval environment steps from one plan to the next, 1 to {@code horizon}
 * @param budget how much search one plan may cost; who cancels it ends every search of the controller
 * @param threads threads that score candidates, the caller's included, at least 1; the plan does not depend on it
 * @param rateLimit how much an action may differ from the one before, from what was executed last if that is known to be
 *     something else; its own previous action does not matter
 * @param delay environment steps d from the observation a plan is started with to the tick it takes effect: 0 plans within
 *     {@code act}, more plans on a thread of its own; at most {@code replanInterval}, a multiple of the model's action chunk
 * @param planLifetime environment steps for which a plan may be acted on, its first one included, {@code replanInterval} to
 *     {@code horizon}, which is the default; what comes after is the safe action
 * @param safeAction (1,A), in the action space: what is done while there is no plan to act on; the centre of the space by
 *     default
 * @param controlPeriod time from one observation to the next; where it is given, late and dropped observations are noticed, and
 *     stale ones are replaced by what the model predicts
 */
public record MpcConfig(
        int horizon,
        int hold,
        int replanInterval,
        Budget budget,
        int threads,
        Optional<RateLimit> rateLimit,
        int delay,
        Optional<Integer> planLifetime,
        Optional<ActionSequence> safeAction,
        Optional<Duration> controlPeriod) {
    public MpcConfig {
        atLeastOne("horizon", horizon);
        atLeastOne("hold", hold);
        atLeastOne("replan interval", replanInterval);
        atLeastOne("threads", threads);
        if (horizon % hold != 0) {
            throw new IllegalArgumentException("horizon (" + horizon + ") must be a multiple of hold (" + hold + ").");
        }
        if (replanInterval > horizon) {
            throw new IllegalArgumentException("replan interval (" + replanInterval + ") must be at most horizon ("
                    + horizon + ").\nMaybe raise horizon.");
        }
        if (delay < 0 || delay > replanInterval) {
            throw new IllegalArgumentException("delay (" + delay + ") must be 0 to the replan interval ("
                    + replanInterval + "), since one plan is made at a time.\nMaybe raise the replan interval first.");
        }
        planLifetime.ifPresent(steps -> checkLifetime(steps, replanInterval, horizon));
        safeAction.ifPresent(MpcConfig::checkSafeAction);
        controlPeriod.ifPresent(MpcConfig::checkPeriod);
    }

    /** Settings of a loop that plans within each call, without a rate limit. */
    public MpcConfig(int horizon, int hold, int replanInterval, Budget budget, int threads) {
        this(
                horizon,
                hold,
                replanInterval,
                budget,
                threads,
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " (" + value + ") must be at least 1.");
        }
    }

    private static void checkLifetime(int steps, int replanInterval, int horizon) {
        if (steps < replanInterval || steps > horizon) {
            throw new IllegalArgumentException("plan lifetime (" + steps + ") must be the replan interval ("
                    + replanInterval + ") to horizon (" + horizon + ").");
        }
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

    /** Refuses a model that these settings do not fit, with both values in the message. */
    void requireFits(WorldModel model) {
        int chunk = model.actionChunk();
        if (horizon % chunk != 0) {
            throw new IllegalArgumentException(
                    "horizon (" + horizon + ") must be a multiple of the model's action chunk (" + chunk + ").");
        }
        if (delay % chunk != 0) {
            throw new IllegalArgumentException("delay (" + delay + ") must be a multiple of the model's action chunk ("
                    + chunk + "), since the start of a plan is predicted over it.\nMaybe use "
                    + (delay / chunk + 1) * chunk + ".");
        }
        safeAction.ifPresent(action -> requireContains(model, action));
        rateLimit.ifPresent(limit -> requireLimits(model, limit));
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

    private static void requireLimits(WorldModel model, RateLimit limit) {
        if (limit.size() != model.actionSpace().size()) {
            throw new IllegalArgumentException(
                    "action size of the rate limit (" + limit.size() + ") must be that of the action space ("
                            + model.actionSpace().size() + ").");
        }
        if (!model.actionSpace().isContinuous()) {
            throw new IllegalArgumentException(
                    "action space (" + model.actionSpace() + ") must be continuous for a rate limit.");
        }
    }

    /** 48 actions ahead, each held for 4 steps, a new plan every 4 steps out of 256 evaluations, one thread, no delay. */
    public static MpcConfig defaults() {
        return new MpcConfig(48, 4, 4, Budget.evaluations(256), 1);
    }

    /** Actions the planner decides: horizon / hold. */
    public int decisions() {
        return horizon / hold;
    }

    /** The same with another {@link #horizon}. */
    public MpcConfig withHorizon(int value) {
        return new MpcConfig(
                value,
                hold,
                replanInterval,
                budget,
                threads,
                rateLimit,
                delay,
                planLifetime,
                safeAction,
                controlPeriod);
    }

    /** The same with another {@link #hold}. */
    public MpcConfig withHold(int value) {
        return new MpcConfig(
                horizon,
                value,
                replanInterval,
                budget,
                threads,
                rateLimit,
                delay,
                planLifetime,
                safeAction,
                controlPeriod);
    }

    /** The same with another {@link #replanInterval}. */
    public MpcConfig withReplanInterval(int value) {
        return new MpcConfig(
                horizon, hold, value, budget, threads, rateLimit, delay, planLifetime, safeAction, controlPeriod);
    }

    /** The same with another {@link #budget}. */
    public MpcConfig withBudget(Budget value) {
        return new MpcConfig(
                horizon,
                hold,
                replanInterval,
                value,
                threads,
                rateLimit,
                delay,
                planLifetime,
                safeAction,
                controlPeriod);
    }

    /** The same with other {@link #threads}. */
    public MpcConfig withThreads(int value) {
        return new MpcConfig(
                horizon,
                hold,
                replanInterval,
                budget,
                value,
                rateLimit,
                delay,
                planLifetime,
                safeAction,
                controlPeriod);
    }

    /** The same with a {@link #rateLimit}. */
    public MpcConfig withRateLimit(RateLimit value) {
        return new MpcConfig(
                horizon,
                hold,
                replanInterval,
                budget,
                threads,
                Optional.of(value),
                delay,
                planLifetime,
                safeAction,
                controlPeriod);
    }

    /** The same with another {@link #delay}; more than 0 plans on a thread of its own. */
    public MpcConfig withDelay(int value) {
        return new MpcConfig(
                horizon,
                hold,
                replanInterval,
                budget,
                threads,
                rateLimit,
                value,
                planLifetime,
                safeAction,
                controlPeriod);
    }

    /** The same with a {@link #planLifetime}. */
    public MpcConfig withPlanLifetime(int value) {
        return new MpcConfig(
                horizon,
                hold,
                replanInterval,
                budget,
                threads,
                rateLimit,
                delay,
                Optional.of(value),
                safeAction,
                controlPeriod);
    }

    /** The same with a {@link #safeAction} (A), copied. */
    public MpcConfig withSafeAction(double... value) {
        return new MpcConfig(
                horizon,
                hold,
                replanInterval,
                budget,
                threads,
                rateLimit,
                delay,
                planLifetime,
                Optional.of(ActionSequence.of(1, value.length, value)),
                controlPeriod);
    }

    /** The same with a {@link #controlPeriod}. */
    public MpcConfig withControlPeriod(Duration value) {
        return new MpcConfig(
                horizon,
                hold,
                replanInterval,
                budget,
                threads,
                rateLimit,
                delay,
                planLifetime,
                safeAction,
                Optional.of(value));
    }
}
