package foresee.cli;

import foresee.benchmarks.Entrant;
import foresee.benchmarks.GoalPicture;
import foresee.benchmarks.ImaginedPath;
import foresee.benchmarks.PlannerSettings;
import foresee.control.ControlListener;
import foresee.control.FlightReplay;
import foresee.control.MpcController;
import foresee.envs.Task;
import foresee.model.Latent;
import foresee.model.Observation;
import java.util.OptionalDouble;

/** What a command plans with: a trained model, which sees frames, or the true dynamics, which see states. */
interface PlanningModel {

    /** As {@code --model} names it. */
    String name();

    /** What is shown to it. */
    Entrant.Sight sight();

    /** Makes it as fast as it gets, before times are measured. */
    void warmUp();

    /** What it is computed on, in words. */
    String kernels();

    /** What was observed, as a latent. */
    Latent encode(Observation observation);

    /**
     * The goal as a latent.
     *
     * @throws Failure if the picture lacks what this model needs
     */
    Latent goal(GoalPicture picture);

    /** A controller that plans toward a goal. */
    MpcController controller(Task task, Latent goal, PlannerSettings settings, long seed, ControlListener listener);

    /** Plans again what a {@link #controller} with the same arguments planned. */
    FlightReplay replay(Task task, Latent goal, PlannerSettings settings);

    /** It and a planner, as they take part in an evaluation. */
    Entrant entrant(Task task, PlannerSettings settings);

    /** Predictors that can disagree: those of an ensemble, or 1. */
    int predictors();

    /** Whether it is the true dynamics, so that nothing can be better. */
    boolean isTrue();

    /** How to plan in it for a task unless something else is asked for. */
    PlannerSettings settings(Task task);

    /** Environment steps in one step of the horizon. */
    int actionChunk();

    /** Tells where plans lead. */
    ImaginedPath imagination();

    /** The latent distance under which a goal counts as reached, if it was calibrated. */
    OptionalDouble goalThreshold();
}
