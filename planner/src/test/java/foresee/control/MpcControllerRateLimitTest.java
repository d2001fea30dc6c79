package foresee.control;

import static foresee.control.ControlFixture.BOX;
import static foresee.control.ControlFixture.CONFIG;
import static foresee.control.ControlFixture.GOAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.control.ControlFixture.Recorder;
import foresee.fixtures.PointMass;
import foresee.model.ActionSpace;
import foresee.planning.CemPlanner;
import foresee.planning.Planner;
import foresee.planning.RateLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Executed actions change no faster than they may. */
@Timeout(60)
class MpcControllerRateLimitTest {
    private static final double[] LIMITS = {0.1, 0.05};
    private static final MpcConfig LIMITED =
            CONFIG.withHold(1).withRateLimit(new RateLimit(LIMITS, new double[] {0, 0}));
    private static final ActionSpace BALL = new ActionSpace.Ball(2, 0.4);

    private final Recorder recorder = new Recorder();

    private MpcController controller(ActionSpace space, Planner planner, MpcConfig config) {
        return new MpcController(new PointMass(space, 2, 1), GOAL, planner, config, 3, recorder);
    }

    private static void assertKept(double[] before, double[] action) {
        for (int i = 0; i < 2; i++) {
            assertThat(Math.abs(action[i] - before[i])).isLessThanOrEqualTo(LIMITS[i] * (1 + 1e-12));
        }
    }

    /** Acts and holds every action against the one before, or what was told instead of it. */
    private void run(MpcController controller, ActionSpace space, int ticks) throws InterruptedException {
        double[] before = {space.center(0), space.center(1)};
        for (int tick = 0; tick < ticks; tick++) {
            double[] action = controller.act(PointMass.at(1 - 0.3 * tick, 0.4 * tick));
            assertKept(before, action);
            assertThat(space.contains(action, 0)).isTrue();
            before = action;
            if (tick % 7 == 5) {
                before = new double[] {-0.2, 0.3};
                controller.executed(before);
            }
            controller.awaitPlan();
        }
    }

    @Test
    void limitIsKeptAcrossReplansAndAfterWhatWasTold() throws InterruptedException {
        for (ActionSpace space : new ActionSpace[] {BOX, BALL}) {
            for (int delay : new int[] {0, 2, 4}) {
                MpcConfig config = LIMITED.withDelay(delay);
                try (MpcController controller = controller(space, new CemPlanner(), config)) {
                    run(controller, space, 30);
                }
            }
        }
        assertThat(recorder.plans).anyMatch(event -> event.plan().verdict().improved());
    }

    @Test
    void plansThatKeepTheLimitAreExecutedToTheBit() throws InterruptedException {
        for (int delay : new int[] {0, 4}) {
            try (MpcController controller = controller(BOX, new CemPlanner(), LIMITED.withDelay(delay))) {
                for (int tick = 0; tick < 13; tick++) {
                    double[] action = controller.act(PointMass.at(-tick, tick));
                    if (tick >= delay) {
                        PlanEvent latest = recorder.plans.get(recorder.plans.size() - 1);
                        assertThat(action).isEqualTo(latest.plan().actions().action((int) (tick - latest.tick())));
                    }
                    controller.awaitPlan();
                }
            }
        }
    }

    @Test
    void limitIsKeptThroughTheFallbackAndTheWayToTheSafeAction() throws InterruptedException {
        GatedPlanner planner = new GatedPlanner();
        MpcConfig config = LIMITED.withDelay(2).withPlanLifetime(6).withSafeAction(-0.3, 0.2);
        try (MpcController controller = controller(BOX, planner, config)) {
            double[] before = {0.5, 0}; // the centre
            double[] action = before;
            for (int tick = 0; tick < 40; tick++) {
                action = controller.act(PointMass.at(0, 0));
                assertKept(before, action);
                before = action;
                if (tick == 12 || tick == 19) {
                    planner.letGo(); // plan 1 is dropped, plan 2 takes effect
                    controller.awaitPlan();
                }
            }
            assertThat(action).containsExactly(new double[] {-0.3, 0.2}, within(1e-12));
            assertThat(controller.statistics().safeActionTicks()).isEqualTo(36);
            planner.letGo();
        }
        assertThat(recorder.plans).extracting(PlanEvent::adoption).contains(Adoption.DROPPED);
        assertThat(recorder.actions).extracting(ActionEvent::chooser).contains(Chooser.LAST_PLAN, Chooser.SAFE_ACTION);
    }

    @Test
    void limitCountsFromTheNearestActionOfTheSpaceWhereWhatWasToldLiesOutside() {
        try (MpcController controller = controller(BOX, new CemPlanner(), LIMITED)) {
            controller.act(PointMass.at(0, 0));
            controller.executed(new double[] {5, -7});
            double[] action = controller.act(PointMass.at(0, 0));
            assertKept(new double[] {2, -1}, action);
            assertThat(BOX.contains(action, 0)).isTrue();
        }
    }

    @Test
    void limitsThatDoNotFitAreRefused() {
        RateLimit one = new RateLimit(new double[] {1}, new double[] {0});
        assertThatThrownBy(() -> controller(BOX, new CemPlanner(), CONFIG.withRateLimit(one)))
                .hasMessage("action size of the rate limit (1) must be that of the action space (2).");
        assertThatThrownBy(() -> controller(new ActionSpace.Discrete(3), new CemPlanner(), CONFIG.withRateLimit(one)))
                .hasMessageContaining("must be continuous for a rate limit.");
        assertThatThrownBy(() -> controller(BOX, new CemPlanner(), CONFIG.withSafeAction(0)))
                .hasMessage("size of the safe action (1) must be that of the action space (2).");
        assertThatThrownBy(() -> controller(BOX, new CemPlanner(), CONFIG.withSafeAction(0, 1.5)))
                .hasMessageStartingWith("safe action ([0.0, 1.5]) must lie in the action space (Box[");
        assertThatThrownBy(() -> CONFIG.withPlanLifetime(3))
                .hasMessage("plan lifetime (3) must be the replan interval (4) to horizon (12).");
    }
}
