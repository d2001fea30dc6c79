package foresee.envs;

import foresee.model.KeyedRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Getting to a place in {@link TwoRoom} that is a given free way off, through a door or not: for curves of how something grows with the
 * length of the way.
 *
 * <p>Starts and goals are drawn as in {@code any} until the way ({@link TwoRoomWay}) is within 5 % or 1 px of the given length,
 * whichever is more, and the start is not within 4.5 px of the goal. Success is that of {@link TwoRoomTask}.
 *
 * <p><b>Budget:</b> steps for 1.75 times the way at full stride and 4 more, rounded up to a multiple of 4: 12 for 10 px, 64 for 80.
 *
 * <p><b>Which:</b> 10 to 80 px where there is one door, 10 to 60 where there are more: there the longest way found in 300 000 pairs of
 * places was 72 px, and under one pair in a thousand was near 70. With one door 1 pair in 290 is near 80.
 */
final class TwoRoomDistanceTask implements Task {
    private static final int STEP = 10;
    private static final int LONGEST = 80;
    private static final int LONGEST_WITH_MORE_DOORS = 60;
    private static final double SHARE = 0.05;
    private static final double LEAST_MARGIN = 1;
    private static final double DETOUR = 1.75;
    private static final int SETTLING = 4;
    private static final int MULTIPLE = 4;
    private static final int ATTEMPTS = 100_000;
    private static final long GOAL = 1;

    private final TwoRoom environment;
    private final int length;
    private final Task any;

    /** @param length of the way in px, at least 10; whether a layout has such ways shows when a case is drawn */
    TwoRoomDistanceTask(TwoRoom environment, int length) {
        if (length < STEP) {
            throw new IllegalArgumentException("length (" + length + ") must be at least " + STEP + " px.");
        }
        this.environment = environment;
        this.length = length;
        this.any = new TwoRoomTask(environment, TwoRoomTask.Rooms.ANY);
    }

    /** Every length that the layout offers often enough, the shortest first. */
    static List<Task> all(TwoRoom environment) {
        int longest = environment.doors() == 1 ? LONGEST : LONGEST_WITH_MORE_DOORS;
        return IntStream.rangeClosed(1, longest / STEP)
                .<Task>mapToObj(i -> new TwoRoomDistanceTask(environment, i * STEP))
                .toList();
    }

    @Override
    public String name() {
        return "distance-" + length;
    }

    @Override
    public Environment environment() {
        return environment;
    }

    /**
     * Drawn from {@link SeedStream#EVALUATION}, each attempt a start and a goal.
     *
     * @throws IllegalArgumentException if the layout has no such way, or so few that none was found
     */
    @Override
    public Case draw(long seed) {
        for (long attempt = 0; attempt < ATTEMPTS; attempt++) {
            long key = SeedStream.EVALUATION.seed(KeyedRandom.key(seed, attempt));
            float[] start = environment.reset(key);
            float[] goal = placed(KeyedRandom.of(key, GOAL), start);
            if (isFit(start, goal)) {
                return new Case(seed, start, goal);
            }
        }
        throw new IllegalArgumentException(environment.describe() + " must have places whose way to each other is "
                + words() + "; none were found.\nMaybe ask for a shorter way.");
    }

    /**
     * Wall, doors and variation are the goal's; the start is as far as the task says.
     *
     * @throws IllegalArgumentException also if no place is that far from the goal: one in the middle of the floor
     */
    @Override
    public Case toward(float[] goal, long seed) {
        environment.check(goal);
        for (long attempt = 0; attempt < ATTEMPTS; attempt++) {
            float[] start = placed(SeedStream.EVALUATION.random(KeyedRandom.key(seed, attempt)), goal);
            if (isFit(start, goal)) {
                return new Case(seed, start, goal);
            }
        }
        throw new IllegalArgumentException("goal (" + goal[TwoRoom.AGENT_X] + ", " + goal[TwoRoom.AGENT_Y]
                + ") must be " + words() + " from some place on the floor; none was found.");
    }

    /** In either room, as in {@code any}. */
    private float[] placed(KeyedRandom random, float[] walls) {
        return environment.placed(random, walls, random.nextBoolean());
    }

    private boolean isFit(float[] start, float[] goal) {
        return Math.abs(remaining(start, goal) - length) <= margin()
                && criteria().stream().noneMatch(criterion -> criterion.holds().test(start, goal));
    }

    private double margin() {
        return Math.max(LEAST_MARGIN, SHARE * length);
    }

    private String words() {
        return String.format(Locale.ROOT, "%s to %s px", length - margin(), length + margin());
    }

    @Override
    public int budget() {
        double steps = DETOUR * length / TwoRoom.REACH + SETTLING;
        return MULTIPLE * (int) Math.ceil(steps / MULTIPLE);
    }

    @Override
    public boolean fixesDistance() {
        return true;
    }

    @Override
    public double distance(float[] state, float[] goal) {
        return any.distance(state, goal);
    }

    @Override
    public double remaining(float[] state, float[] goal) {
        return any.remaining(state, goal);
    }

    @Override
    public double radius() {
        return any.radius();
    }

    @Override
    public String distanceUnit() {
        return any.distanceUnit();
    }

    @Override
    public List<Criterion> criteria() {
        return any.criteria();
    }

    @Override
    public String toString() {
        return environment.describe() + " " + name();
    }
}
