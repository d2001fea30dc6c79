package foresee.control;

import static foresee.control.ControlFixture.BOX;
import static foresee.control.ControlFixture.CONFIG;
import static foresee.control.ControlFixture.GOAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.control.ControlFixture.CountingPlanner;
import foresee.control.ControlFixture.Recorder;
import foresee.fixtures.PointMass;
import foresee.model.Latent;
import foresee.planning.Budget;
import foresee.planning.CemPlanner;
import foresee.planning.GoalCost;
import foresee.planning.Objective;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sequences of goals, judged by what is observed. */
@Timeout(60)
class MpcControllerGoalsTest {
    private static final Latent NEAR = new Latent(new float[] {2, 0});
    private static final Latent FAR = new Latent(new float[] {2, 3});
    private static final List<Goal> GOALS = List.of(Goal.near(NEAR, 0.05), Goal.near(FAR, 0.05));

    private final Recorder recorder = new Recorder();

    private MpcController controller(List<Goal> goals) {
        return new MpcController(new PointMass(BOX, 4, 1), goals, new CountingPlanner(), CONFIG, 1, recorder);
    }

    @Test
    void controllerGoesOnWhenAnObservedLatentSaysSoAndKeepsTheLastGoal() {
        try (MpcController controller = controller(GOALS)) {
            controller.act(PointMass.at(0, 0));
            assertThat(controller.progress()).isEqualTo(new GoalProgress(0, 2, false));
            controller.act(PointMass.at(2, 3));
            assertThat(controller.progress()).isEqualTo(new GoalProgress(0, 2, false));
            controller.act(PointMass.at(2, 0.1));
            assertThat(controller.progress()).isEqualTo(new GoalProgress(1, 2, false));
            controller.act(PointMass.at(2, 0));
            controller.act(PointMass.at(2, 0));
            controller.act(PointMass.at(2, 3));
            assertThat(controller.progress()).isEqualTo(new GoalProgress(1, 2, true));
            assertThat(controller.progress().reached()).isEqualTo(2);
            for (int tick = 6; tick < 9; tick++) {
                controller.act(PointMass.at(2, 3));
            }
            controller.reset();
            assertThat(controller.progress()).isEqualTo(new GoalProgress(0, 2, false));
        }
        assertThat(recorder.plans).extracting(event -> event.request().goal()).containsExactly(0, 1, 1);
        assertThat(recorder.goals)
                .containsExactly(
                        new GoalEvent(2, 0, new Latent(new float[] {2, 0.1f}), new GoalProgress(1, 2, false)),
                        new GoalEvent(5, 1, FAR, new GoalProgress(1, 2, true)));
    }

    @Test
    void oneLatentMayReachSeveralGoals() {
        List<Goal> goals = List.of(
                Goal.until(latent -> latent.get(0) > 1, GOAL),
                Goal.until(latent -> latent.get(0) > 2, GOAL),
                Goal.until(latent -> latent.get(0) > 3, GOAL));
        try (MpcController controller = controller(goals)) {
            controller.act(PointMass.at(2.5, 0));
            assertThat(controller.progress()).isEqualTo(new GoalProgress(2, 3, false));
        }
        assertThat(recorder.goals).extracting(GoalEvent::goal).containsExactly(0, 1);
    }

    @Test
    void eachPlanIsScoredByTheObjectiveOfItsGoal() {
        List<String> scored = new ArrayList<>();
        Objective first = (trajectories, actions, from, to, costs) -> scored.add("first");
        Objective second = (trajectories, actions, from, to, costs) -> scored.add("second");
        List<Goal> goals = List.of(Goal.until(latent -> latent.get(0) > 1, first), Goal.endless(second));
        MpcConfig config = CONFIG.withReplanInterval(1).withBudget(Budget.evaluations(1));
        try (MpcController controller =
                new MpcController(new PointMass(BOX, 4, 1), goals, new CemPlanner(), config, 1, recorder)) {
            controller.act(PointMass.at(0, 0));
            controller.act(PointMass.at(0.5, 0));
            controller.act(PointMass.at(1.5, 0));
            controller.act(PointMass.at(0, 0));
        }
        assertThat(scored).containsExactly("first", "first", "second", "second");
    }

    @Test
    void pointMassVisitsItsGoalsInOrder() throws InterruptedException {
        PointMass model = new PointMass(BOX, 1, 1);
        for (int delay : new int[] {0, 1}) {
            recorder.goals.clear();
            MpcConfig config =
                    CONFIG.withHold(1).withReplanInterval(1).withDelay(delay).withBudget(Budget.evaluations(640));
            try (MpcController controller = new MpcController(model, GOALS, new CemPlanner(), config, 1, recorder)) {
                double x = 0;
                double y = 0;
                for (int tick = 0; tick < 40 && !controller.progress().finished(); tick++) {
                    double[] action = controller.act(PointMass.at(x, y));
                    controller.awaitPlan();
                    x += action[0];
                    y += action[1];
                }
                assertThat(recorder.goals).extracting(GoalEvent::goal).containsExactly(0, 1);
            }
        }
    }

    @Test
    void misuseIsRefused() {
        assertThatThrownBy(() -> controller(List.of())).hasMessage("goals (0) must be at least 1.");
        assertThatThrownBy(() -> controller(List.of(Goal.endless(GOAL), GOALS.get(0))))
                .hasMessage("goal 0 is endless, but only the last one (1) may be.\nMaybe use Goal.near.");
        assertThatThrownBy(() -> Goal.near(NEAR, 0)).hasMessage("threshold (0.0) must be positive.");
    }

    @Test
    void nearIsTheNearestApproach() {
        assertThat(Goal.near(NEAR, 1).objective())
                .hasToString(GoalCost.nearest(NEAR).toString());
    }
}
