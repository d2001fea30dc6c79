package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.envs.Environment;
import foresee.envs.Sandbox;
import foresee.envs.Task;
import foresee.envs.VariationLevel;
import org.junit.jupiter.api.Test;

class StateJudgeTest {
    private final Environment world = Sandbox.environment("push-t", "relative", VariationLevel.NOMINAL);
    private final Task task = Sandbox.requireTasks(world).get(0);
    private final Task.Case problem = task.draw(3);
    private final StateJudge judge = new StateJudge(task, problem.goal(), problem.start());

    /** The block 12 px beside its goal is near enough for the first criterion, for none of the others. */
    private float[] near() {
        float[] state = problem.goal().clone();
        state[2] += 12;
        return state;
    }

    @Test
    void aJourneyThatReachedItsGoalEndsThirtyStepsLaterAtMost() {
        judge.record(near());
        assertThat(judge.reached()).isTrue();
        for (int step = 0; step < 29; step++) {
            judge.record(near());
        }
        assertThat(judge.finished()).isFalse();
        judge.record(near());
        assertThat(judge.finished()).isTrue();
        assertThat(judge.verdict()).startsWith("reached the goal in 1 steps (12.0 px");
    }

    @Test
    void aJourneyThatHasNotReachedItsGoalGoesOn() {
        for (int step = 0; step < 40; step++) {
            judge.record(problem.start());
        }
        assertThat(judge.finished()).isFalse();
        assertThat(judge.reached()).isFalse();
    }

    @Test
    void aJourneyThatMeetsEveryCriterionEnds() {
        for (int step = 0; step < 3; step++) {
            judge.record(problem.goal());
        }
        assertThat(judge.finished()).isTrue();
    }
}
