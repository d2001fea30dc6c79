package foresee.benchmarks;

import foresee.control.ControlListener;
import foresee.control.Policy;
import foresee.envs.Task;
import foresee.model.ActionSpace;
import foresee.model.KeyedRandom;
import foresee.model.Observation;

/**
 * Another policy's actions, but at random for a share of the time, so that what happens is not always the same.
 *
 * <p>Time is cut into stretches of 8 steps. Each is a random one with the probability of the share, drawn by itself, and in it one
 * action, uniform over the action space, is held. After it the other policy begins anew, as at a start: it has not seen what was done
 * in its place. Mutable, one per run.
 */
final class Straying implements Policy {
    /** Steps of a stretch. */
    static final int STRETCH = 8;

    private static final long STREAM = 3;

    private final Entrant entrant;
    private final Task.Case problem;
    private final ControlListener listener;
    private final ActionSpace space;
    private final double share;
    private Policy planning;
    private double[] held = {};
    private int step;

    /**
     * @param entrant whose policy acts otherwise
     * @param space of the actions
     * @param share of random stretches, 0 to 1
     */
    Straying(Entrant entrant, Task.Case problem, ControlListener listener, ActionSpace space, double share) {
        this.entrant = entrant;
        this.problem = problem;
        this.listener = listener;
        this.space = space;
        this.share = share;
        this.planning = entrant.start().policy(problem, listener);
    }

    @Override
    public double[] act(Observation observation) {
        if (step % STRETCH == 0) {
            turn(step / STRETCH);
        }
        step++;
        return held.length > 0 ? held.clone() : planning.act(observation);
    }

    private void turn(int stretch) {
        KeyedRandom random = KeyedRandom.of(KeyedRandom.key(STREAM, problem.seed()), stretch);
        boolean strayed = held.length > 0;
        held = new double[0];
        if (random.nextDouble() < share) {
            held = new double[space.size()];
            space.sample(random, held, 0);
        } else if (strayed) {
            planning.close();
            planning = entrant.start().policy(problem, listener);
        }
    }

    @Override
    public void close() {
        planning.close();
    }
}
