package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.control.PlanEvent;
import foresee.control.PlanRequest;
import foresee.model.ActionSequence;
import foresee.model.Context;
import foresee.model.Latent;
import foresee.model.Observation;
import foresee.planning.Plan;
import foresee.planning.PlanTrace;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImaginedPathTest {

    @Test
    void isWhereThePlanLeads() {
        ImaginedPath path = ImaginedPath.inSimulator(new Meadow(), 4);
        assertThat(path.after(0)).isEmpty();
        path.onPlan(eastward(8));
        assertThat(path.after(8)).containsExactly(new Spot(24, 30), new Spot(28, 30), new Spot(32, 30));
    }

    @Test
    void whatLiesBehindIsLeftOut() {
        ImaginedPath path = ImaginedPath.inSimulator(new Meadow(), 4);
        path.onPlan(eastward(8));
        assertThat(path.after(11)).hasSize(3);
        assertThat(path.after(12)).containsExactly(new Spot(28, 30), new Spot(32, 30));
        assertThat(path.after(20)).isEmpty();
        assertThat(path.after(99)).isEmpty();
    }

    /** From (20, 30), 1 px to the right for 12 steps. */
    private static PlanEvent eastward(long tick) {
        Latent start = new Latent(new float[] {20, 30});
        ActionSequence actions = ActionSequence.of(1, 2, new double[] {1, 0}).held(12);
        Plan plan = new Plan(actions, 0, new Plan.Verdict(true, 0, 0), new PlanTrace(List.of()));
        PlanRequest request =
                new PlanRequest(tick, Context.of(start), actions, ActionSequence.of(1, 2, new double[] {1, 0}), 1);
        return new PlanEvent(Observation.ofState(start.toArray(), 0), request, plan, 1000, 1000);
    }
}
