package foresee.envs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every task of the catalogue promises, in every layout of its environment, at every level of variation. */
class TaskContractTest {
    /** Cases by task and seed: drawing one may take a few episodes. */
    private static final Map<String, Task.Case> DRAWN = new ConcurrentHashMap<>();

    /** Fewer where they are varied, and where a step takes long. */
    private static int cases(Task task) {
        boolean nominal = task.environment().variation().level() == VariationLevel.NOMINAL;
        if (task.environment() instanceof Sweep sweep) {
            return (sweep.stuff().isRope() ? 40 : 12) / (nominal ? 1 : 2);
        }
        return nominal ? 200 : 40;
    }

    private static Task.Case drawn(Task task, long seed) {
        String name = task.environment().describe() + " " + task.name() + " " + seed;
        return DRAWN.computeIfAbsent(name, unknown -> task.draw(seed));
    }

    static Stream<Task> tasks() {
        return EnvironmentContractTest.environments().flatMap(named -> Sandbox.tasks(named.environment()).stream());
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void sameSeedGivesTheSameCase(Task task) {
        for (long seed = 0; seed < Math.min(20, cases(task)); seed++) {
            Task.Case again = task.draw(seed);

            assertThat(again.start()).containsExactly(drawn(task, seed).start());
            assertThat(again.goal()).containsExactly(drawn(task, seed).goal());
            assertThat(again.seed()).isEqualTo(seed);
        }
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void seedsGiveDifferentCases(Task task) {
        Set<String> cases = new HashSet<>();
        for (long seed = 0; seed < cases(task); seed++) {
            Task.Case drawn = drawn(task, seed);
            cases.add(Arrays.toString(drawn.start()) + Arrays.toString(drawn.goal()));
        }

        assertThat(cases).hasSize(cases(task));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void noCaseIsSolvedBeforeItBegins(Task task) {
        for (long seed = 0; seed < cases(task); seed++) {
            Task.Case drawn = drawn(task, seed);

            assertThat(task.criteria()).noneMatch(criterion -> criterion.holds().test(drawn.start(), drawn.goal()));
        }
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void goalIsAtNoDistanceFromItselfAndMeetsEveryCriterion(Task task) {
        Task.Case drawn = drawn(task, 3);

        assertThat(task.distance(drawn.goal(), drawn.goal())).isZero();
        assertThat(task.distance(drawn.start(), drawn.goal())).isPositive();
        assertThat(task.criteria()).allMatch(criterion -> criterion.holds().test(drawn.goal(), drawn.goal()));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void specIsComplete(Task task) {
        assertThat(task.budget()).isPositive();
        assertThat(task.distanceUnit()).isNotBlank();
        assertThat(task.criteria()).extracting(Criterion::name).startsWith("moderate", "strict");
        assertThat(task.criteria())
                .allSatisfy(criterion -> assertThat(criterion.words()).isNotBlank());
        assertThat(Sandbox.task(task.environment(), task.name()).name()).isEqualTo(task.name());
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void startAndGoalAreStatesOfTheSameVariation(Task task) {
        Variation variation = task.environment().variation();
        for (long seed = 0; seed < Math.min(20, cases(task)); seed++) {
            for (Task.Case drawn :
                    List.of(drawn(task, seed), task.toward(drawn(task, seed).goal(), seed + 1))) {
                int varied = variation.variables().size() + 6 * variation.distractors();
                int from = task.environment().stateSize() - varied;
                task.environment().check(drawn.start());
                task.environment().check(drawn.goal());
                if (variation.level() != VariationLevel.NOMINAL) {
                    int to = from + variation.variables().size();
                    assertThat(Arrays.copyOfRange(drawn.goal(), from, to))
                            .containsExactly(Arrays.copyOfRange(drawn.start(), from, to));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void remainingWayIsAtLeastTheDistance(Task task) {
        for (long seed = 0; seed < Math.min(20, cases(task)); seed++) {
            Task.Case drawn = drawn(task, seed);

            assertThat(task.remaining(drawn.start(), drawn.goal()))
                    .isGreaterThanOrEqualTo(task.distance(drawn.start(), drawn.goal()) - 1e-9);
            assertThat(task.remaining(drawn.goal(), drawn.goal())).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void statesOfACaseAreNotShared(Task task) {
        Task.Case drawn = task.draw(4);
        drawn.start()[0] = Float.NaN;
        drawn.goal()[0] = Float.NaN;

        assertThat(drawn.start()[0]).isFinite();
        assertThat(drawn.goal()[0]).isFinite();
    }
}
