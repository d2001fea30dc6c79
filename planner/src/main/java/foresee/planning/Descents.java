package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.ActionSpace;
import java.util.Arrays;

/** Descents of several plans side by side, each with the memory of its own {@link StepRule}; steps are projected. */
final class Descents {
    private final PlanningProblem problem;
    private final StepRule rule;
    private final int[] alike;
    private final StepRule.Descent[] descents;

    /** Descents of {@code count} plans of the problem, none of them begun. */
    Descents(PlanningProblem problem, StepRule rule, int count) {
        this.problem = problem;
        this.rule = rule;
        this.alike = Alike.firsts(problem.actionSpace(), problem.horizon());
        this.descents = new StepRule.Descent[count];
        Arrays.setAll(descents, n -> rule.start(alike));
    }

    /** Forgets what plan {@code n} has been through. */
    void restart(int n) {
        descents[n] = rule.start(alike);
    }

    /** a(n) = project(a(n) - rate h d(n)), d(n) being what the rule makes of h gradient(n), h the half-widths. */
    void step(ActionBatch plans, int n, double[] gradient, double rate) {
        ActionSpace space = problem.actionSpace();
        int offset = plans.offset(n, 0);
        double[] direction = new double[alike.length];
        for (int j = 0; j < direction.length; j++) {
            direction[j] = gradient[offset + j] * space.halfWidth(j % space.size());
        }
        descents[n].turnIntoDirection(direction);
        for (int j = 0; j < direction.length; j++) {
            plans.values()[offset + j] -= rate * space.halfWidth(j % space.size()) * direction[j];
        }
        problem.project(plans.values(), offset);
    }
}
