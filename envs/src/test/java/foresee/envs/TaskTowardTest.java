package foresee.envs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TaskTowardTest {
    private static final TwoRoom ROOMS = new TwoRoom(TwoRoom.Layout.FIXED);
    private static final float[] GOAL = ROOMS.state(52, 12, 27, 41);

    @ParameterizedTest
    @ValueSource(strings = {"any", "same-room", "cross-room"})
    void theStartHasTheGoalsWallsAndIsNotYetThere(String name) {
        Task task = Sandbox.task(ROOMS, name);
        for (int seed = 0; seed < 200; seed++) {
            Task.Case problem = task.toward(GOAL, seed);

            assertThat(problem.goal()).isEqualTo(GOAL);
            assertThat(problem.start()).endsWith(27f, 41f);
            assertThat(ROOMS.isFree(problem.start())).isTrue();
            assertThat(task.distance(problem.start(), GOAL)).isGreaterThan(4.5);
            assertThat(task.toward(GOAL, seed).start()).isEqualTo(problem.start());
        }
    }

    @Test
    void theFirstCriterionHoldsUpToTheRadius() {
        Task task = Sandbox.task(ROOMS, "any");
        float radius = (float) task.radius();

        assertThat(task.criteria().get(0).holds().test(ROOMS.state(52 - radius, 12, 27, 41), GOAL))
                .isTrue();
        assertThat(task.criteria().get(0).holds().test(ROOMS.state(51.9f - radius, 12, 27, 41), GOAL))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5})
    void theStartIsInTheRoomThatTheTaskSays(long seed) {
        assertThat(TwoRoom.isLeft(
                        Sandbox.task(ROOMS, "cross-room").toward(GOAL, seed).start()))
                .isTrue();
        assertThat(TwoRoom.isLeft(
                        Sandbox.task(ROOMS, "same-room").toward(GOAL, seed).start()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"any", "same-room", "cross-room"})
    void whatIsNoStateIsRefused(String name) {
        Task task = Sandbox.task(ROOMS, name);

        assertThatThrownBy(() -> task.toward(new float[] {1, 2, 3}, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("state size (3) must be 4");
        assertThatThrownBy(() -> task.toward(new float[] {20, 20, 99, 30}, 0)).hasMessageContaining("wall x (99.0)");
    }
}
