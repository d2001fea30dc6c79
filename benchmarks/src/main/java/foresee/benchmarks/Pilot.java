package foresee.benchmarks;

import foresee.control.ControlListener;
import foresee.control.MpcController;
import foresee.control.Policy;
import foresee.envs.Environment;
import foresee.envs.Task;
import foresee.model.KeyedRandom;
import foresee.model.Observation;

/**
 * Acts in one case of a task after another. What there is to see is made ready before it is time to act, and a new case has a
 * new controller, which is made then, too.
 */
final class Pilot implements AutoCloseable {
    /** Steps toward one goal. */
    static final int EPISODE = 100;

    private final Task task;
    private final Entrant entrant;
    private final long seed;
    private long episode;
    private int step;
    private float[] state;
    private MpcController controller;
    private Observation seen;
    private double[] action;
    private long plans; // of the episodes that are over

    /**
     * At the start of the first case.
     *
     * @throws IllegalArgumentException if the entrant does not plan
     */
    Pilot(Task task, Entrant entrant, long seed) {
        this.task = task;
        this.entrant = entrant;
        this.seed = seed;
        Task.Case first = problem();
        this.controller = controller(first);
        this.state = first.start();
        look();
    }

    private Task.Case problem() {
        return task.draw(KeyedRandom.key(seed, episode));
    }

    private MpcController controller(Task.Case problem) {
        Policy policy = entrant.start().policy(problem, ControlListener.NONE);
        if (policy instanceof MpcController planning) {
            return planning;
        }
        throw new IllegalArgumentException("entrant (" + entrant.name() + ") must plan.");
    }

    private void look() {
        seen = entrant.sight().observe(task.environment(), state, step);
    }

    /** Decides what to do next. */
    void act() {
        action = controller.act(seen);
    }

    /** Does it, and looks what came of it; after some steps, goes on to the next case. */
    void moveOn() {
        step++;
        if (step < EPISODE) {
            Environment environment = task.environment();
            state = environment.step(state, action);
        } else {
            plans = plans();
            close();
            episode++;
            step = 0;
            Task.Case next = problem();
            controller = controller(next);
            state = next.start();
        }
        look();
    }

    /** Plans made so far. */
    long plans() {
        return plans + controller.statistics().planWall().count();
    }

    /** Ends the controller. */
    @Override
    public void close() {
        controller.close();
    }
}
