package foresee.envs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.model.Episode;
import foresee.model.KeyedRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PointMazeTest {
    private static final PointMaze U = new PointMaze(MazeLayout.U, VariationLevel.NOMINAL);

    static List<PointMaze> mazes() {
        return List.of(
                U,
                new PointMaze(MazeLayout.MEDIUM, VariationLevel.NOMINAL),
                new PointMaze(MazeLayout.LARGE, VariationLevel.NOMINAL),
                new PointMaze(MazeLayout.MEDIUM, VariationLevel.STRONG));
    }

    /** The formula of the Javadoc, substep by substep. */
    @Test
    void pushesAddToTheVelocity() {
        float[] state = {1.5f, 1.5f, 1, 0};
        float[] next = U.step(state, new double[] {0.25, 0});
        float velocity = 1;
        float x = 1.5f;
        for (int i = 0; i < 5; i++) {
            velocity += (24 * 0.25f - 0.24f * velocity) * 0.01f;
            x += velocity * 0.01f;
        }

        assertThat(next[PointMaze.AGENT_X]).isCloseTo(x, within(1e-5f));
        assertThat(next[PointMaze.VELOCITY_X]).isCloseTo(velocity, within(1e-5f));
        assertThat(next[PointMaze.VELOCITY_Y]).isZero();
    }

    @Test
    void oneFrameDoesNotShowTheVelocity() {
        assertThat(U.render(new float[] {1.5f, 1.5f, 3, -2})).isEqualTo(U.render(new float[] {1.5f, 1.5f, 0, 0}));
        assertThat(U.proprioception(new float[] {1.5f, 2.5f, 5, 0})).containsExactly(19.2f, 32, 64, 0);
    }

    @Test
    void wallsTakeTheVelocityIntoThemAndLeaveTheRest() {
        float[] state = {1.3f, 1.3f, 2, -2};
        for (int t = 0; t < 10; t++) {
            state = U.step(state, new double[] {0, -1});
        }

        assertThat(state[PointMaze.AGENT_Y]).isCloseTo(1.2f, within(PointMaze.CONTACT));
        assertThat(state[PointMaze.VELOCITY_Y]).isCloseTo(0, within(0.05f));
        assertThat(state[PointMaze.VELOCITY_X]).isCloseTo((float) (2 * Math.pow(1 - 0.0024, 50)), within(0.01f));
    }

    /** Pressed against a wall of several cells, with other walls behind it. */
    @Test
    void whoSlidesAlongAWallDoesNotCatchOnSeams() {
        PointMaze comb = new PointMaze(
                MazeLayout.of("comb", "#########\n#.......#\n#######.#\n#.#.#.#.#\n#.......#\n#########"),
                VariationLevel.NOMINAL);
        float[] state = {1.3f, 1.8f, 2.5f, 0};
        float least = 9;
        while (state[PointMaze.AGENT_X] < 6.5) {
            state = comb.step(state, new double[] {0.025, 0.5});
            least = Math.min(least, state[PointMaze.VELOCITY_X]);
        }

        assertThat(least).isGreaterThan(2.49f);
        assertThat(state[PointMaze.AGENT_Y]).isCloseTo(1.8f, within(PointMaze.CONTACT));
    }

    @ParameterizedTest
    @MethodSource("mazes")
    void nobodyGetsIntoAWallAtTheGreatestSpeed(PointMaze maze) {
        int overlaps = 0;
        double fastest = 0;
        for (long episode = 0; episode < 100; episode++) {
            KeyedRandom random = KeyedRandom.of(5, episode);
            float[] state = maze.reset(episode);
            double[] push = new double[2];
            for (int t = 0; t < 300; t++) {
                if (t % 7 == 0) {
                    push = new double[] {random.nextBoolean() ? 1 : -1, random.nextBoolean() ? 1 : -1};
                }
                state = maze.step(state, push);
                overlaps += maze.isFree(state) ? 0 : 1;
                fastest = Math.max(fastest, Math.abs(state[PointMaze.VELOCITY_X]));
            }
        }

        assertThat(overlaps).isZero();
        assertThat(fastest).isEqualTo(PointMaze.FASTEST);
    }

    @ParameterizedTest
    @MethodSource("mazes")
    void clearedWorldEqualsANewWorldPerStepToTheBit(PointMaze maze) {
        for (long episode = 0; episode < 50; episode++) {
            KeyedRandom random = KeyedRandom.of(6, episode);
            float[] state = maze.reset(episode);
            double[] push = new double[2];
            for (int t = 0; t < 200; t++) {
                if (t % 5 == 0) {
                    maze.actionSpace().sample(random, push, 0);
                }
                float[] next = maze.step(state, push);

                assertThat(next).containsExactly(maze.referenceStep(state, push));
                state = next;
            }
        }
    }

    @Test
    void criteriaHoldUpToTheirBounds() {
        Task task = Sandbox.task(U, "any");
        float[] goal = {1.5f, 1.5f, 0, 0};

        assertThat(task.criteria().get(0).holds().test(new float[] {2, 1.5f, 4, 0}, goal))
                .isTrue();
        assertThat(task.criteria().get(0).holds().test(new float[] {2.01f, 1.5f, 0, 0}, goal))
                .isFalse();
        assertThat(task.criteria().get(1).holds().test(new float[] {1.5f, 1.75f, 0, 0}, goal))
                .isTrue();
        assertThat(task.criteria().get(1).holds().test(new float[] {1.5f, 1.76f, 0, 0}, goal))
                .isFalse();
        assertThat(task.criteria().get(1).consecutive()).isEqualTo(3);
    }

    @Test
    void farGoalsAreAtLeastThreeQuartersOfTheLongestWayOff() {
        Task far = Sandbox.task(U, "far");
        for (long seed = 0; seed < 100; seed++) {
            Task.Case drawn = far.draw(seed);

            assertThat(far.remaining(drawn.start(), drawn.goal())).isGreaterThan(3.6);
            assertThat(far.remaining(far.toward(drawn.goal(), seed).start(), drawn.goal()))
                    .isGreaterThan(3.6);
        }
        assertThat(far.budget()).isBetween(50, 60);
    }

    @Test
    void walkersComeEverywhere() {
        PointMaze maze = new PointMaze(MazeLayout.MEDIUM, VariationLevel.NOMINAL);
        int[] visits = new int[64];
        for (long seed = 0; seed < 300; seed++) {
            Episode episode = PointMazeData.defaults(maze).collect(seed);
            for (int t = 0; t <= episode.steps(); t++) {
                float[] state = episode.observations().get(t).state().orElseThrow();
                visits[8 * (int) state[PointMaze.AGENT_Y] + (int) state[PointMaze.AGENT_X]]++;
            }
        }
        int even = 300 * 65 / maze.layout().floor().size();
        for (int[] cell : maze.layout().floor()) {
            assertThat(visits[8 * cell[0] + cell[1]]).isGreaterThan(even / 4);
        }
    }

    @Test
    void statesBeyondWhatThereIsAreRefused() {
        assertThatThrownBy(() -> U.check(new float[] {1, 1, 5.1f, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("velocity x (5.1) must be within -5.0 to 5.0.");
        assertThatThrownBy(() -> U.check(new float[] {1, 6, 0, 0})).hasMessageContaining("agent y (6.0)");
        assertThatThrownBy(() -> PointMazeData.defaults(U).withMixture(Mixture.of("walk", -2)))
                .hasMessage("weight of walk (-2.0) must be at least 0 and finite.");
    }
}
