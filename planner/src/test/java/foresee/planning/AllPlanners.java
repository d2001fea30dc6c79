package foresee.planning;

import java.util.List;

/** Every planner of the contract test, for tests of other packages. */
public final class AllPlanners {
    private AllPlanners() {}

    public static List<Planner> list() {
        return PlannerContractTest.planners().toList();
    }
}
