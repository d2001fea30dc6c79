package foresee.envs;

import foresee.model.KeyedRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Getting from one place of a {@link Maze} to another.
 *
 * <p>Moderate: the agent's centre near the goal's at any step. Strict: nearer at 3 steps running, for which one must slow down. Start and
 * goal are at rest.
 *
 * <p><b>Source:</b> 0.5 cells of a {@link PointMaze} is D4RL's criterion, 4.5 px of a {@link WalledRoom} that of the two-room task; the
 * strict ones are ours.
 */
final class MazeTask implements Task {
    private static final double FAR = 0.75;
    private static final int SETTLED = 3;
    private static final long GOAL = 1;
    /** Starts that are tried for a place as far from a given goal as the task says. */
    private static final int FAR_ATTEMPTS = 1000;
    /** Starts that are tried in all. */
    private static final int ANYWHERE_ATTEMPTS = 20_000;

    /**
     * What is asked of the agent, in the unit of its state.
     *
     * @param unit in words
     * @param moderate greatest distance that counts
     * @param strict the same for those who must stay
     * @param settling steps to start and settle
     * @param steps to each unit of the longest way
     */
    record Terms(String unit, double moderate, double strict, int settling, double steps) {
        /** Under half of the greatest speed; more, and who drifts about at random gets anywhere in {@code u}. */
        static final Terms POINT_MAZE = new Terms("cells", 0.5, 0.25, 10, 9);
        /** Half of the greatest speed. */
        static final Terms WALLED_ROOM = new Terms("px", 4.5, 2.3, 30, 2 / TwoRoom.REACH);

        List<Criterion> criteria() {
            return List.of(
                    new Criterion(
                            "moderate",
                            "centre within " + moderate + " " + unit + " of the goal at any step",
                            (state, goal) -> Maze.distance(state, goal) <= moderate,
                            1),
                    new Criterion(
                            "strict",
                            "centre within " + strict + " " + unit + " of the goal for " + SETTLED
                                    + " consecutive steps",
                            (state, goal) -> Maze.distance(state, goal) <= strict,
                            SETTLED));
        }
    }

    /** How far the goal is. */
    enum Reach {
        /** At least three quarters of the longest way between two cells. */
        FAR,
        /** Anywhere. */
        ANY
    }

    private final Maze environment;
    private final Reach reach;
    private final Terms terms;
    private final List<Criterion> criteria;
    private final double longest;
    private volatile MazeWay.ToGoal lastGoal;

    /** @throws IllegalArgumentException if the layout is too small for a start that does not solve it */
    MazeTask(Maze environment, Reach reach, Terms terms) {
        this.environment = environment;
        this.reach = reach;
        this.terms = terms;
        this.criteria = terms.criteria();
        this.longest = longest(environment);
        if (longest <= terms.moderate()) {
            throw new IllegalArgumentException("the longest way between two cells of the layout (" + longest + " "
                    + terms.unit() + ") must be over " + terms.moderate() + ", or no goal is away from a start.");
        }
        this.lastGoal = environment.way().to(0, 0);
    }

    /** Every way to do it in a maze. */
    static List<Task> all(Maze environment, Terms terms) {
        return Stream.of(Reach.values())
                .<Task>map(reach -> new MazeTask(environment, reach, terms))
                .toList();
    }

    /** The longest way between the middles of two cells. */
    private static double longest(Maze environment) {
        CellGrid grid = environment.grid();
        double longest = 0;
        for (int[] to : environment.layout().floor()) {
            MazeWay.ToGoal goal = environment.way().to(grid.x(to[1] + 0.5), grid.y(to[0] + 0.5));
            for (int[] from : environment.layout().floor()) {
                double length = environment.way().length(grid.x(from[1] + 0.5), grid.y(from[0] + 0.5), goal);
                longest = Math.max(longest, length);
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

    /**
     * The variation is the goal's; the goal is at rest, the start as far as the task says, or anywhere if no place is that far.
     *
     * @throws IllegalArgumentException also if no place is away from the goal: one in the middle of a small layout
     */
    @Override
    public Case toward(float[] goal, long seed) {
        environment.check(goal);
        float[] resting = environment.resting(goal);
        for (long attempt = 0; attempt < ANYWHERE_ATTEMPTS; attempt++) {
            float[] start = environment.placed(SeedStream.EVALUATION.random(KeyedRandom.key(seed, attempt)), resting);
            boolean fit = attempt < FAR_ATTEMPTS ? isFit(start, resting) : isAway(start, resting);
            if (fit) {
                return new Case(seed, start, resting);
            }
        }
        throw new IllegalArgumentException("goal (" + goal[0] + ", " + goal[1] + ") must be over " + terms.moderate()
                + " " + terms.unit() + " from some place on the floor; none was found.");
    }

    private boolean isFit(float[] start, float[] goal) {
        return isAway(start, goal) && (reach == Reach.ANY || remaining(start, goal) >= FAR * longest);
    }

    private boolean isAway(float[] start, float[] goal) {
        return !criteria.get(0).holds().test(start, goal);
    }

    /** Enough for the longest way at a part of the greatest speed, and some steps to start and settle. */
    @Override
    public int budget() {
        return terms.settling() + (int) Math.ceil(terms.steps() * longest);
    }

    @Override
    public double distance(float[] state, float[] goal) {
        return Maze.distance(state, goal);
    }

    /** Around the walls' corners. */
    @Override
    public double remaining(float[] state, float[] goal) {
        double x = goal[0];
        double y = goal[1];
        MazeWay.ToGoal to = lastGoal;
        if (to.x() != x || to.y() != y) {
            to = environment.way().to(x, y);
            lastGoal = to;
        }
        double length = environment.way().length(state[0], state[1], to);
        return length < Double.POSITIVE_INFINITY ? length : longest + distance(state, goal);
    }

    @Override
    public double radius() {
        return terms.moderate();
    }

    @Override
    public String distanceUnit() {
        return terms.unit();
    }

    @Override
    public List<Criterion> criteria() {
        return criteria;
    }

    @Override
    public String toString() {
        return environment.describe() + " " + name();
    }
}
