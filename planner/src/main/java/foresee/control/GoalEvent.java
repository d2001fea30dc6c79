package foresee.control;

import foresee.model.Latent;

/**
 * A goal was reached.
 *
 * @param tick environment step of the observation that says so
 * @param goal which goal, from 0
 * @param observed what the observation was encoded to
 * @param progress after it
 */
public record GoalEvent(long tick, int goal, Latent observed, GoalProgress progress) {}
