package foresee.envs;

import foresee.model.KeyedRandom;
import java.util.List;

/**
 * Bringing the tip of {@link Reacher} to where it is in the goal, at least 10 cm away, with the elbow bent either way.
 *
 * <p>Moderate: tip within 5 cm at any step. Strict: within 2 cm at 5 steps running, for which it must stop.
 *
 * <p><b>Source:</b> 5 cm is the size of the control suite's large target, its small one has 1.5 cm; the rest is ours.
 */
final class ReacherTask implements Task {
    private static final double MODERATE = 5;
    private static final double STRICT = 2;
    private static final double LEAST = 10;
    private static final int BUDGET = 100;
    private static final long GOAL = 1;
    private static final List<Criterion> CRITERIA = List.of(
            new Criterion(
                    "moderate",
                    "tip within 5 cm of the goal's at any step",
                    (state, goal) -> centimetres(state, goal) <= MODERATE,
                    1),
            new Criterion(
                    "strict",
                    "tip within 2 cm of the goal's for 5 consecutive steps",
                    (state, goal) -> centimetres(state, goal) <= STRICT,
                    5));

    private final Reacher environment;

    ReacherTask(Reacher environment) {
        this.environment = environment;
    }

    private static double centimetres(float[] state, float[] goal) {
        return 100 * Reacher.distance(state, goal);
    }

    @Override
    public String name() {
        return "reach";
    }

    @Override
    public Environment environment() {
        return environment;
    }

    /** Drawn from {@link SeedStream#EVALUATION}. */
    @Override
    public Case draw(long seed) {
        for (long attempt = 0; ; attempt++) {
            long key = SeedStream.EVALUATION.seed(KeyedRandom.key(seed, attempt));
            float[] start = environment.reset(key);
            float[] goal = environment.placed(KeyedRandom.of(key, GOAL), start);
            if (centimetres(start, goal) >= LEAST) {
                return new Case(seed, start, goal);
            }
        }
    }

    /** The variation is the goal's. */
    @Override
    public Case toward(float[] goal, long seed) {
        environment.check(goal);
        for (long attempt = 0; ; attempt++) {
            float[] start = environment.placed(SeedStream.EVALUATION.random(KeyedRandom.key(seed, attempt)), goal);
            if (centimetres(start, goal) >= LEAST) {
                return new Case(seed, start, goal);
            }
        }
    }

    @Override
    public int budget() {
        return BUDGET;
    }

    @Override
    public double distance(float[] state, float[] goal) {
        return centimetres(state, goal);
    }

    @Override
    public double radius() {
        return MODERATE;
    }

    @Override
    public String distanceUnit() {
        return "cm";
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
