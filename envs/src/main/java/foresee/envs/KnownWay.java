package foresee.envs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A way from a case's start to its goal by a rule that knows the task: the proof that the goal can be reached.
 *
 * <p>{@code ahead-k} of {@link Push} and {@link Sweep}: the actions of the episode that start and goal were taken from; {@code free} of the first: stroke after stroke, each
 * the best of many that are tried, which reaches most goals, but need not reach all. {@link TwoRoom}: step by step
 * to where the least of the shortest free way is left, of 32 directions. {@link PointMaze}: along the shortest free way from corner
 * to corner, braking before each. {@link WalledRoom}: the same without braking.
 *
 * <p>Of other tasks nothing is known: their ways have to be searched.
 */
public final class KnownWay {
    private static final int DIRECTIONS = 32;
    private static final double GAIN = 0.25;
    private static final double BRAKING = 4;
    private static final double PACE = 3;

    private final String origin;
    private final List<double[]> actions;

    private KnownWay(String origin, List<double[]> actions) {
        this.origin = origin;
        this.actions = actions;
    }

    /** The way of a case, at most as long as the task's budget; empty if none is known of such a task. */
    public static Optional<KnownWay> of(Task task, Task.Case problem) {
        if (task instanceof PushTask push) {
            return Optional.of(push.way(problem)
                    .map(actions -> new KnownWay("data policy", actions))
                    .orElseGet(() -> new KnownWay("strokes", push.strokes(problem))));
        }
        if (task instanceof SweepTask sweep) {
            return Optional.of(new KnownWay("data policy", sweep.way(problem)));
        }
        if (task.environment() instanceof TwoRoom rooms) {
            return Optional.of(walk(task, problem, state -> downhill(task, rooms, state, problem.goal())));
        }
        if (task.environment() instanceof Maze maze) {
            float[] goal = problem.goal();
            MazeWay.ToGoal to = maze.way().to(goal[0], goal[1]);
            return Optional.of(walk(task, problem, state -> along(maze, state, to)));
        }
        return Optional.empty();
    }

    /** Where it comes from: {@code data policy}, {@code strokes} or {@code shortest way}. */
    public String origin() {
        return origin;
    }

    /** Its actions, copies. */
    public List<double[]> actions() {
        return actions.stream().map(double[]::clone).toList();
    }

    /** Chooses an action by the state. */
    private interface Rule {
        double[] act(float[] state);
    }

    /** Until every criterion is met or the budget is spent. */
    private static KnownWay walk(Task task, Task.Case problem, Rule rule) {
        SuccessTracker tracker = new SuccessTracker(task, problem.goal());
        List<double[]> actions = new ArrayList<>();
        float[] state = problem.start();
        while (!tracker.finished()) {
            double[] action = rule.act(state);
            state = task.environment().step(state, action);
            tracker.record(state);
            actions.add(action);
        }
        return new KnownWay("shortest way", actions);
    }

    /** Straight to the goal if that leaves the least, else the best of directions all around. */
    private static double[] downhill(Task task, TwoRoom rooms, float[] state, float[] goal) {
        double[] best = {goal[TwoRoom.AGENT_X] - state[TwoRoom.AGENT_X], goal[TwoRoom.AGENT_Y] - state[TwoRoom.AGENT_Y]
        };
        double least = task.remaining(rooms.step(state, best), goal);
        for (int i = 0; i < DIRECTIONS; i++) {
            double[] action = TwoRoomMover.displacement(2 * Math.PI * i / DIRECTIONS, TwoRoom.REACH);
            double left = task.remaining(rooms.step(state, action), goal);
            if (left < least) {
                least = left;
                best = action;
            }
        }
        return best;
    }

    /** A displacement, or the push that lacks to a velocity. */
    private static double[] along(Maze maze, float[] state, MazeWay.ToGoal to) {
        double[] next = maze.way().first(state[0], state[1], to);
        double dx = next[0] - state[0];
        double dy = next[1] - state[1];
        if (maze instanceof WalledRoom) {
            return new double[] {dx, dy};
        }
        double distance = Math.max(1e-9, Math.sqrt(dx * dx + dy * dy));
        double speed = Math.min(PACE, BRAKING * distance);
        return new double[] {
            GAIN * (speed * dx / distance - state[PointMaze.VELOCITY_X]),
            GAIN * (speed * dy / distance - state[PointMaze.VELOCITY_Y])
        };
    }
}
