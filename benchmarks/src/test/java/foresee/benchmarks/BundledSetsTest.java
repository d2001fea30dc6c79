package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.envs.Environment;
import foresee.envs.KnownWay;
import foresee.envs.SeedStream;
import foresee.envs.Task;
import foresee.model.KeyedRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the evaluation sets promise that come with Foresee. They are made again by
 *
 * <pre>{@code
 * scripts/freeze-sets
 * }</pre>
 */
class BundledSetsTest {
    /** Of a case, without its states. */
    private static final int CASE_BYTES = 120;
    /** Of one number of a state, with what is between it and the next. */
    private static final int NUMBER_BYTES = 12;
    /** As many as the bundled models learn from, and more. */
    private static final int TRAINING_SEEDS = 5000;
    /** One in so many cases is carried out again; the slow test does all. */
    private static final int SAMPLE = 20;

    static List<String> names() {
        return EvaluationSet.bundled();
    }

    @Test
    void theTasksThatNumbersArePublishedOfHaveOne() {
        assertThat(names())
                .contains(
                        "two-room-fixed-cross-room",
                        "two-room-fixed-cross-room-strong",
                        "two-room-random-cross-room",
                        "point-maze-u-far",
                        "point-maze-medium-far",
                        "push-t-relative-ahead-25",
                        "push-t-relative-ahead-25-strong",
                        "push-disc-relative-ahead-25",
                        "rope-table-ahead-25",
                        "granular-table-ahead-50",
                        "reacher-open-reach",
                        "cart-pole-rail-swing-up");
    }

    @ParameterizedTest
    @MethodSource("names")
    void isWholeAndSmall(String name) {
        EvaluationSet set = EvaluationSet.bundled(name);

        assertThat(set.name()).hasToString(name);
        assertThat(set.count()).isEqualTo(EvaluationSet.TRIALS);
        int numbers = 2 * set.task().environment().stateSize();
        assertThat(set.toBytes()).hasSizeLessThan(set.count() * (CASE_BYTES + numbers * NUMBER_BYTES));
    }

    @ParameterizedTest
    @MethodSource("names")
    void noneIsSolvedAtTheStartAndEachWasReachedWithinTheBudget(String name) {
        EvaluationSet set = EvaluationSet.bundled(name);

        assertThat(set.cases()).allSatisfy(frozen -> {
            float[] start = frozen.problem().start();
            float[] goal = frozen.problem().goal();
            assertThat(set.task().criteria())
                    .noneMatch(criterion -> criterion.holds().test(start, goal));
            assertThat(frozen.reach().steps()).isBetween(1, set.task().budget());
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void theKnownWayLeadsFromStartToGoal(String name) {
        EvaluationSet set = EvaluationSet.bundled(name);
        for (int i = 0; i < set.count(); i += SAMPLE) {
            EvaluationSet.Frozen frozen = set.cases().get(i);
            if (!frozen.reach().by().equals(Reach.ORACLE)) {
                assertThat(KnownWay.of(set.task(), frozen.problem())).isPresent();
                assertThat(Reach.of(set.task(), frozen.problem())).contains(frozen.reach());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void casesAreWhatTheTaskStillDrawsFromTheirSeeds(String name) {
        EvaluationSet set = EvaluationSet.bundled(name);
        Cases drawn = Cases.drawn(set.task(), set.count(), set.seed());
        for (int i = 0; i < set.count(); i += SAMPLE) {
            assertThat(drawn.at(i).seed()).isEqualTo(set.at(i).seed());
            assertThat(drawn.at(i).start()).containsExactly(set.at(i).start());
            assertThat(drawn.at(i).goal()).containsExactly(set.at(i).goal());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void noStartOrGoalIsAStartOfTrainingData(String name) {
        EvaluationSet set = EvaluationSet.bundled(name);
        Environment environment = set.task().environment();
        Set<String> training = new HashSet<>();
        for (long seed = 0; seed < TRAINING_SEEDS; seed++) {
            long episode = KeyedRandom.key(0, seed); // as collect --seed 0 draws it
            training.add(Arrays.toString(environment.reset(SeedStream.COLLECTION.seed(episode))));
            training.add(Arrays.toString(environment.reset(SeedStream.COLLECTION.seed(seed))));
        }

        assertThat(set.cases())
                .extracting(EvaluationSet.Frozen::problem)
                .noneMatch(problem -> training.contains(Arrays.toString(problem.start())))
                .noneMatch(problem -> training.contains(Arrays.toString(problem.goal())));
    }

    @ParameterizedTest
    @MethodSource("names")
    void casesOfASetDiffer(String name) {
        Set<String> cases = new HashSet<>();
        for (EvaluationSet.Frozen frozen : EvaluationSet.bundled(name).cases()) {
            Task.Case problem = frozen.problem();
            cases.add(Arrays.toString(problem.start()) + Arrays.toString(problem.goal()));
        }

        assertThat(cases).hasSize(EvaluationSet.TRIALS);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("names")
    void freezingAgainMakesTheSameFile(String name) {
        EvaluationSet set = EvaluationSet.bundled(name);

        assertThat(Freezer.freeze(set.name(), set.count(), set.seed(), done -> {})
                        .toBytes())
                .isEqualTo(set.toBytes());
    }
}
