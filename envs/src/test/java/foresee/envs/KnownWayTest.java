package foresee.envs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KnownWayTest {
    private static final int FREE_CASES = 6;

    /** Fewer where a step takes long. */
    private static int cases(Task task) {
        return task instanceof SweepTask ? 5 : 30;
    }

    /** All whose way is known, in every layout. */
    static Stream<Task> tasks() {
        return Stream.of(TwoRoom.ID, PointMaze.ID, "push-t", "push-disc", "rope", "granular")
                .flatMap(name -> EnvironmentContractTest.layouts(name)
                        .flatMap(layout -> Sandbox.tasks(Sandbox.environment(name, layout)).stream())
                        .filter(task -> !task.name().equals("free")));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void leadsToTheGoalWithinTheBudget(Task task) {
        for (long seed = 0; seed < cases(task); seed++) {
            Task.Case drawn = task.draw(seed);
            List<double[]> actions = KnownWay.of(task, drawn).orElseThrow().actions();

            assertThat(actions).hasSizeBetween(1, task.budget());
            assertThat(task.criteria().get(0).holds().test(end(task, drawn, actions), drawn.goal()))
                    .as("seed " + seed)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"push-t, ahead-25", "push-t, ahead-75", "push-disc, ahead-50", "rope, ahead-50", "granular, ahead-50"})
    void theDataPolicysOwnWayEndsInTheGoalToTheBit(String name, String which) {
        Task task = Sandbox.task(Sandbox.environment(name), which);
        for (long seed = 0; seed < cases(task); seed++) {
            Task.Case drawn = task.draw(seed);
            KnownWay way = KnownWay.of(task, drawn).orElseThrow();

            assertThat(way.origin()).isEqualTo("data policy");
            assertThat(end(task, drawn, way.actions())).containsExactly(drawn.goal());
        }
    }

    /** Every case of the bundled set was reached; these are others, at the level where blocks are heavy and rub. */
    @ParameterizedTest
    @CsvSource({"push-t, NOMINAL", "push-disc, NOMINAL", "push-t, STRONG"})
    void strokesBringTheBlockToAnyGoal(String name, VariationLevel level) {
        Task free = Sandbox.task(Sandbox.environment(name, Sandbox.layouts(name).get(0), level), "free");
        int reached = 0;
        for (long seed = 0; seed < FREE_CASES; seed++) {
            Task.Case drawn = free.draw(seed);
            KnownWay way = KnownWay.of(free, drawn).orElseThrow();

            assertThat(way.origin()).isEqualTo("strokes");
            assertThat(way.actions()).hasSizeBetween(1, free.budget());
            boolean there = free.criteria().get(0).holds().test(end(free, drawn, way.actions()), drawn.goal());
            reached += there ? 1 : 0;
        }

        assertThat(reached).isGreaterThanOrEqualTo(FREE_CASES - 1);
    }

    @Test
    void ofAnArmNoneIsKnown() {
        Task reach = Sandbox.task(Sandbox.environment("reacher"), "reach");

        assertThat(KnownWay.of(reach, reach.draw(1))).isEmpty();
    }

    private static float[] end(Task task, Task.Case drawn, List<double[]> actions) {
        float[] state = drawn.start();
        for (double[] action : actions) {
            state = task.environment().step(state, action);
        }
        return state;
    }
}
