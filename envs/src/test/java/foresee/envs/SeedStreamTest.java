package foresee.envs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

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
}
