package foresee.control;

import static foresee.control.ControlFixture.BOX;
import static foresee.control.ControlFixture.CONFIG;
import static foresee.control.ControlFixture.GOAL;
import static org.assertj.core.api.Assertions.assertThat;

import foresee.control.ControlFixture.Recorder;
import foresee.fixtures.PointMass;
import foresee.model.Latent;
import foresee.planning.CemPlanner;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A request is all that a plan made in the background depends on. */
@Timeout(60)
class MpcControllerReplayTest {
    private static final PointMass MODEL = new PointMass(BOX, 2, 2);
    private static final Imagination ENSEMBLE = Imagination.across(List.of(MODEL, MODEL), 1);
    private static final List<Goal> GOALS =
            List.of(Goal.until(latent -> latent.get(0) > 5, GOAL), Goal.near(new Latent(new float[] {9, 9}), 0.1));

    @Test
    void plansOfEveryGoalAreMadeAgainBitForBit() throws InterruptedException {
        MpcConfig config = CONFIG.withDelay(2);
        Recorder recorder = new Recorder();
        try (MpcController controller =
                new MpcController(MODEL, ENSEMBLE, GOALS, new CemPlanner(), config, 9, recorder)) {
            for (int tick = 0; tick < 20; tick++) {
                controller.act(PointMass.at(tick, -tick));
                controller.awaitPlan();
            }
        }
        assertThat(recorder.plans).extracting(event -> event.request().goal()).containsExactly(0, 0, 1, 1, 1);
        try (FlightReplay replay = new FlightReplay(MODEL, ENSEMBLE, GOALS, new CemPlanner(), config)) {
            for (PlanEvent event : recorder.plans) {
                FlightRecord.Planned planned = new FlightRecord.Planned(0, 0, event);
                assertThat(replay.replay(planned).difference()).isEmpty();
            }
        }
    }
}
