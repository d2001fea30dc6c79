package foresee.envs;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.model.KeyedRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeedStreamTest {
    @Test
    void lowestBitsKeepStreamsApart() {
        for (SeedStream stream : SeedStream.values()) {
            Set<Long> marks = new HashSet<>();
            for (long user = -500; user < 500; user++) {
                marks.add(stream.seed(user) & 3);
            }
            assertThat(marks).hasSize(1);
        }
        assertThat(Arrays.stream(SeedStream.values()).map(stream -> stream.seed(0) & 3))
                .doesNotHaveDuplicates();
    }

    @Test
    void usersSeedsGiveDifferentSeeds() {
        Set<Long> seeds = new HashSet<>();
        for (long user = 0; user < 100_000; user++) {
            seeds.add(SeedStream.COLLECTION.seed(user));
        }

        assertThat(seeds).hasSize(100_000);
    }

    @Test
    void noEvaluatedStartOrGoalOccursInCollectedEpisodes() {
        TwoRoom environment = new TwoRoom(TwoRoom.Layout.RANDOM);
        Set<String> collected = new HashSet<>();
        Set<Float> walls = new HashSet<>();
        for (long seed = 0; seed < 200; seed++) {
            for (var observation :
                    TwoRoomData.defaults(environment).collect(seed).observations()) {
                float[] state = observation.state().orElseThrow();
                collected.add(Arrays.toString(state));
                walls.add(state[TwoRoom.WALL_X]);
            }
        }
        for (Task task : Sandbox.tasks(environment)) {
            for (long seed = 0; seed < 200; seed++) {
                Task.Case drawn = task.draw(seed);

                assertThat(collected).doesNotContain(Arrays.toString(drawn.start()), Arrays.toString(drawn.goal()));
                assertThat(walls).doesNotContain(drawn.start()[TwoRoom.WALL_X]);
            }
        }
    }

    static List<String> withTasks() {
        return Sandbox.environments().stream()
                .filter(name -> !Sandbox.tasks(Sandbox.environment(name)).isEmpty())
                .toList();
    }

    /** Poles start half of their episodes elsewhere, hence any. */
    @ParameterizedTest
    @MethodSource("withTasks")
    void episodesBeginWhereTheCollectionsSeedsSay(String name) {
        Environment environment = Sandbox.environment(name);
        Set<String> starts = new HashSet<>();
        for (long seed = 0; seed < 8; seed++) {
            starts.add(Arrays.toString(Sandbox.dataPolicy(environment, 1)
                    .collect(seed)
                    .observations()
                    .get(0)
                    .state()
                    .orElseThrow()));
        }

        assertThat(starts)
                .containsAnyElementsOf(resets(environment, SeedStream.COLLECTION))
                .doesNotContainAnyElementsOf(resets(environment, SeedStream.EVALUATION));
    }

    private static List<String> resets(Environment environment, SeedStream stream) {
        return LongStream.range(0, 8)
                .mapToObj(seed -> Arrays.toString(environment.reset(stream.seed(seed))))
                .toList();
    }

    /** Of goals that lie ahead in an episode, the start is somewhere in it. */
    @ParameterizedTest
    @MethodSource("withTasks")
    void casesBeginWhereTheEvaluationsSeedsSay(String name) {
        Environment environment = Sandbox.environment(name);
        for (Task task : Sandbox.tasks(environment)) {
            if (!task.name().startsWith("ahead-")) {
                for (long seed = 0; seed < 8; seed++) {
                    assertThat(evaluated(environment, seed, task.fixesDistance() ? 5000 : 100))
                            .contains(Arrays.toString(task.draw(seed).start()));
                }
            }
        }
    }

    /** Starts of the first attempts at a case, and that of a task which needs but one. */
    private static Set<String> evaluated(Environment environment, long seed, int attempts) {
        Set<String> starts = new HashSet<>();
        starts.add(Arrays.toString(environment.reset(SeedStream.EVALUATION.seed(seed))));
        for (long attempt = 0; attempt < attempts; attempt++) {
            long key = SeedStream.EVALUATION.seed(KeyedRandom.key(seed, attempt));
            starts.add(Arrays.toString(environment.reset(key)));
        }
        return starts;
    }
}
