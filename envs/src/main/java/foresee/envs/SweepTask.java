package foresee.envs;

import foresee.model.KeyedRandom;
import java.util.List;

/**
 * Bringing the pieces of {@link Sweep} to where pieces lie in the goal, whichever they are; where the tool ends does not matter.
 *
 * <p>Moderate: {@link Sweep#chamfer} of at most 6 px at any step. Strict: at most 4 px at 3 steps running.
 *
 * <p>{@code ahead-k}: start and goal are k steps apart in an episode of {@link SweepData}, with a Chamfer distance of over 10 px; the
 * start is up to 10 steps before the first piece moves; the budget is 2 k.
 *
 * <p><b>Source:</b> DINO-WM (arXiv 2411.04983) scores rope and granular by Chamfer distance; goals ahead and bounds are ours.
 */
final class SweepTask implements Task {
    private static final double MODERATE = 6;
    private static final double STRICT = 4;
    private static final double LEAST = 10;
    private static final int LONGEST_LEAD = 10;
    /** Steps within which an episode has to touch something. */
    private static final int PATIENCE = 60;

    private static final long GOAL = 1;

    /** Steps between start and goal, in the order of the catalogue; grains take longer to be moved by much. */
    static List<Integer> ahead(SweptStuff stuff) {
        return stuff.isRope() ? List.of(25, 50) : List.of(50, 75);
    }

    private final Sweep environment;
    private final int ahead;
    private final List<Criterion> criteria;

    SweepTask(Sweep environment, int ahead) {
        this.environment = environment;
        this.ahead = ahead;
        this.criteria = List.of(
                new Criterion(
                        "moderate",
                        "pieces within 6 px (of 512) of the goal's on average (Chamfer) at any step",
                        (state, goal) -> environment.chamfer(state, goal) <= MODERATE,
                        1),
                new Criterion(
                        "strict",
                        "pieces within 4 px (of 512) of the goal's on average (Chamfer) for 3 consecutive steps",
                        (state, goal) -> environment.chamfer(state, goal) <= STRICT,
                        3));
    }

    @Override
    public String name() {
        return "ahead-" + ahead;
    }

    @Override
    public Environment environment() {
        return environment;
    }

    /** Drawn from {@link SeedStream#EVALUATION}, the episode behind it, too. */
    @Override
    public Case draw(long seed) {
        List<float[]> states = stretch(seed).states();
        return new Case(seed, states.get(0), states.get(ahead));
    }

    /** The actions between start and goal of a case that was drawn. */
    List<double[]> way(Case drawn) {
        return stretch(drawn.seed()).actions();
    }

    /** Part of an episode: k actions and the states around them. */
    private record Stretch(List<float[]> states, List<double[]> actions) {}

    private Stretch stretch(long seed) {
        for (long attempt = 0; ; attempt++) {
            long key = SeedStream.EVALUATION.seed(KeyedRandom.key(seed, attempt));
            ScriptedPolicy.Run run = SweepData.defaults(environment).start(key);
            int touch = firstTouch(run);
            int from = Math.max(0, touch - KeyedRandom.of(key, GOAL).nextInt(LONGEST_LEAD + 1));
            if (touch < PATIENCE && isFit(run, from)) {
                return new Stretch(
                        run.states().subList(from, from + ahead + 1),
                        run.actions().subList(from, from + ahead));
            }
        }
    }

    /** The number of the step that first moves a piece, or patience. */
    private int firstTouch(ScriptedPolicy.Run run) {
        for (int t = 0; t < PATIENCE; t++) {
            run.until(t + 1);
            if (environment.hasMoved(run.states().get(t), run.states().get(t + 1))) {
                return t;
            }
        }
        return PATIENCE;
    }

    private boolean isFit(ScriptedPolicy.Run run, int from) {
        run.until(from + ahead);
        return environment.chamfer(run.states().get(from), run.states().get(from + ahead)) > LEAST;
    }

    /** A start anywhere, for nobody knows which episode led to the goal; the variation is the goal's. */
    @Override
    public Case toward(float[] goal, long seed) {
        environment.check(goal);
        for (long attempt = 0; ; attempt++) {
            float[] start = environment.placed(SeedStream.EVALUATION.random(KeyedRandom.key(seed, attempt)), goal);
            if (environment.chamfer(start, goal) > LEAST) {
                return new Case(seed, start, goal);
            }
        }
    }

    @Override
    public int budget() {
        return 2 * ahead;
    }

    @Override
    public double distance(float[] state, float[] goal) {
        return environment.chamfer(state, goal);
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
        return criteria;
    }

    @Override
    public String toString() {
        return environment.describe() + " " + name();
    }
}
