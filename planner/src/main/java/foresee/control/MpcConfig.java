package foresee.control;

import foresee.planning.Budget;
import foresee.planning.RateLimit;
import java.util.Optional;

/**
 * Settings of an {@link MpcController}.
 *
 * @param horizon environment actions H a plan looks ahead, a multiple of {@code hold} and of the model's action chunk
 * @param hold environment steps for which each planned action is held, at least 1; the planner decides horizon / hold actions
 * @param replanInterval environment steps from one plan to the next, 1 to {@code horizon}
 * @param budget how much search one plan may cost; who cancels it ends every search of the controller
 * @param threads threads that score candidates, the caller's included, at least 1; the plan does not depend on it
 * @param rateLimit how much a decision may differ from the one before, or from what was executed last
 */
public record MpcConfig(
        int horizon, int hold, int replanInterval, Budget budget, int threads, Optional<RateLimit> rateLimit) {
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
    }

    /** Settings without a rate limit. */
    public MpcConfig(int horizon, int hold, int replanInterval, Budget budget, int threads) {
        this(horizon, hold, replanInterval, budget, threads, Optional.empty());
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " (" + value + ") must be at least 1.");
        }
    }

    /** 48 actions ahead, each held for 4 steps, a new plan every 4 steps out of 256 evaluations, one thread. */
    public static MpcConfig defaults() {
        return new MpcConfig(48, 4, 4, Budget.evaluations(256), 1);
    }

    /** Actions the planner decides: horizon / hold. */
    public int decisions() {
        return horizon / hold;
    }

    /** The same with another {@link #horizon}. */
    public MpcConfig withHorizon(int value) {
        return new MpcConfig(value, hold, replanInterval, budget, threads, rateLimit);
    }

    /** The same with another {@link #hold}. */
    public MpcConfig withHold(int value) {
        return new MpcConfig(horizon, value, replanInterval, budget, threads, rateLimit);
    }

    /** The same with another {@link #replanInterval}. */
    public MpcConfig withReplanInterval(int value) {
        return new MpcConfig(horizon, hold, value, budget, threads, rateLimit);
    }

    /** The same with another {@link #budget}. */
    public MpcConfig withBudget(Budget value) {
        return new MpcConfig(horizon, hold, replanInterval, value, threads, rateLimit);
    }

    /** The same with other {@link #threads}. */
    public MpcConfig withThreads(int value) {
        return new MpcConfig(horizon, hold, replanInterval, budget, value, rateLimit);
    }

    /** The same with a {@link #rateLimit}. */
    public MpcConfig withRateLimit(RateLimit value) {
        return new MpcConfig(horizon, hold, replanInterval, budget, threads, Optional.of(value));
    }
}
