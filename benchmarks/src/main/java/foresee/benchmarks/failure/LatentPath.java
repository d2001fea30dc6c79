package foresee.benchmarks.failure;

import foresee.benchmarks.Entrants;
import foresee.control.PlanEvent;
import foresee.envs.Environment;
import foresee.envs.Task;
import foresee.model.ActionSequence;
import foresee.model.Latent;
import foresee.model.WorldModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a plan leads as the model imagines it, and where the same actions lead in the simulator, seen with the model's eyes.
 *
 * <p>Point 0 is what was observed when the plan was made, the same in both; point t is after model step t, up to the plan's horizon.
 * <b>Units:</b> distances and errors are in squared latent units. Immutable.
 */
public final class LatentPath {
    private final Task task;
    private final float[] goalState;
    private final Latent goal;
    private final List<Latent> imagined;
    private final List<Latent> real;
    private final List<float[]> states;
    private final PrincipalPlane plane;

    private LatentPath(
            Task task, float[] goalState, Latent goal, List<Latent> imagined, List<Latent> real, List<float[]> states) {
        this.task = task;
        this.goalState = goalState;
        this.goal = goal;
        this.imagined = List.copyOf(imagined);
        this.real = List.copyOf(real);
        this.states = List.copyOf(states);
        List<Latent> all = new ArrayList<>(imagined);
        all.addAll(real);
        this.plane = new PrincipalPlane(all);
    }

    /**
     * The path of a plan.
     *
     * @param model that it was made in
     * @param state of the environment when it was made
     */
    static LatentPath of(Task task, WorldModel model, float[] goalState, PlanEvent event, float[] state) {
        Environment environment = task.environment();
        List<Latent> imagined = new ArrayList<>(List.of(event.observed()));
        imagined.addAll(event.imagined(model));
        List<float[]> states = states(environment, state, event.plan().actions(), model.actionChunk());
        List<Latent> real = new ArrayList<>(List.of(event.observed()));
        for (float[] later : states.subList(1, states.size())) {
            real.add(Entrants.seen(model, environment, later));
        }
        Latent goal = Entrants.seen(model, environment, goalState);
        return new LatentPath(task, goalState, goal, imagined, real, states);
    }

    /** The first state, and that after every {@code chunk} actions. */
    private static List<float[]> states(Environment environment, float[] first, ActionSequence actions, int chunk) {
        List<float[]> states = new ArrayList<>(List.of(first));
        float[] state = first;
        for (int h = 0; h < actions.horizon(); h++) {
            state = environment.step(state, actions.action(h));
            if ((h + 1) % chunk == 0) {
                states.add(state);
            }
        }
        return states;
    }

    /** Points of either path: the plan's model steps and one. */
    public int points() {
        return imagined.size();
    }

    /** What the model predicts. */
    public Latent imagined(int t) {
        return imagined.get(t);
    }

    /** What the simulator's picture is encoded to. */
    public Latent real(int t) {
        return real.get(t);
    }

    /** Mean squared distance of the prediction to the goal latent: what the planner was charged for. */
    public double imaginedDistance(int t) {
        return imagined.get(t).distance(goal);
    }

    /** Mean squared distance of what is really seen to the goal latent. */
    public double realDistance(int t) {
        return real.get(t).distance(goal);
    }

    /** Prediction error |imagined - real|^2 / D. */
    public double error(int t) {
        return imagined.get(t).distance(real.get(t));
    }

    /** Distance of the real state to the goal, in the task's unit. */
    public double trueDistance(int t) {
        return task.distance(states.get(t), goalState);
    }

    /** The plane in which the points of both paths differ most; the goal is no part of it, and may lie far outside. */
    public PrincipalPlane plane() {
        return plane;
    }

    /** Where the prediction lies in the plane. */
    public PrincipalPlane.Point imaginedAt(int t) {
        return plane.at(imagined.get(t));
    }

    /** Where lies in the plane what is really seen. */
    public PrincipalPlane.Point realAt(int t) {
        return plane.at(real.get(t));
    }

    /** The goal, projected to the plane. */
    public PrincipalPlane.Point goalAt() {
        return plane.at(goal);
    }
}
