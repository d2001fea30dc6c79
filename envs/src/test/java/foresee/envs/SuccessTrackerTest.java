package foresee.envs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SuccessTrackerTest {
    private static final float[] GOAL = {20, 20, 32, 20};

    private final Task task = Sandbox.task(new TwoRoom(TwoRoom.Layout.FIXED), "any");
    private final SuccessTracker tracker = new SuccessTracker(task, GOAL);

    private void recordDistances(float... distances) {
        for (float distance : distances) {
            tracker.record(new float[] {20 + distance, 20, 32, 20});
        }
    }

    @Test
    void moderateIsMetAtTheFirstNearStep() {
        recordDistances(6, 5, 4, 9);

        assertThat(tracker.metAt("moderate")).hasValue(3);
        assertThat(tracker.met("strict")).isFalse();
        assertThat(tracker.steps()).isEqualTo(4);
        assertThat(tracker.nearest()).isEqualTo(4);
        assertThat(tracker.distance()).isEqualTo(9);
    }

    @Test
    void strictIsMetAtTheThirdStepRunning() {
        recordDistances(2, 1, 3, 2, 2, 2, 2);

        assertThat(tracker.metAt("strict")).hasValue(6);
        assertThat(tracker.metAt("moderate")).hasValue(1);
        assertThat(tracker.allMet()).isTrue();
        assertThat(tracker.finished()).isTrue();
    }

    @Test
    void runIsFinishedWhenTheBudgetIsSpent() {
        for (int t = 0; t < task.budget(); t++) {
            assertThat(tracker.finished()).isFalse();
            recordDistances(10);
        }

        assertThat(tracker.finished()).isTrue();
        assertThat(tracker.allMet()).isFalse();
        assertThat(tracker.metAt("moderate")).isEmpty();
    }

    @Test
    void unknownCriterionIsRefusedWithAHint() {
        assertThatThrownBy(() -> tracker.met("strickt"))
                .hasMessage("unknown criterion (strickt); there are moderate, strict.\nMaybe strict.");
    }
}
