package foresee.control;

import foresee.model.Latent;
import java.util.List;
import java.util.function.Consumer;

/** The way through a sequence of goals, judged by what is observed. {@link #progress} is safe from any thread. */
final class GoalPursuit {
    private final List<Goal> goals;
    private volatile GoalProgress progress;

    GoalPursuit(List<Goal> goals) {
        check(goals);
        this.goals = List.copyOf(goals);
        reset();
    }

    private static void check(List<Goal> goals) {
        if (goals.isEmpty()) {
            throw new IllegalArgumentException("goals (0) must be at least 1.");
        }
        for (int g = 0; g < goals.size() - 1; g++) {
            if (goals.get(g).reached().isEmpty()) {
                throw new IllegalArgumentException("goal " + g + " is endless, but only the last one ("
                        + (goals.size() - 1) + ") may be.\nMaybe use Goal.near.");
            }
        }
    }

    void reset() {
        progress = new GoalProgress(0, goals.size(), false);
    }

    GoalProgress progress() {
        return progress;
    }

    int current() {
        return progress.current();
    }

    /** Whether an observed latent may change anything. */
    boolean isWaiting() {
        return !progress.finished() && goals.get(current()).reached().isPresent();
    }

    /** Goes on past every goal that this latent says is reached, and tells of each at once: the next may be unable to say. */
    void judge(long tick, Latent observed, Consumer<GoalEvent> told) {
        while (isWaiting() && goals.get(current()).isReachedBy(observed)) {
            int reached = current();
            progress = new GoalProgress(
                    Math.min(reached + 1, goals.size() - 1), goals.size(), reached == goals.size() - 1);
            told.accept(new GoalEvent(tick, reached, observed, progress));
        }
    }
}
