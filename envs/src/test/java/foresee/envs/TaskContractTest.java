package foresee.envs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every task of the catalogue promises, in every layout of its environment, at every level of variation. */
class TaskContractTest {
    /** Fewer where they are varied, since drawing one may take an episode. */
    private static int cases(Task task) {
        return task.environment().variation().level() == VariationLevel.NOMINAL ? 200 : 40;
    }

    static Stream<Task> tasks() {
        return EnvironmentContractTest.environments().flatMap(named -> Sandbox.tasks(named.environment()).stream());
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void sameSeedGivesTheSameCase(Task task) {
        for (long seed = 0; seed < 20; seed++) {
            assertThat(task.draw(seed).start()).containsExactly(task.draw(seed).start());
            assertThat(task.draw(seed).goal()).containsExactly(task.draw(seed).goal());
            assertThat(task.draw(seed).seed()).isEqualTo(seed);
        }
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void seedsGiveDifferentCases(Task task) {
        Set<String> cases = new HashSet<>();
        for (long seed = 0; seed < cases(task); seed++) {
            Task.Case drawn = task.draw(seed);
            cases.add(Arrays.toString(drawn.start()) + Arrays.toString(drawn.goal()));
        }

        assertThat(cases).hasSize(cases(task));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void noCaseIsSolvedBeforeItBegins(Task task) {
        for (long seed = 0; seed < cases(task); seed++) {
            Task.Case drawn = task.draw(seed);

            assertThat(task.criteria()).noneMatch(criterion -> criterion.holds().test(drawn.start(), drawn.goal()));
        }
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void goalIsAtNoDistanceFromItselfAndMeetsEveryCriterion(Task task) {
        Task.Case drawn = task.draw(3);

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
        for (long seed = 0; seed < 20; seed++) {
            for (Task.Case drawn :
                    List.of(task.draw(seed), task.toward(task.draw(seed).goal(), seed + 1))) {
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
        for (long seed = 0; seed < 20; seed++) {
            Task.Case drawn = task.draw(seed);

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
