package foresee.envs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TwoRoomTaskTest {
    private static final int CASES = 400;

    private static int crossing(TwoRoom.Layout layout, String name) {
        Task task = Sandbox.task(new TwoRoom(layout), name);
        int crossing = 0;
        for (long seed = 0; seed < CASES; seed++) {
            Task.Case drawn = task.draw(seed);
            crossing += TwoRoom.isLeft(drawn.start()) != TwoRoom.isLeft(drawn.goal()) ? 1 : 0;
        }
        return crossing;
    }

    @ParameterizedTest
    @EnumSource(TwoRoom.Layout.class)
    void startAndGoalAreInTheRoomsThatTheNameSays(TwoRoom.Layout layout) {
        assertThat(crossing(layout, "cross-room")).isEqualTo(CASES);
        assertThat(crossing(layout, "same-room")).isZero();
        assertThat(crossing(layout, "any")).isBetween(CASES * 2 / 5, CASES * 3 / 5);
    }

    @ParameterizedTest
    @EnumSource(TwoRoom.Layout.class)
    void goalIsOnTheFloorAndHasTheWallsOfTheStart(TwoRoom.Layout layout) {
        TwoRoom environment = new TwoRoom(layout);
        for (Task task : Sandbox.tasks(environment)) {
            for (long seed = 0; seed < CASES; seed++) {
                Task.Case drawn = task.draw(seed);

                assertThat(environment.isFree(drawn.goal())).isTrue();
                for (int i = TwoRoom.WALL_X; i < environment.stateSize(); i++) {
                    assertThat(drawn.goal()[i]).isEqualTo(drawn.start()[i]);
                }
            }
        }
    }

    @Test
    void distanceIsEuclideanBetweenCentres() {
        Task task = Sandbox.task(new TwoRoom(TwoRoom.Layout.FIXED), "any");

        assertThat(task.distance(new float[] {10, 20, 32, 20}, new float[] {13, 24, 32, 20}))
                .isCloseTo(5, within(1e-12));
        assertThat(task.budget()).isEqualTo(100);
    }

    @Test
    void criteriaHoldUpToTheirBounds() {
        Task task = Sandbox.task(new TwoRoom(TwoRoom.Layout.FIXED), "any");
        Criterion moderate = task.criteria().get(0);
        Criterion strict = task.criteria().get(1);
        float[] goal = {20, 20, 32, 20};

        assertThat(moderate.holds().test(new float[] {24.5f, 20, 32, 20}, goal)).isTrue();
        assertThat(moderate.holds().test(new float[] {24.51f, 20, 32, 20}, goal))
                .isFalse();
        assertThat(strict.holds().test(new float[] {20, 22.29f, 32, 20}, goal)).isTrue();
        assertThat(strict.holds().test(new float[] {20, 22.31f, 32, 20}, goal)).isFalse();
        assertThat(moderate.consecutive()).isEqualTo(1);
        assertThat(strict.consecutive()).isEqualTo(3);
    }
}
