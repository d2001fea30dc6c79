package foresee.control;

import static foresee.control.FlightFixture.event;
import static org.assertj.core.api.Assertions.assertThat;

import foresee.model.ActionSequence;
import foresee.planning.Plan;
import foresee.planning.PlanTrace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first value that differs, in words. */
class PlanDifferenceTest {
    private static final Plan PLAN = event(0, 1).plan();

    private static void assertDifference(String words, Plan other) {
        assertThat(PlanDifference.first(PLAN, other)).hasValue(words);
    }

    @Test
    void equalPlansDoNotDiffer() {
        assertThat(PlanDifference.first(PLAN, event(0, 1).plan())).isEmpty();
    }

    @Test
    void costsDifferByOneBit() {
        double next = Math.nextUp(PLAN.cost());
        assertDifference(
                "cost: " + PLAN.cost() + " recorded, " + next + " now",
                new Plan(PLAN.actions(), next, PLAN.verdict(), PLAN.trace(), PLAN.alternatives()));
    }

    @Test
    void zeroIsNotMinusZero() {
        List<PlanTrace.Iteration> iterations = List.of(
                PLAN.trace().iterations().get(0),
                new PlanTrace.Iteration(5, 0.0, PLAN.trace().iterations().get(1).mean(), 0.25, 0, false));
        assertDifference(
                "iteration 1, least cost: -0.0 recorded, 0.0 now",
                new Plan(PLAN.actions(), PLAN.cost(), PLAN.verdict(), new PlanTrace(iterations), PLAN.alternatives()));
    }

    @Test
    void iterationsAreCounted() {
        PlanTrace shorter = new PlanTrace(PLAN.trace().iterations().subList(0, 1));
        assertDifference(
                "iterations: 2 recorded, 1 now",
                new Plan(PLAN.actions(), PLAN.cost(), PLAN.verdict(), shorter, PLAN.alternatives()));
    }

    @Test
    void actionsAreNamedByTimeAndComponent() {
        double[] values = PLAN.actions().toArray();
        double before = values[5];
        values[5] = 7;
        assertDifference(
                "action 2, component 1: " + before + " recorded, 7.0 now",
                new Plan(
                        ActionSequence.of(6, 2, values),
                        PLAN.cost(),
                        PLAN.verdict(),
                        PLAN.trace(),
                        PLAN.alternatives()));
    }

    @Test
    void alternativesAndVerdictsCount() {
        assertDifference(
                "alternatives: 1 recorded, 0 now",
                new Plan(PLAN.actions(), PLAN.cost(), PLAN.verdict(), PLAN.trace(), List.of()));
        assertThat(PlanDifference.first(
                                PLAN,
                                new Plan(
                                        PLAN.actions(),
                                        PLAN.cost(),
                                        new Plan.Verdict(false, 0.125, 3),
                                        PLAN.trace(),
                                        PLAN.alternatives()))
                        .orElseThrow())
                .startsWith("verdict: ");
    }
}
