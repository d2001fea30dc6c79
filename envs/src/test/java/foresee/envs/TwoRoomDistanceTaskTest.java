package foresee.envs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TwoRoomDistanceTaskTest {
    private static final int CASES = 60;

    static Stream<Task> tasks() {
        return Arrays.stream(TwoRoom.Layout.values())
                .flatMap(layout -> Stream.of(VariationLevel.NOMINAL, VariationLevel.STRONG)
                        .flatMap(level -> TwoRoomDistanceTask.all(new TwoRoom(layout, level)).stream()));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void theWayIsAsLongAsTheNameSays(Task task) {
        double length = Integer.parseInt(task.name().replace("distance-", ""));
        for (long seed = 0; seed < CASES; seed++) {
            Task.Case drawn = task.draw(seed);
            Task.Case toward = task.toward(drawn.goal(), seed);

            for (Task.Case problem : List.of(drawn, toward)) {
                assertThat(TwoRoomWay.length((TwoRoom) task.environment(), problem.start(), problem.goal()))
                        .isCloseTo(length, within(Math.max(1, 0.05 * length)));
                assertThat(task.criteria())
                        .noneMatch(criterion -> criterion.holds().test(problem.start(), problem.goal()));
            }
            assertThat(toward.goal()).containsExactly(drawn.goal());
        }
    }

    @ParameterizedTest
    @EnumSource(TwoRoom.Layout.class)
    void theyAreListedAfterTheOthers(TwoRoom.Layout layout) {
        List<Task> tasks = Sandbox.tasks(new TwoRoom(layout));
        int lengths = layout.doors() == 1 ? 8 : 6;

        assertThat(tasks).extracting(Task::name).startsWith("any", "same-room", "cross-room", "distance-10");
        assertThat(tasks).hasSize(3 + lengths);
        assertThat(tasks.get(tasks.size() - 1).name()).isEqualTo("distance-" + 10 * lengths);
        assertThat(tasks.stream().filter(Task::fixesDistance)).hasSize(lengths);
    }

    @ParameterizedTest
    @CsvSource({"10, 12", "20, 20", "30, 28", "40, 36", "50, 40", "60, 48", "70, 56", "80, 64"})
    void theBudgetGrowsWithTheWay(int length, int budget) {
        Task task = Sandbox.task(new TwoRoom(TwoRoom.Layout.FIXED), "distance-" + length);

        assertThat(task.budget()).isEqualTo(budget);
        assertThat(task.budget() * TwoRoom.REACH).isGreaterThan(1.75 * length);
    }

    /** Some of them go through the door, some do not, but for the shortest and the longest. */
    @Test
    void middlingWaysAreWithinARoomAndThroughTheDoor() {
        Task task = Sandbox.task(new TwoRoom(TwoRoom.Layout.FIXED), "distance-40");
        int crossing = 0;
        for (long seed = 0; seed < CASES; seed++) {
            Task.Case drawn = task.draw(seed);
            crossing += TwoRoom.isLeft(drawn.start()) != TwoRoom.isLeft(drawn.goal()) ? 1 : 0;
        }

        assertThat(crossing).isBetween(CASES / 4, CASES - 5);
    }

    @Test
    void theFirstFitOfAnysDrawsIsItsCase() {
        TwoRoom rooms = new TwoRoom(TwoRoom.Layout.RANDOM);
        Task any = Sandbox.task(rooms, "any");
        Task.Case free = any.draw(3);
        int length = (int) Math.round(any.remaining(free.start(), free.goal()));

        Task.Case drawn = new TwoRoomDistanceTask(rooms, length).draw(3);

        assertThat(drawn.start()).containsExactly(free.start());
        assertThat(drawn.goal()).containsExactly(free.goal());
    }

    @Test
    void aWayThatIsNowhereIsRefusedInWords() {
        Task nowhere = new TwoRoomDistanceTask(new TwoRoom(TwoRoom.Layout.THREE_DOORS), 90);
        assertThatThrownBy(() -> nowhere.draw(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "two-room[layout=three-doors] must have places whose way to each other is 85.5 to 94.5 px; none were");

        Task far = Sandbox.task(new TwoRoom(TwoRoom.Layout.FIXED), "distance-80");
        assertThatThrownBy(() -> far.toward(new float[] {32, 20, 32, 20}, 1))
                .hasMessage("goal (32.0, 20.0) must be 76.0 to 84.0 px from some place on the floor; none was found.");

        TwoRoom rooms = new TwoRoom(TwoRoom.Layout.FIXED);
        assertThatThrownBy(() -> new TwoRoomDistanceTask(rooms, 9)).hasMessage("length (9) must be at least 10 px.");
    }
}
