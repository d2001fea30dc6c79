package foresee.envs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.envs.physics.TopDownWorld;
import foresee.model.KeyedRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TwoRoomTest {
    private static final double FREE_WAY = TwoRoom.DOOR - TwoRoom.RADIUS + TwoRoom.CONTACT;

    private final TwoRoom fixed = new TwoRoom(TwoRoom.Layout.FIXED);

    @Test
    void agentMovesByTheActionWhereNothingIsInItsWay() {
        float[] next = fixed.step(fixed.state(15, 40, 32, 20), new double[] {1.5, -0.75});

        assertThat(next[TwoRoom.AGENT_X]).isCloseTo(16.5f, within(1e-4f));
        assertThat(next[TwoRoom.AGENT_Y]).isCloseTo(39.25f, within(1e-4f));
        assertThat(next[TwoRoom.WALL_X]).isEqualTo(32);
        assertThat(next[TwoRoom.DOOR_Y]).isEqualTo(20);
    }

    @Test
    void agentStaysWhereItIsUnderNoAction() {
        for (long seed = 0; seed < 200; seed++) {
            float[] state = new TwoRoom(TwoRoom.Layout.RANDOM).reset(seed);

            assertThat(fixed.step(state, new double[2])).containsExactly(state);
        }
    }

    @Test
    void agentSlidesAlongTheWall() {
        float[] state = fixed.state(28, 40, 32, 20);
        for (int t = 0; t < 4; t++) {
            state = fixed.step(state, new double[] {1.5, 1.5});
        }

        assertThat(state[TwoRoom.AGENT_X]).isCloseTo(29, within(TwoRoom.CONTACT));
        assertThat(state[TwoRoom.AGENT_Y]).isCloseTo(46, within(0.01f));
    }

    @Test
    void agentStaysInACorner() {
        float[] state = fixed.state(8, 8, 32, 20);
        for (int t = 0; t < 10; t++) {
            state = fixed.step(state, new double[] {-1.7, -1.7});
        }

        assertThat(state[TwoRoom.AGENT_X]).isCloseTo(6.5f, within(TwoRoom.CONTACT));
        assertThat(state[TwoRoom.AGENT_Y]).isCloseTo(6.5f, within(TwoRoom.CONTACT));
    }

    @Test
    void doorLetsTheAgentThroughWithinItsFreeWayOnly() {
        assertThat(xAfterWalkingRight(20 + 2.4f)).isGreaterThan(40);
        assertThat(xAfterWalkingRight(20 - 2.4f)).isGreaterThan(40);
        assertThat(xAfterWalkingRight(20 + 4.1f)).isLessThan(29.2f);
        assertThat(xAfterWalkingRight(20 - 4.1f)).isLessThan(29.2f);
    }

    private float xAfterWalkingRight(float y) {
        float[] state = fixed.state(20, y, 32, 20);
        for (int t = 0; t < 20; t++) {
            state = fixed.step(state, new double[] {2, 0});
        }
        return state[TwoRoom.AGENT_X];
    }

    @ParameterizedTest
    @EnumSource(TwoRoom.Layout.class)
    void noRouteLeadsThroughAWall(TwoRoom.Layout layout) {
        TwoRoom environment = new TwoRoom(layout);
        int passages = 0;
        int overlaps = 0;
        for (long episode = 0; episode < 200; episode++) {
            KeyedRandom random = KeyedRandom.of(77, episode);
            float[] state = environment.reset(episode);
            for (int t = 0; t < 500; t++) {
                float[] next = environment.step(state, fastTowardTheWall(random, state));
                overlaps += environment.isFree(next) ? 0 : 1;
                if (TwoRoom.isLeft(state) != TwoRoom.isLeft(next)) {
                    passages++;
                    assertThat(toTheNearestDoor(layout, next, yAtTheWall(state, next)))
                            .isLessThan(FREE_WAY);
                }
                state = next;
            }
        }

        assertThat(overlaps).isZero();
        assertThat(passages).isGreaterThan(200);
    }

    /** A step of full length, at the wall with some slope or, every third time, anywhere. */
    private static double[] fastTowardTheWall(KeyedRandom random, float[] state) {
        double heading = random.nextInt(3) == 0
                ? TwoRoomMover.anyHeading(random)
                : (TwoRoom.isLeft(state) ? 0 : Math.PI) + 1.4 * (2 * random.nextDouble() - 1);
        return TwoRoomMover.displacement(heading, TwoRoom.REACH);
    }

    private static double toTheNearestDoor(TwoRoom.Layout layout, float[] state, double y) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < layout.doors(); i++) {
            nearest = Math.min(nearest, Math.abs(y - state[TwoRoom.DOOR_Y + i]));
        }
        return nearest;
    }

    private static double yAtTheWall(float[] state, float[] next) {
        double share = (state[TwoRoom.WALL_X] - state[TwoRoom.AGENT_X])
                / (double) (next[TwoRoom.AGENT_X] - state[TwoRoom.AGENT_X]);
        return state[TwoRoom.AGENT_Y] + share * (next[TwoRoom.AGENT_Y] - state[TwoRoom.AGENT_Y]);
    }

    @ParameterizedTest
    @EnumSource(TwoRoom.Layout.class)
    void keptWorldEqualsANewWorldPerStepToTheBit(TwoRoom.Layout layout) throws Exception {
        TwoRoom environment = new TwoRoom(layout);
        List<Callable<Integer>> jobs = new ArrayList<>();
        for (long job = 0; job < 4; job++) {
            long seed = job;
            jobs.add(() -> differencesFromReference(environment, seed, 2_500));
        }
        ExecutorService threads = Executors.newFixedThreadPool(jobs.size());
        try {
            for (Future<Integer> differences : threads.invokeAll(jobs)) {
                assertThat(differences.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Walks of 50 steps, each from a new place: the kept world is asked to jump as a planner asks it to. */
    private static int differencesFromReference(TwoRoom environment, long seed, int steps) {
        KeyedRandom random = KeyedRandom.of(78, seed);
        int differences = 0;
        float[] state = environment.reset(seed);
        for (int t = 0; t < steps; t++) {
            if (t % 50 == 0) {
                state = t % 250 == 0
                        ? environment.reset(random.nextLong())
                        : environment.placed(random, state, random.nextBoolean());
            }
            double[] action = fastTowardTheWall(random, state);
            float[] next = environment.step(state, action);
            differences += sameBits(next, environment.referenceStep(state, action)) ? 0 : 1;
            state = next;
        }
        return differences;
    }

    private static boolean sameBits(float[] a, float[] b) {
        for (int i = 0; i < a.length; i++) {
            if (Float.floatToIntBits(a[i]) != Float.floatToIntBits(b[i])) {
                return false;
            }
        }
        return a.length == b.length;
    }

    @Test
    void substepIsShortEnoughForTheSweepAtTheLongestStride() {
        assertThat(1.3 * TwoRoom.REACH * SweptDisc.METRES_PER_PIXEL / SweptDisc.SUBSTEPS)
                .isLessThan(TopDownWorld.REACH);
    }

    @Test
    void fixedLayoutHasOneWallAndDoor() {
        for (long seed = 0; seed < 50; seed++) {
            float[] state = fixed.reset(seed);

            assertThat(state[TwoRoom.WALL_X]).isEqualTo(TwoRoom.FIXED_WALL_X);
            assertThat(state[TwoRoom.DOOR_Y]).isEqualTo(TwoRoom.FIXED_DOOR_Y);
        }
    }

    @ParameterizedTest
    @EnumSource(TwoRoom.Layout.class)
    void startsAreOnTheFloorOfEitherRoom(TwoRoom.Layout layout) {
        TwoRoom environment = new TwoRoom(layout);
        int left = 0;
        for (long seed = 0; seed < 1000; seed++) {
            float[] state = environment.reset(seed);
            left += TwoRoom.isLeft(state) ? 1 : 0;

            assertThat(environment.isFree(state)).isTrue();
            assertThat(Math.abs(state[TwoRoom.AGENT_X] - state[TwoRoom.WALL_X])).isGreaterThan(2.99f);
        }

        assertThat(left).isBetween(400, 600);
    }

    @Test
    void severalDoorsAreApartAndEachInItsPartOfTheWall() {
        for (TwoRoom.Layout layout : List.of(TwoRoom.Layout.TWO_DOORS, TwoRoom.Layout.THREE_DOORS)) {
            for (long seed = 0; seed < 500; seed++) {
                float[] state = new TwoRoom(layout, VariationLevel.STRONG).reset(seed);
                double part = 54.0 / layout.doors();
                for (int i = 0; i < layout.doors(); i++) {
                    assertThat(state[TwoRoom.DOOR_Y + i])
                            .isBetween((float) (5 + i * part), (float) (5 + i * part + part));
                }
            }
        }
        assertThat(new TwoRoom(TwoRoom.Layout.THREE_DOORS).factors())
                .extracting(Factor::name)
                .containsExactly("agent x", "agent y", "wall x", "door 1 y", "door 2 y", "door 3 y");
    }

    @Test
    void everyDoorLetsTheAgentThrough() {
        TwoRoom environment = new TwoRoom(TwoRoom.Layout.THREE_DOORS);
        for (float y : new float[] {14, 32, 50}) {
            float[] state = {20, y, 32, 14, 32, 50};
            for (int t = 0; t < 20; t++) {
                state = environment.step(state, new double[] {2, 0});
            }

            assertThat(state[TwoRoom.AGENT_X]).isGreaterThan(40);
        }
    }

    @Test
    void doorsThatOverlapAreRefused() {
        assertThatThrownBy(() -> new TwoRoom(TwoRoom.Layout.TWO_DOORS).check(new float[] {20, 20, 32, 30, 36}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("door 2 y (36.0) must be within 39.0 to 54.0.");
    }

    @Test
    void strideAndSizeOfTheAgentAreTheStates() {
        TwoRoom environment = new TwoRoom(TwoRoom.Layout.FIXED, VariationLevel.STRONG);
        for (long seed = 0; seed < 50; seed++) {
            float[] state = environment.placed(new KeyedRandom(seed), environment.reset(seed), true);
            state[TwoRoom.AGENT_X] = 15;
            state[TwoRoom.AGENT_Y] = 30;
            float[] next = environment.step(state, new double[] {2, 0});
            for (int t = 0; t < 30; t++) {
                state = environment.step(state, new double[] {-2, 0});
            }

            assertThat(next[TwoRoom.AGENT_X] - 15).isCloseTo(2 * environment.stride(state), within(1e-3f));
            assertThat(state[TwoRoom.AGENT_X]).isCloseTo(5 + environment.radius(state), within(TwoRoom.CONTACT));
            assertThat(environment.radius(state)).isBetween(1.125f, 1.875f);
        }
    }

    @Test
    void randomLayoutCoversItsRanges() {
        double[] low = {99, 99};
        double[] high = {0, 0};
        for (long seed = 0; seed < 1000; seed++) {
            float[] state = new TwoRoom(TwoRoom.Layout.RANDOM).reset(seed);
            for (int i = 0; i < 2; i++) {
                low[i] = Math.min(low[i], state[TwoRoom.WALL_X + i]);
                high[i] = Math.max(high[i], state[TwoRoom.WALL_X + i]);
            }
        }

        assertThat(low[0]).isBetween(20.0, 20.2);
        assertThat(high[0]).isBetween(43.8, 44.0);
        assertThat(low[1]).isBetween(12.0, 12.4);
        assertThat(high[1]).isBetween(51.6, 52.0);
    }

    @Test
    void mixedLayoutIsFixedInAFifthOfTheEpisodes() {
        int count = 0;
        for (long seed = 0; seed < 1000; seed++) {
            float[] state = new TwoRoom(TwoRoom.Layout.MIXED).reset(seed);
            count += state[TwoRoom.WALL_X] == TwoRoom.FIXED_WALL_X ? 1 : 0;
        }

        assertThat(count).isBetween(150, 250);
    }

    @Test
    void placesInsideAWallAreRefused() {
        assertThatThrownBy(() -> fixed.state(32, 40, 32, 20))
                .hasMessage("agent (32.0, 40.0) must be on the floor, 1.5 px clear of the borders and of the wall at x"
                        + " 32.0.");
        assertThatThrownBy(() -> fixed.state(3, 40, 32, 20)).hasMessageContaining("must be on the floor");
        assertThatThrownBy(() -> fixed.state(20, 40, 32, 8)).hasMessage("door y (8.0) must be within 10.0 to 54.0.");
        assertThatThrownBy(() -> fixed.step(new float[] {Float.NaN, 9, 32, 20}, new double[2]))
                .hasMessage("agent x (NaN) must be within 0.0 to 64.0.");
        assertThat(fixed.state(32, 20, 32, 20)).containsExactly(32, 20, 32, 20);
    }

    @Test
    void factorsAreReadInPixels() {
        float[] state = fixed.state(15, 40, 32, 20);

        assertThat(fixed.factors()).extracting(Factor::name).containsExactly("agent x", "agent y", "wall x", "door y");
        assertThat(fixed.factors()).extracting(Factor::unit).containsOnly("px");
        assertThat(fixed.factors())
                .extracting(factor -> factor.value().applyAsDouble(state))
                .containsExactly(15.0, 40.0, 32.0, 20.0);
    }

    @Test
    void factorsStayWithinTheArena() {
        TwoRoom environment = new TwoRoom(TwoRoom.Layout.RANDOM);
        double[] low = {6.3, 6.3, 20, 12};
        double[] high = {57.7, 57.7, 44, 52};
        for (long episode = 0; episode < 40; episode++) {
            KeyedRandom random = KeyedRandom.of(79, episode);
            float[] state = environment.reset(episode);
            for (int t = 0; t < 100; t++) {
                state = environment.step(state, fastTowardTheWall(random, state));
                for (int i = 0; i < low.length; i++) {
                    double value = environment.factors().get(i).value().applyAsDouble(state);
                    assertThat(value).isBetween(low[i], high[i]);
                }
            }
        }
    }

    @Test
    void frameMovesWithTheAgentByAHundredthOfAPixel() {
        assertThat(fixed.render(fixed.state(15, 40, 32, 20)))
                .isNotEqualTo(fixed.render(fixed.state(15.01f, 40, 32, 20)));
    }
}
