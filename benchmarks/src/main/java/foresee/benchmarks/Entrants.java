package foresee.benchmarks;

import foresee.control.ControlListener;
import foresee.control.FlightReplay;
import foresee.control.Goal;
import foresee.control.Imagination;
import foresee.control.MpcConfig;
import foresee.control.MpcController;
import foresee.envs.DistanceObjective;
import foresee.envs.Environment;
import foresee.envs.RandomPolicy;
import foresee.envs.SimulatorModel;
import foresee.envs.Task;
import foresee.model.DifferentiableWorldModel;
import foresee.model.Frame;
import foresee.model.KeyedRandom;
import foresee.model.Latent;
import foresee.model.Observation;
import foresee.model.WorldModel;
import foresee.planning.Budget;
import foresee.planning.GoalCost;
import foresee.planning.Objective;
import foresee.runtime.CompiledWorldModel;
import java.util.List;
import java.util.function.Function;

/** Puts together who acts: model, goal, planner and control loop. */
public final class Entrants {
    private static final long FLOOR_STREAM = 1;
    private static final long PLANNING_STREAM = 2;

    private Entrants() {}

    /**
     * A trained model that plans toward the goal's picture; sees pixels alone, or what else its card says, of the goal, too.
     *
     * @throws IllegalArgumentException if the model was made for another environment, with both names; or if the planner
     *     cannot work on its actions
     */
    public static Entrant model(CompiledWorldModel model, Environment environment, PlannerSettings settings) {
        return model(model, environment, settings, Budget.evaluations(settings.evaluations()));
    }

    /** The same with another budget for a plan, such as a deadline. */
    public static Entrant model(
            CompiledWorldModel model, Environment environment, PlannerSettings settings, Budget budget) {
        requireFits(model, environment);
        return seeing(Entrant.Sight.of(model.card().architecture()), model, environment, settings, budget);
    }

    /**
     * Any world model that plans toward the goal's picture, whoever made it; sees pixels alone.
     *
     * @throws IllegalArgumentException if the planner cannot work on the actions, or needs gradients that the model has not
     */
    public static Entrant pixels(WorldModel model, Environment environment, PlannerSettings settings, Budget budget) {
        return seeing(Entrant.Sight.FRAMES, model, environment, settings, budget);
    }

    private static Entrant seeing(
            Entrant.Sight sight, WorldModel model, Environment environment, PlannerSettings settings, Budget budget) {
        settings.entry().requireFits(environment.actionSpace(), model instanceof DifferentiableWorldModel);
        requireRisk(model, settings);
        MpcConfig control = settings.control(model.actionChunk()).withBudget(budget);
        return new Entrant(
                settings.planner(),
                sight,
                (problem, listener) -> new MpcController(
                        model,
                        imagination(model, settings),
                        toward(model.encode(sight.observe(environment, problem.goal(), 0))),
                        settings.build(),
                        control,
                        planningSeed(problem),
                        listener));
    }

    /** All predictors of a model that has several, by the mean of their costs and the risk; else the model itself. */
    private static Imagination imagination(WorldModel model, PlannerSettings settings) {
        requireRisk(model, settings);
        return model instanceof CompiledWorldModel trained && predictors(model) > 1
                ? Imagination.across(trained.members(), settings.risk())
                : Imagination.in(model);
    }

    private static int predictors(WorldModel model) {
        return model instanceof CompiledWorldModel trained
                ? trained.card().architecture().members()
                : 1;
    }

    /**
     * Refuses a risk where nothing can disagree.
     *
     * @throws IllegalArgumentException if there is one, and the model has a single predictor
     */
    public static void requireRisk(WorldModel model, PlannerSettings settings) {
        if (settings.risk() != 0 && predictors(model) == 1) {
            throw new IllegalArgumentException("risk (" + settings.risk() + ") must be 0 in a model of one predictor:"
                    + " nothing disagrees with it.\nMaybe train one with network.members 3.");
        }
    }

    private static List<Goal> toward(Latent goal) {
        return List.of(Goal.endless(GoalCost.nearest(goal)));
    }

    /**
     * Refuses a model that was made for another environment, action space, frame shape or vector.
     *
     * @throws IllegalArgumentException if one differs; names both values
     */
    public static void requireFits(CompiledWorldModel model, Environment environment) {
        Frame frame = environment.render(environment.reset(0));
        model.card().requireEnvironment(environment.id());
        model.card().requireActionSpace(environment.actionSpace());
        model.card().requireFrame(frame.height(), frame.width(), frame.channels());
        model.card()
                .requireVector(
                        environment.stateSize(), environment.proprioception().size());
    }

    /**
     * The ceiling: the same planner with the same budget in the true simulator, by the true way left to the goal.
     *
     * @param actionChunk environment steps in one of the horizon's model steps, so that both look equally far ahead and
     *     are charged for equally many moments
     * @throws IllegalArgumentException if the planner cannot work on the task's actions, or needs gradients
     */
    public static Entrant simulator(Task task, PlannerSettings settings, int actionChunk) {
        return simulator(task, settings, actionChunk, Budget.evaluations(settings.evaluations()));
    }

    /** The same with another budget for a plan, such as a deadline. */
    public static Entrant simulator(Task task, PlannerSettings settings, int actionChunk, Budget budget) {
        return simulator(
                task.environment(),
                settings,
                actionChunk,
                budget,
                problem -> new DistanceObjective(task, problem.goal()));
    }

    /**
     * A planner in the true simulator, by a cost of one's own; sees states alone.
     *
     * @param actionChunk environment steps from one moment that is charged for to the next
     * @param objective of a case, over trajectories of states
     * @throws IllegalArgumentException if the planner cannot work on the environment's actions, or needs gradients
     */
    public static Entrant simulator(
            Environment environment,
            PlannerSettings settings,
            int actionChunk,
            Budget budget,
            Function<Task.Case, Objective> objective) {
        settings.entry().requireFits(environment.actionSpace(), false);
        MpcConfig control = settings.control(actionChunk).withBudget(budget);
        return new Entrant(
                settings.planner() + " in the simulator",
                Entrant.Sight.STATES,
                (problem, listener) -> new MpcController(
                        new SimulatorModel(environment, actionChunk),
                        objective.apply(problem),
                        settings.build(),
                        control,
                        planningSeed(problem),
                        listener));
    }

    /** The floor: acts at random. */
    public static Entrant random(Environment environment) {
        return new Entrant(
                "random policy",
                Entrant.Sight.STATES,
                (problem, listener) ->
                        new RandomPolicy(environment.actionSpace(), KeyedRandom.key(FLOOR_STREAM, problem.seed())));
    }

    private static long planningSeed(Task.Case problem) {
        return KeyedRandom.key(PLANNING_STREAM, problem.seed());
    }

    /**
     * A goal's picture as the model sees it; must be of the model's frame shape.
     *
     * @throws IllegalArgumentException if it has another, or a picture is not all that the model sees
     */
    public static Latent goal(WorldModel model, Frame picture) {
        return model.encode(Observation.ofFrame(picture, 0));
    }

    /** What a model sees of a state: its picture, unless the model's card says otherwise. */
    public static Observation observe(WorldModel model, Environment environment, float[] state) {
        Entrant.Sight sight = model instanceof CompiledWorldModel trained
                ? Entrant.Sight.of(trained.card().architecture())
                : Entrant.Sight.FRAMES;
        return sight.observe(environment, state, 0);
    }

    /** The latent of a state, as the model sees it. */
    public static Latent seen(WorldModel model, Environment environment, float[] state) {
        return model.encode(observe(model, environment, state));
    }

    /** A controller that plans in a learned model toward a goal latent, by the default goal cost. */
    public static MpcController controller(
            WorldModel model, Latent goal, PlannerSettings settings, long seed, ControlListener listener) {
        return new MpcController(
                model,
                imagination(model, settings),
                toward(goal),
                settings.build(),
                settings.control(model.actionChunk()),
                seed,
                listener);
    }

    /** Plans again what a {@link #controller} with the same arguments planned. */
    public static FlightReplay replay(WorldModel model, Latent goal, PlannerSettings settings) {
        return new FlightReplay(
                model,
                imagination(model, settings),
                toward(goal),
                settings.build(),
                settings.control(model.actionChunk()));
    }

    /** Plans again what a {@link #simulatorController} with the same arguments planned. */
    public static FlightReplay simulatorReplay(Task task, float[] goal, PlannerSettings settings, int actionChunk) {
        return new FlightReplay(
                new SimulatorModel(task.environment(), actionChunk),
                new DistanceObjective(task, goal),
                settings.build(),
                settings.control(actionChunk));
    }

    /**
     * A controller that plans in the true simulator toward a goal state.
     *
     * @param actionChunk environment steps from one moment that is charged for to the next
     */
    public static MpcController simulatorController(
            Task task, float[] goal, PlannerSettings settings, int actionChunk, long seed, ControlListener listener) {
        return new MpcController(
                new SimulatorModel(task.environment(), actionChunk),
                new DistanceObjective(task, goal),
                settings.build(),
                settings.control(actionChunk),
                seed,
                listener);
    }
}
