package foresee.control;

import foresee.model.WorldModel;
import foresee.planning.Budget;
import foresee.planning.RateLimit;
import java.time.Duration;
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
 * @param timing when plans take effect, and what is done while there is none
 */
public record MpcConfig(
        int horizon,
        int hold,
        int replanInterval,
        Budget budget,
        int threads,
        Optional<RateLimit> rateLimit,
        Timing timing) {
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
        timing.requireFits(horizon, replanInterval);
    }

    /** Settings of a loop that plans within each call, without a rate limit. */
    public MpcConfig(int horizon, int hold, int replanInterval, Budget budget, int threads) {
        this(horizon, hold, replanInterval, budget, threads, Optional.empty(), Timing.defaults());
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " (" + value + ") must be at least 1.");
        }
    }

    /** Refuses a model that these settings do not fit, with both values in the message. */
    void requireFits(WorldModel model) {
        int chunk = model.actionChunk();
        if (horizon % chunk != 0) {
            throw new IllegalArgumentException(
                    "horizon (" + horizon + ") must be a multiple of the model's action chunk (" + chunk + ").");
        }
        timing.requireFits(model);
        rateLimit.ifPresent(limit -> requireLimits(model, limit));
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
        return new MpcConfig(value, hold, replanInterval, budget, threads, rateLimit, timing);
    }

    /** The same with another {@link #hold}. */
    public MpcConfig withHold(int value) {
        return new MpcConfig(horizon, value, replanInterval, budget, threads, rateLimit, timing);
    }

    /** The same with another {@link #replanInterval}. */
    public MpcConfig withReplanInterval(int value) {
        return new MpcConfig(horizon, hold, value, budget, threads, rateLimit, timing);
    }

    /** The same with another {@link #budget}. */
    public MpcConfig withBudget(Budget value) {
        return new MpcConfig(horizon, hold, replanInterval, value, threads, rateLimit, timing);
    }

    /** The same with other {@link #threads}. */
    public MpcConfig withThreads(int value) {
        return new MpcConfig(horizon, hold, replanInterval, budget, value, rateLimit, timing);
    }

    /** The same with a {@link #rateLimit}. */
    public MpcConfig withRateLimit(RateLimit value) {
        return new MpcConfig(horizon, hold, replanInterval, budget, threads, Optional.of(value), timing);
    }

    /** The same with another {@link #timing}. */
    public MpcConfig withTiming(Timing value) {
        return new MpcConfig(horizon, hold, replanInterval, budget, threads, rateLimit, value);
    }

    /** The same with another {@link Timing#delay}; more than 0 plans on a thread of its own. */
    public MpcConfig withDelay(int value) {
        return withTiming(timing.withDelay(value));
    }

    /** The same with a {@link Timing#planLifetime}. */
    public MpcConfig withPlanLifetime(int value) {
        return withTiming(timing.withPlanLifetime(value));
    }

    /** The same with a {@link Timing#safeAction} (A), copied. */
    public MpcConfig withSafeAction(double... value) {
        return withTiming(timing.withSafeAction(value));
    }

    /** The same with a {@link Timing#controlPeriod}. */
    public MpcConfig withControlPeriod(Duration value) {
        return withTiming(timing.withControlPeriod(value));
    }
}
