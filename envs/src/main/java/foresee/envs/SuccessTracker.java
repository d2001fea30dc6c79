package foresee.envs;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Judges a run of a task: fed the state after every step, it tells which criteria have been met, and when.
 *
 * <p>A criterion that asks for c consecutive steps is met at the last of them. The start is not fed. Mutable, one per run.
 */
public final class SuccessTracker {
    private final Task task;
    private final float[] goal;
    private final List<Criterion> criteria;
    private final int[] running;
    private final int[] metAt;
    private int steps;
    private double distance = Double.NaN;
    private double nearest = Double.POSITIVE_INFINITY;

    /** A run toward {@code goal}, copied, that has not begun. */
    public SuccessTracker(Task task, float[] goal) {
        this.task = task;
        this.goal = goal.clone();
        this.criteria = List.copyOf(task.criteria());
        this.running = new int[criteria.size()];
        this.metAt = new int[criteria.size()];
        Arrays.fill(metAt, -1);
    }

    /** Takes the state after the next step. */
    public void record(float[] state) {
        steps++;
        distance = task.distance(state, goal);
        nearest = Math.min(nearest, distance);
        for (int i = 0; i < metAt.length; i++) {
            Criterion criterion = criteria.get(i);
            running[i] = criterion.holds().test(state, goal) ? running[i] + 1 : 0;
            if (metAt[i] < 0 && running[i] >= criterion.consecutive()) {
                metAt[i] = steps;
            }
        }
    }

    /** Steps recorded so far. */
    public int steps() {
        return steps;
    }

    /** Distance to the goal after the last step, in the task's unit; NaN before the first. */
    public double distance() {
        return distance;
    }

    /** Least distance after any step, in the task's unit; infinite before the first. */
    public double nearest() {
        return nearest;
    }

    /**
     * The step, from 1, at which a criterion was first met; empty if it was not.
     *
     * @throws IllegalArgumentException if the task has no criterion of that name
     */
    public OptionalInt metAt(String name) {
        for (int i = 0; i < metAt.length; i++) {
            if (criteria.get(i).name().equals(name)) {
                return metAt[i] < 0 ? OptionalInt.empty() : OptionalInt.of(metAt[i]);
            }
        }
        List<String> names = criteria.stream().map(Criterion::name).toList();
        throw new IllegalArgumentException(NearestName.unknown("criterion", name, names));
    }

    /** Whether a criterion has been met. */
    public boolean met(String name) {
        return metAt(name).isPresent();
    }

    /** Whether all criteria have been met. */
    public boolean allMet() {
        return Arrays.stream(metAt).allMatch(step -> step >= 0);
    }

    /** Whether there is nothing left to do: all criteria are met or the budget is spent. */
    public boolean finished() {
        return allMet() || steps >= task.budget();
    }
}
