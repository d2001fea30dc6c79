package foresee.control;

import foresee.model.ActionSequence;
import foresee.planning.Plan;
import foresee.planning.PlanTrace;
import foresee.planning.Planner;
import foresee.planning.PlanningProblem;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Thinks until it is let go; its plan number p, from 1, decides p / 10 + 1 / 1000, p / 10 + 2 / 1000, ... in both components. */
final class GatedPlanner implements Planner {
    private final Semaphore gate = new Semaphore(0);
    private final Semaphore asked = new Semaphore(0);
    private final AtomicInteger plans = new AtomicInteger();

    /** Lets one plan pass, this one or the next. */
    void letGo() {
        gate.release();
    }

    /** Waits until a plan is asked for. */
    void awaitAsked() {
        asked.acquireUninterruptibly();
    }

    int asked() {
        return plans.get();
    }

    /** What plan {@code number} holds for its step {@code t}, where each decision is held for 2 steps. */
    static double value(int number, int t) {
        return number / 10.0 + (t / 2 + 1) / 1000.0;
    }

    @Override
    public Plan plan(PlanningProblem problem, long seed) {
        int number = plans.incrementAndGet();
        asked.release();
        gate.acquireUninterruptibly();
        double[] values = new double[problem.horizon() * 2];
        for (int j = 0; j < values.length; j++) {
            values[j] = value(number, j / 2 * 2);
        }
        ActionSequence actions = ActionSequence.of(problem.horizon(), 2, values);
        return new Plan(actions, 0.5, new Plan.Verdict(true, 0, 0), new PlanTrace(List.of()));
    }

    @Override
    public String describe() {
        return "gated(samples=1)";
    }
}
