package foresee.cli;

import foresee.envs.Criterion;
import foresee.envs.SuccessTracker;
import foresee.envs.Task;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Judges by the true state that the goal picture carries: reached is who meets the task's first criterion; the journey goes
 * on until all are met, for at most {@value #PATIENCE} steps more, since what is not met by then seldom is.
 */
final class StateJudge implements Judge {
    private static final int PATIENCE = 30;

    private final Task task;
    private final SuccessTracker tracker;
    private final float[] goal;
    private double distance;

    StateJudge(Task task, float[] goal, float[] start) {
        this.task = task;
        this.goal = goal.clone();
        this.tracker = new SuccessTracker(task, goal);
        this.distance = task.distance(start, goal);
    }

    @Override
    public void record(float[] state) {
        tracker.record(state);
        distance = task.distance(state, goal);
    }

    @Override
    public int steps() {
        return tracker.steps();
    }

    @Override
    public boolean finished() {
        return tracker.finished() || (reached() && sinceReached() >= PATIENCE);
    }

    private int sinceReached() {
        return tracker.steps() - tracker.metAt(first().name()).orElse(tracker.steps());
    }

    @Override
    public boolean reached() {
        return tracker.met(first().name());
    }

    private Criterion first() {
        return task.criteria().get(0);
    }

    @Override
    public String remaining() {
        return "%.1f %s to go".formatted(distance, task.distanceUnit());
    }

    @Override
    public String verdict() {
        return reached()
                ? "reached the goal in %d steps (%.1f %s away)".formatted(arrival(), nearness(), task.distanceUnit())
                : "did not reach the goal in %d steps (nearest %.1f %s)"
                        .formatted(steps(), tracker.nearest(), task.distanceUnit());
    }

    /** The step at which the severest criterion that was met was met. */
    private int arrival() {
        return tracker.allMet()
                ? tracker.steps()
                : tracker.metAt(first().name()).orElse(tracker.steps());
    }

    private double nearness() {
        return tracker.allMet() ? tracker.distance() : tracker.nearest();
    }

    @Override
    public OptionalDouble trueDistance() {
        return OptionalDouble.of(distance);
    }

    @Override
    public Map<String, Object> report() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("reached", reached());
        report.put("steps", reached() ? arrival() : steps());
        report.put("distance", reached() ? nearness() : tracker.nearest());
        report.put("distanceUnit", task.distanceUnit());
        report.put("judgedBy", "true state");
        report.put("metAt", metAt());
        return report;
    }

    private Map<String, Object> metAt() {
        Map<String, Object> steps = new LinkedHashMap<>();
        for (Criterion criterion : task.criteria()) {
            steps.put(
                    criterion.name(),
                    tracker.met(criterion.name())
                            ? tracker.metAt(criterion.name()).getAsInt()
                            : null);
        }
        return steps;
    }
}
