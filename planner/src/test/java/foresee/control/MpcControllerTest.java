package foresee.control;

import static foresee.control.ControlFixture.BOX;
import static foresee.control.ControlFixture.CONFIG;
import static foresee.control.ControlFixture.GOAL;
import static foresee.control.ControlFixture.firstComponents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.control.ControlFixture.CountingPlanner;
import foresee.control.ControlFixture.Recorder;
import foresee.fixtures.PointMass;
import foresee.model.ActionSequence;
import foresee.model.KeyedRandom;
import foresee.planning.Budget;
import foresee.planning.CemPlanner;
import foresee.planning.MppiPlanner;
import foresee.planning.Planner;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Plans, holds, shifts, plans again. */
@Timeout(60)
class MpcControllerTest {
    @Test
    void plannedActionsAreHeldAndReplacedAtTheReplanInterval() {
        try (MpcController controller =
                new MpcController(new PointMass(BOX, 4, 1), GOAL, new CountingPlanner(), CONFIG, 1)) {
            assertThat(firstComponents(controller, 10))
                    .containsExactly(.01, .01, .02, .02, .07, .07, .08, .08, .13, .13);
        }
    }

    @Test
    void wholePlanIsUsedWhereTheIntervalIsTheHorizon() {
        try (MpcController controller = new MpcController(
                new PointMass(BOX, 4, 1), GOAL, new CountingPlanner(), CONFIG.withReplanInterval(12), 1)) {
            assertThat(firstComponents(controller, 13))
                    .containsExactly(.01, .01, .02, .02, .03, .03, .04, .04, .05, .05, .06, .06, .07);
        }
    }

    @Test
    void firstGuessIsTheCentreAndLaterOnesAreTheRestOfTheLastPlan() {
        CountingPlanner planner = new CountingPlanner();
        try (MpcController controller = new MpcController(new PointMass(BOX, 4, 1), GOAL, planner, CONFIG, 1)) {
            firstComponents(controller, 5);
        }
        assertThat(planner.problems.get(0).guess()).isEqualTo(ActionSequence.centered(BOX, 6));
        assertThat(planner.problems.get(1).guess())
                .isEqualTo(ActionSequence.of(6, 2, new double[] {.03, 0, .04, 0, .05, 0, .06, 0, .06, 0, .06, 0}));
    }

    @Test
    void guessIsShiftedWithinAHeldActionToo() {
        CountingPlanner planner = new CountingPlanner();
        MpcConfig config = CONFIG.withReplanInterval(1);
        try (MpcController controller = new MpcController(new PointMass(BOX, 4, 1), GOAL, planner, config, 1)) {
            firstComponents(controller, 2);
        }
        assertThat(planner.problems.get(1).guess())
                .isEqualTo(ActionSequence.of(6, 2, new double[] {.01, 0, .02, 0, .03, 0, .04, 0, .05, 0, .06, 0}));
    }

    @Test
    void alternativesOfAPlanAreMovedOnWithItUntilTheEpisodeEnds() {
        CountingPlanner planner = new CountingPlanner();
        try (MpcController controller = new MpcController(new PointMass(BOX, 4, 1), GOAL, planner, CONFIG, 1)) {
            firstComponents(controller, 5);
            controller.reset();
            firstComponents(controller, 1);
        }
        assertThat(planner.problems.get(0).alternatives()).isEmpty();
        assertThat(planner.problems.get(1).alternatives())
                .containsExactly(
                        ActionSequence.of(6, 2, new double[] {.53, 0, .54, 0, .55, 0, .56, 0, .56, 0, .56, 0}));
        assertThat(planner.problems.get(2).alternatives()).isEmpty();
    }

    @Test
    void plannerIsAskedWithTheSpaceTheBudgetAndAKeyedSeed() {
        CountingPlanner planner = new CountingPlanner();
        try (MpcController controller = new MpcController(new PointMass(BOX, 4, 1), GOAL, planner, CONFIG, 77)) {
            firstComponents(controller, 5);
        }
        assertThat(planner.seeds).containsExactly(KeyedRandom.key(77, 0), KeyedRandom.key(77, 4));
        assertThat(planner.problems.get(0).actionSpace()).isEqualTo(BOX);
        assertThat(planner.problems.get(0).budget()).hasToString("128 evaluations");
        assertThat(planner.problems.get(0).horizon()).isEqualTo(6);
    }

    /** Runs a point mass under the controller and returns where it has been. */
    private static List<Double> run(PointMass model, MpcController controller, int steps) {
        double[] before = {0, 0};
        double[] now = {0, 0};
        List<Double> path = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            double[] values = new double[model.actionChunk() * 2];
            for (int j = 0; j < model.actionChunk(); j++) {
                double[] action = controller.act(PointMass.at(now));
                System.arraycopy(action, 0, values, 2 * j, 2);
            }
            double[] next = model.after(before, now, ActionSequence.of(model.actionChunk(), 2, values));
            before = now;
            now = next;
            path.add(now[0]);
            path.add(now[1]);
        }
        return path;
    }

    @Test
    void pointMassComesNearItsGoal() {
        for (Planner planner : List.of(new CemPlanner(), new MppiPlanner())) {
            PointMass model = new PointMass(BOX, 1, 1);
            MpcConfig config = CONFIG.withReplanInterval(1).withBudget(Budget.evaluations(640));
            try (MpcController controller = new MpcController(model, GOAL, planner, config, 5)) {
                List<Double> path = run(model, controller, 10);
                double nearest = Double.MAX_VALUE;
                for (int step = 0; step < 10; step++) {
                    nearest = Math.min(nearest, Math.hypot(path.get(2 * step) - 3, path.get(2 * step + 1) + 2));
                }
                assertThat(nearest).isLessThan(0.3);
            }
        }
    }

    @Test
    void sameSeedGivesTheSamePathForAnyThreadsWatchedOrNot() {
        PointMass model = new PointMass(BOX, 1, 2);
        List<List<Double>> paths = new ArrayList<>();
        for (int threads : new int[] {1, 8}) {
            for (ControlListener listener : List.of(ControlListener.NONE, new Recorder())) {
                try (MpcController controller =
                        new MpcController(model, GOAL, new CemPlanner(), CONFIG.withThreads(threads), 5, listener)) {
                    paths.add(run(model, controller, 9));
                }
            }
        }
        assertThat(paths).containsOnly(paths.get(0));
        try (MpcController controller = new MpcController(model, GOAL, new CemPlanner(), CONFIG, 6)) {
            assertThat(run(model, controller, 9)).isNotEqualTo(paths.get(0));
        }
    }

    @Test
    void resetBeginsAnEpisodeAsIfItWereTheFirst() {
        PointMass model = new PointMass(BOX, 1, 2);
        try (MpcController controller = new MpcController(model, GOAL, new CemPlanner(), CONFIG, 5)) {
            List<Double> first = run(model, controller, 7);
            controller.reset();
            assertThat(run(model, controller, 7)).isEqualTo(first);
        }
    }

    @Test
    void returnedActionBelongsToTheCaller() {
        try (MpcController controller =
                new MpcController(new PointMass(BOX, 4, 1), GOAL, new CountingPlanner(), CONFIG, 1)) {
            controller.act(PointMass.at(0, 0))[0] = 99;
            assertThat(controller.act(PointMass.at(0, 0))).containsExactly(.01, 0);
        }
    }

    @Test
    void misuseIsRefusedWithBothValues() {
        assertThatThrownBy(() -> new MpcController(new PointMass(BOX, 5, 1), GOAL, new CemPlanner(), CONFIG, 1))
                .hasMessage("horizon (12) must be a multiple of the model's action chunk (5).");
        assertThatThrownBy(() -> CONFIG.withHold(5)).hasMessage("horizon (12) must be a multiple of hold (5).");
        assertThatThrownBy(() -> CONFIG.withReplanInterval(13))
                .hasMessage("replan interval (13) must be at most horizon (12).\nMaybe raise horizon.");
        assertThatThrownBy(() -> CONFIG.withThreads(0)).hasMessage("threads (0) must be at least 1.");
        try (MpcController controller =
                new MpcController(new PointMass(BOX, 4, 1), GOAL, new CemPlanner(), CONFIG, 1)) {
            assertThatThrownBy(() -> controller.executed(new double[2]))
                    .hasMessage("act() must come before executed().");
            assertThatThrownBy(() -> controller.executed(new double[3]))
                    .hasMessage("action size (3) must be that of the action space (2).");
        }
    }
}
