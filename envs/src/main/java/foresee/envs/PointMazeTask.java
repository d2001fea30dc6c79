package foresee.envs;

import foresee.model.KeyedRandom;
import java.util.List;
import java.util.Locale;

/**
 * Getting from one place of a {@link PointMaze} to another.
 *
 * <p>Moderate: centre within 0.5 cells of the goal's at any step. Strict: within 0.25 cells at 3 steps running, for which one must
 * slow down. Start and goal are at rest.
 *
 * <p><b>Source:</b> 0.5 cells is D4RL's criterion; the strict one is ours.
 */
final class PointMazeTask implements Task {
    private static final double MODERATE = 0.5;
    private static final double STRICT = 0.25;
    private static final double FAR = 0.5;
    private static final int LEAST_BUDGET = 30;
    private static final int STEPS_PER_CELL = 8;
    private static final long GOAL = 1;
    private static final List<Criterion> CRITERIA = List.of(
            new Criterion(
                    "moderate",
                    "centre within 0.5 cells of the goal at any step",
                    (state, goal) -> PointMaze.distance(state, goal) <= MODERATE,
                    1),
            new Criterion(
                    "strict",
                    "centre within 0.25 cells of the goal for 3 consecutive steps",
                    (state, goal) -> PointMaze.distance(state, goal) <= STRICT,
                    3));

    /** How far the goal is. */
    enum Reach {
        /** At least half of the longest way between two cells. */
        FAR,
        /** Anywhere. */
        ANY
    }

    private final PointMaze environment;
    private final Reach reach;
    private final double longest;
    private volatile MazeWay.ToGoal lastGoal;

    PointMazeTask(PointMaze environment, Reach reach) {
        this.environment = environment;
        this.reach = reach;
        this.longest = longest(environment);
        this.lastGoal = environment.way().to(0, 0);
    }

    /** The longest way between the middles of two cells, in cells. */
    private static double longest(PointMaze environment) {
        double longest = 0;
        for (int[] to : environment.layout().floor()) {
            MazeWay.ToGoal goal = environment.way().to(to[1] + 0.5, to[0] + 0.5);
            for (int[] from : environment.layout().floor()) {
                longest = Math.max(longest, environment.way().length(from[1] + 0.5, from[0] + 0.5, goal));
            }
        }
        return longest;
    }

    @Override
    public String name() {
        return reach.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Environment environment() {
        return environment;
    }

    /** Drawn from {@link SeedStream#EVALUATION}; the tasks of one seed share their first start. */
    @Override
    public Case draw(long seed) {
        for (long attempt = 0; ; attempt++) {
            long key = SeedStream.EVALUATION.seed(KeyedRandom.key(seed, attempt));
            float[] start = environment.reset(key);
            float[] goal = environment.placed(KeyedRandom.of(key, GOAL), start);
            if (isFit(start, goal)) {
                return new Case(seed, start, goal);
            }
        }
    }

    /** The variation is the goal's; the goal is at rest, the start as far as the task says, or anywhere if no place is that far. */
    @Override
    public Case toward(float[] goal, long seed) {
        environment.check(goal);
        float[] resting = goal.clone();
        resting[PointMaze.VELOCITY_X] = 0;
        resting[PointMaze.VELOCITY_Y] = 0;
        for (long attempt = 0; ; attempt++) {
            float[] start = environment.placed(SeedStream.EVALUATION.random(KeyedRandom.key(seed, attempt)), resting);
            boolean fit = attempt < 1000 ? isFit(start, resting) : isAway(start, resting);
            if (fit) {
                return new Case(seed, start, resting);
            }
        }
    }

    private boolean isFit(float[] start, float[] goal) {
        return isAway(start, goal) && (reach == Reach.ANY || remaining(start, goal) >= FAR * longest);
    }

    private static boolean isAway(float[] start, float[] goal) {
        return !CRITERIA.get(0).holds().test(start, goal);
    }

    /** A third of the greatest speed along the longest way, and some steps to start and settle. */
    @Override
    public int budget() {
        return LEAST_BUDGET + (int) Math.ceil(STEPS_PER_CELL * longest);
    }

    @Override
    public double distance(float[] state, float[] goal) {
        return PointMaze.distance(state, goal);
    }

    /** Around the walls' corners. */
    @Override
    public double remaining(float[] state, float[] goal) {
        double x = goal[PointMaze.AGENT_X];
        double y = goal[PointMaze.AGENT_Y];
        MazeWay.ToGoal to = lastGoal;
        if (to.x() != x || to.y() != y) {
            to = environment.way().to(x, y);
            lastGoal = to;
        }
        double length = environment.way().length(state[PointMaze.AGENT_X], state[PointMaze.AGENT_Y], to);
        return length < Double.POSITIVE_INFINITY ? length : longest + distance(state, goal);
    }

    @Override
    public double radius() {
        return MODERATE;
    }

    @Override
    public String distanceUnit() {
        return "cells";
    }

    @Override
    public List<Criterion> criteria() {
        return CRITERIA;
    }

    @Override
    public String toString() {
        return environment.describe() + " " + name();
    }
}
