package foresee.examples;

import foresee.model.ActionSpace;
import foresee.planning.Budget;
import foresee.planning.CemPlanner;
import foresee.planning.Plan;
import foresee.planning.PlanningProblem;
import foresee.planning.TrajectoryCost;

/**
 * A planner over a cost of your own, and nothing else of the library: a wagon has to stop 5 m further on within 6 s.
 *
 * <p>Thrust a is -1 to 1 m/s^2 every 0.2 s. The cost of a plan is where the wagon ends up, how fast it still is, and a
 * little for the effort.
 */
public final class OwnCost {
    private OwnCost() {}

    /** Prints the plan. */
    public static void main(String[] args) {
        Plan plan = plan();
        System.out.printf("cost %.3f:", plan.cost());
        for (double thrust : plan.actions().toArray()) {
            System.out.printf(" %.2f", thrust);
        }
        System.out.println();
    }

    static Plan plan() {
        TrajectoryCost wagon = (plans, from, to, costs) -> {
            for (int n = from; n < to; n++) {
                double place = 0;
                double speed = 0;
                double effort = 0;
                for (int t = 0; t < plans.horizon(); t++) {
                    speed += 0.2 * plans.get(n, t, 0);
                    place += 0.2 * speed;
                    effort += 0.001 * plans.get(n, t, 0) * plans.get(n, t, 0);
                }
                costs[n] = (place - 5) * (place - 5) + speed * speed + effort;
            }
        };
        ActionSpace thrust = ActionSpace.Box.symmetric(1, 1);
        PlanningProblem problem = PlanningProblem.of(wagon, thrust, 30, Budget.evaluations(5000));
        return new CemPlanner().plan(problem, 7);
    }
}
