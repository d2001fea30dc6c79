package foresee.envs;

import foresee.model.KeyedRandom;
import java.util.List;
import java.util.Optional;

/**
 * Bringing the block of {@link Push}, and the pusher, to where they are in the goal.
 *
 * <p>Moderate: (pusher x, y, block x, y) within 20 px of the goal's, as one vector, and the block's angle within 20 degrees, at any step.
 * Strict: the block alone within 10 px and 10 degrees at 3 steps running. Coverage: the block covers more than 95 % of the
 * goal's area, at any step.
 *
 * <p>{@code ahead-k}: start and goal are k steps apart in an episode of {@link PushData} whose block moves over 10 px or 10 degrees between
 * them; the budget is 2 k. {@code free}: the goal is another start of the episode, the budget 300.
 *
 * <p><b>Source:</b> moderate and {@code ahead-25} are DINO-WM's (arXiv 2411.04983), coverage and 300 steps gym-pusht's; strict is ours.
 */
final class PushTask implements Task {
    private static final double MODERATE = 20;
    private static final double STRICT = 10;
    private static final int STRICT_STEPS = 3;
    private static final double COVERAGE = 0.95;
    private static final double MOVED = 10;
    private static final int FREE_BUDGET = 300;
    private static final int WARM_UP = 20;
    private static final int FREE = 0;
    private static final long GOAL = 1;

    /** Steps between start and goal, in the order of the catalogue; 0 for {@code free}. */
    static final List<Integer> AHEAD = List.of(25, 50, 75, FREE);

    private final Push environment;
    private final int ahead;
    private final List<Criterion> criteria;

    PushTask(Push environment, int ahead) {
        this.environment = environment;
        this.ahead = ahead;
        String angle = environment.block().turns() ? ", its angle within 20 degrees" : "";
        String strictAngle = environment.block().turns() ? " and 10 degrees" : "";
        this.criteria = List.of(
                new Criterion(
                        "moderate",
                        "pusher and block within 20 px of the goal's (of 512, as one vector)" + angle + ", at any step",
                        (state, goal) -> distance(state, goal) <= MODERATE,
                        1),
                new Criterion(
                        "strict",
                        "block within 10 px" + strictAngle + " of the goal's for 3 consecutive steps",
                        (state, goal) -> Push.blockDistance(state, goal) <= STRICT && degrees(state, goal) <= STRICT,
                        STRICT_STEPS),
                new Criterion(
                        "coverage",
                        "block covers over 95 % of the goal's area at any step",
                        (state, goal) -> environment.coverage(state, goal) > COVERAGE,
                        1));
    }

    private double degrees(float[] state, float[] goal) {
        return StrictMath.toDegrees(environment.turn(state, goal));
    }

    @Override
    public String name() {
        return ahead == FREE ? "free" : "ahead-" + ahead;
    }

    @Override
    public Environment environment() {
        return environment;
    }

    /** Drawn from {@link SeedStream#EVALUATION}, the episodes behind {@code ahead-k} among it. */
    @Override
    public Case draw(long seed) {
        for (long attempt = 0; ; attempt++) {
            long key = SeedStream.EVALUATION.seed(KeyedRandom.key(seed, attempt));
            Case drawn = ahead == FREE ? drawFree(key, seed) : drawAhead(key, seed);
            if (isFit(drawn.start(), drawn.goal())) {
                return drawn;
            }
        }
    }

    private Case drawFree(long key, long seed) {
        float[] start = environment.reset(key);
        return new Case(seed, start, environment.placed(KeyedRandom.of(key, GOAL), start));
    }

    private Case drawAhead(long key, long seed) {
        int from = from(key);
        List<float[]> states = episode(from).run(key).states();
        return new Case(seed, states.get(from), states.get(from + ahead));
    }

    /** The actions between start and goal of a case that was drawn of {@code ahead-k}; empty if it is of {@code free}. */
    Optional<List<double[]>> way(Case drawn) {
        if (ahead == FREE) {
            return Optional.empty();
        }
        for (long attempt = 0; ; attempt++) {
            long key = SeedStream.EVALUATION.seed(KeyedRandom.key(drawn.seed(), attempt));
            Case found = drawAhead(key, drawn.seed());
            if (isFit(found.start(), found.goal())) {
                int from = from(key);
                return Optional.of(episode(from).run(key).actions().subList(from, from + ahead));
            }
        }
    }

    /** Actions that bring block and pusher to the goal of a case by a rule, unless it fails. */
    List<double[]> strokes(Case drawn) {
        return new PushWay(environment, this, drawn.goal()).from(drawn.start());
    }

    private static int from(long key) {
        return KeyedRandom.of(key, GOAL).nextInt(WARM_UP + 1);
    }

    private ScriptedPolicy episode(int from) {
        return PushData.defaults(environment).withSteps(from + ahead);
    }

    private boolean isFit(float[] start, float[] goal) {
        boolean moved = Push.blockDistance(start, goal) > MOVED || degrees(start, goal) > MOVED;
        return moved
                && criteria.stream().noneMatch(criterion -> criterion.holds().test(start, goal));
    }

    /** A start anywhere, as in {@code free}: nobody knows which episode led to the goal. */
    @Override
    public Case toward(float[] goal, long seed) {
        environment.check(goal);
        for (long attempt = 0; ; attempt++) {
            float[] start = environment.placed(SeedStream.EVALUATION.random(KeyedRandom.key(seed, attempt)), goal);
            if (isFit(start, goal)) {
                return new Case(seed, start, goal);
            }
        }
    }

    @Override
    public int budget() {
        return ahead == FREE ? FREE_BUDGET : 2 * ahead;
    }

    /** The larger of the distance of (pusher, block) in px and the block's turn in degrees. */
    @Override
    public double distance(float[] state, float[] goal) {
        double pusher = Push.pusherDistance(state, goal);
        double block = Push.blockDistance(state, goal);
        return Math.max(Math.sqrt(pusher * pusher + block * block), degrees(state, goal));
    }

    /** Distances of pusher and block in px and the turn in degrees as one vector: a degree moves the T's points by a px on average. */
    @Override
    public double remaining(float[] state, float[] goal) {
        double pusher = Push.pusherDistance(state, goal);
        double block = Push.blockDistance(state, goal);
        double turn = degrees(state, goal);
        return Math.sqrt(pusher * pusher + block * block + turn * turn);
    }

    @Override
    public double radius() {
        return MODERATE;
    }

    @Override
    public String distanceUnit() {
        return environment.block().turns() ? "px or degrees" : "px";
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
