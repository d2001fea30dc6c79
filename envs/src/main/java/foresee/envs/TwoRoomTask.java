package foresee.envs;

import foresee.model.KeyedRandom;
import java.util.List;
import java.util.Locale;

/**
 * Getting from one place to another in {@link TwoRoom}, which counts as done when the agent's centre is near the goal's.
 *
 * <p>Moderate: within 4.5 px at any step. Strict: within 2.3 px at 3 steps running. The goal has the wall, doors and
 * variation of the start. A start within 4.5 px of its goal is redrawn.
 *
 * <p><b>Source:</b> 4.5 px is the published criterion (see {@link TwoRoom}); the strict one is ours. The budget is 100 steps
 * where 200 are published.
 */
final class TwoRoomTask implements Task {
    private static final double MODERATE = 4.5;
    private static final double STRICT = 2.3;
    private static final int BUDGET = 100;
    private static final long GOAL = 1;
    private static final List<Criterion> CRITERIA = List.of(
            new Criterion(
                    "moderate",
                    "centre within 4.5 px of the goal at any step",
                    (state, goal) -> TwoRoom.distance(state, goal) <= MODERATE,
                    1),
            new Criterion(
                    "strict",
                    "centre within 2.3 px of the goal for 3 consecutive steps",
                    (state, goal) -> TwoRoom.distance(state, goal) <= STRICT,
                    3));

    /** Which rooms start and goal are in. */
    enum Rooms {
        ANY,
        SAME_ROOM,
        CROSS_ROOM
    }

    private final TwoRoom environment;
    private final Rooms rooms;

    TwoRoomTask(TwoRoom environment, Rooms rooms) {
        this.environment = environment;
        this.rooms = rooms;
    }

    @Override
    public String name() {
        return rooms.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
            float[] goal = drawGoal(KeyedRandom.of(key, GOAL), start);
            if (!CRITERIA.get(0).holds().test(start, goal)) {
                return new Case(seed, start, goal);
            }
        }
    }

    /** Wall, doors and variation are the goal's; the agent starts in the room that the task says. */
    @Override
    public Case toward(float[] goal, long seed) {
        environment.check(goal);
        for (long attempt = 0; ; attempt++) {
            KeyedRandom random = SeedStream.EVALUATION.random(KeyedRandom.key(seed, attempt));
            float[] start = environment.placed(random, goal, otherIsLeft(random, TwoRoom.isLeft(goal)));
            if (!CRITERIA.get(0).holds().test(start, goal)) {
                return new Case(seed, start, goal);
            }
        }
    }

    private float[] drawGoal(KeyedRandom random, float[] start) {
        return environment.placed(random, start, otherIsLeft(random, TwoRoom.isLeft(start)));
    }

    /** Whether start or goal is in the left room, given where the other of the two is. */
    private boolean otherIsLeft(KeyedRandom random, boolean oneIsLeft) {
        boolean coin = random.nextBoolean();
        return switch (rooms) {
            case ANY -> coin;
            case SAME_ROOM -> oneIsLeft;
            case CROSS_ROOM -> !oneIsLeft;
        };
    }

    @Override
    public int budget() {
        return BUDGET;
    }

    @Override
    public double distance(float[] state, float[] goal) {
        return TwoRoom.distance(state, goal);
    }

    /** Through the nearest door where a wall is between. */
    @Override
    public double remaining(float[] state, float[] goal) {
        return TwoRoomWay.length(environment, state, goal);
    }

    @Override
    public double radius() {
        return MODERATE;
    }

    @Override
    public String distanceUnit() {
        return "px";
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
