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

class WalledRoomTest {
    /** Cells of 8 px: two rooms, one above the other, a door of one cell between. */
    private static final MazeLayout FLOORS =
            MazeLayout.of("########/#......#/#......#/##.#####/#......#/#......#/#......#/########");

    private static final WalledRoom ROOM = new WalledRoom(FLOORS, VariationLevel.NOMINAL);

    /** As fine as is allowed, and at the level where discs are larger and strides longer. */
    static List<WalledRoom> rooms() {
        MazeLayout comb = MazeLayout.of(
                "################/#..............#/#.#.#.#.#.#.#.##/#.#.#.#.#.#.#.##/#..............#/################");
        return List.of(
                ROOM,
                new WalledRoom(FLOORS, VariationLevel.STRONG),
                new WalledRoom(comb, VariationLevel.NOMINAL),
                new WalledRoom(comb, VariationLevel.STRONG));
    }

    @Test
    void theDiscMovesAsItIsTold() {
        float[] next = ROOM.step(new float[] {20, 16}, new double[] {2, -1});

        assertThat(next[0]).isCloseTo(22, within(1e-4f));
        assertThat(next[1]).isCloseTo(15, within(1e-4f));
    }

    @Test
    void wallsStopItAndTheDoorLetsItThrough() {
        float[] before = {40, 20};
        float[] behind = {20, 20};
        for (int t = 0; t < 12; t++) {
            before = ROOM.step(before, new double[] {0, 2});
            behind = ROOM.step(behind, new double[] {0, 2});
        }

        assertThat(before[1]).isCloseTo(24 - TwoRoom.RADIUS, within(TwoRoom.CONTACT));
        assertThat(before[0]).isEqualTo(40);
        assertThat(behind[1]).isCloseTo(44, within(1e-3f));
    }

    /** Along the upper wall, past seven seams, pressed against it. */
    @ParameterizedTest
    @MethodSource("rooms")
    void whoSlidesAlongAWallDoesNotCatchOnSeams(WalledRoom room) {
        float[] state = room.reset(1);
        state[0] = (float) room.grid().x(1.6);
        state[1] = (float) room.grid().y(1.5);
        for (int t = 0; t < 4; t++) {
            state = room.step(state, new double[] {0, -2});
        }
        float begun = state[0];
        double stride = room.variation().value(state, 4);
        for (int t = 0; t < 8; t++) {
            state = room.step(state, new double[] {1.2, -1});
        }

        assertThat(state[0] - begun).isCloseTo((float) (8 * 1.2 * stride), within(0.05f));
        assertThat(state[1] - room.radius(state)).isCloseTo((float) room.grid().y(1), within(TwoRoom.CONTACT));
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void nobodyGetsIntoAWallAtTheGreatestStride(WalledRoom room) {
        int overlaps = 0;
        for (long episode = 0; episode < 60; episode++) {
            KeyedRandom random = KeyedRandom.of(5, episode);
            float[] state = room.reset(episode);
            double heading = 0;
            for (int t = 0; t < 200; t++) {
                heading = t % 9 == 0 ? 2 * Math.PI * random.nextDouble() : heading;
                state = room.step(state, TwoRoomMover.displacement(heading, TwoRoom.REACH));
                overlaps += room.isFree(state) ? 0 : 1;
            }
        }

        assertThat(overlaps).isZero();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void keptWorldEqualsANewWorldPerStepToTheBit(WalledRoom room) {
        for (long episode = 0; episode < 25; episode++) {
            KeyedRandom random = KeyedRandom.of(6, episode);
            float[] state = room.reset(episode);
            double[] move = new double[2];
            for (int t = 0; t < 100; t++) {
                if (t % 5 == 0) {
                    room.actionSpace().sample(random, move, 0);
                }
                float[] next = room.step(state, move);

                assertThat(next).containsExactly(room.referenceStep(state, move));
                state = next;
            }
        }
    }

    @Test
    void criteriaHoldUpToTheirBounds() {
        Task task = Sandbox.task(ROOM, "any");
        float[] goal = {20, 20};

        assertThat(task.criteria().get(0).holds().test(new float[] {24.5f, 20}, goal))
                .isTrue();
        assertThat(task.criteria().get(0).holds().test(new float[] {24.6f, 20}, goal))
                .isFalse();
        assertThat(task.criteria().get(1).holds().test(new float[] {20, 22.3f}, goal))
                .isTrue();
        assertThat(task.criteria().get(1).holds().test(new float[] {20, 22.4f}, goal))
                .isFalse();
        assertThat(task.distance(new float[] {23, 16}, goal)).isEqualTo(5);
        assertThat(task.distanceUnit()).isEqualTo("px");
    }

    /** Three cells of 4 px: from the middle one, no place is over 4.5 px off. */
    @Test
    void aGoalThatNoPlaceIsAwayFromIsRefused() {
        WalledRoom narrow = new WalledRoom(
                MazeLayout.of("################/######...#######/################"), VariationLevel.NOMINAL);
        for (Task task : Sandbox.tasks(narrow)) {
            assertThat(task.toward(new float[] {26, 32}, 1).start()[0]).isGreaterThan(30.5f);
            assertThatThrownBy(() -> task.toward(new float[] {30, 32}, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("goal (30.0, 32.0) must be over 4.5 px from some place on the floor; none was found.");
        }
    }

    @Test
    void theWayLeadsThroughTheDoor() {
        Task task = Sandbox.task(ROOM, "far");
        float[] above = {52, 16};
        float[] below = {52, 44};

        assertThat(task.distance(above, below)).isEqualTo(28);
        assertThat(task.remaining(above, below)).isBetween(70.0, 76.0);
    }

    /** Every cell is walked on, and many episodes go through the door. */
    @Test
    void dataCoversTheFloorAndPassesTheDoor() {
        ScriptedPolicy data = WalledRoomData.defaults(ROOM);
        boolean[][] seen = new boolean[8][8];
        int crossing = 0;
        for (long seed = 0; seed < 200; seed++) {
            Episode episode = data.collect(seed);
            boolean above = false;
            boolean below = false;
            for (int t = 0; t <= episode.steps(); t++) {
                float[] state = episode.observations().get(t).state().orElseThrow();
                seen[(int) (state[1] / 8)][(int) (state[0] / 8)] = true;
                above |= state[1] < 24;
                below |= state[1] > 32;
            }
            crossing += above && below ? 1 : 0;
        }

        for (int[] cell : FLOORS.floor()) {
            assertThat(seen[cell[0]][cell[1]]).isTrue();
        }
        assertThat(crossing).isBetween(50, 170);
    }
}
