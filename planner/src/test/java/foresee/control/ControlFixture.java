package foresee.control;

import foresee.fixtures.PointMass;
import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import foresee.model.Latent;
import foresee.planning.Budget;
import foresee.planning.CemPlanner;
import foresee.planning.GoalCost;
import foresee.planning.Objective;
import foresee.planning.Plan;
import foresee.planning.PlanTrace;
import foresee.planning.Planner;
import foresee.planning.PlanningProblem;
import java.util.ArrayList;
import java.util.List;

/** What the tests of the controller share. */
final class ControlFixture {
    static final ActionSpace BOX = new ActionSpace.Box(new double[] {-1, -1}, new double[] {2, 1});
    static final Objective GOAL = GoalCost.nearest(new Latent(new float[] {3, -2}));
    static final MpcConfig CONFIG = new MpcConfig(12, 2, 4, Budget.evaluations(128), 1);

    /** Answers every problem with 1/100, 2/100, ... (and, as an alternative, 0.5 more) and remembers what it was asked. */
    static final class CountingPlanner implements Planner {
        final List<PlanningProblem> problems = new ArrayList<>();
        final List<Long> seeds = new ArrayList<>();
        private int next;

        @Override
        public Plan plan(PlanningProblem problem, long seed) {
            problems.add(problem);
            seeds.add(seed);
            double[] values = new double[problem.horizon() * 2];
            double[] others = new double[problem.horizon() * 2];
            for (int k = 0; k < problem.horizon(); k++) {
                values[2 * k] = ++next / 100.0;
                others[2 * k] = 0.5 + next / 100.0;
            }
            ActionSequence actions = ActionSequence.of(problem.horizon(), 2, values);
            return new Plan(
                    actions,
                    0.5,
                    new Plan.Verdict(true, 0, 0),
                    new PlanTrace(List.of()),
                    List.of(ActionSequence.of(problem.horizon(), 2, others)));
        }

        @Override
        public String describe() {
            return "counting(samples=1)";
        }
    }

    /** Keeps all events. */
    static final class Recorder implements ControlListener {
        final List<PlanEvent> plans = new ArrayList<>();
        final List<StepEvent> steps = new ArrayList<>();
        final List<ActionEvent> actions = new ArrayList<>();
        final List<ObservationEvent> observations = new ArrayList<>();
        final List<GoalEvent> goals = new ArrayList<>();

        @Override
        public void onPlan(PlanEvent event) {
            plans.add(event);
        }

        @Override
        public void onStep(StepEvent event) {
            steps.add(event);
        }

        @Override
        public void onAction(ActionEvent event) {
            actions.add(event);
        }

        @Override
        public void onObservation(ObservationEvent event) {
            observations.add(event);
        }

        @Override
        public void onGoal(GoalEvent event) {
            goals.add(event);
        }
    }

    /** A controller of a point mass by {@link CemPlanner}. */
    static MpcController controller(ControlListener listener) {
        return new MpcController(new PointMass(BOX, 1, 2), GOAL, new CemPlanner(), CONFIG, 5, listener);
    }

    /** The first component of each action taken in {@code steps} steps, seen at (0, 0), (1, -1), ... */
    static double[] firstComponents(MpcController controller, int steps) {
        double[] taken = new double[steps];
        for (int tick = 0; tick < steps; tick++) {
            taken[tick] = controller.act(PointMass.at(tick, -tick))[0];
        }
        return taken;
    }

    private ControlFixture() {}
}
