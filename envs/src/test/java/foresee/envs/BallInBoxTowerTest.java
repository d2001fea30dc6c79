package foresee.envs;

import static foresee.envs.BoxStates.after;
import static foresee.envs.BoxStates.ball;
import static foresee.envs.BoxStates.empty;
import static foresee.envs.BoxStates.get;
import static foresee.envs.BoxStates.put;
import static org.assertj.core.api.Assertions.assertThat;

import foresee.envs.BallInBox.Layout;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Towers in {@link BallInBox}: what stands, what topples, and what it takes to stand. */
class BallInBoxTowerTest {
    private static final BallInBox STACK = new BallInBox(Layout.STACK, VariationLevel.NOMINAL);
    private static final double[] NOTHING = {};

    /** Boxes of 0.7 x 0.9 m, in turn to the left and to the right of the middle. */
    private static float[] tower(int boxes, double offset) {
        float[] state = empty(STACK, Layout.STACK);
        double y = BallInBox.SIZE - BallInBox.WALL - 0.45;
        for (int b = 1; b <= boxes; b++) {
            put(STACK, state, b, 0.35, 0.45, b % 2 == 0 ? 4 + offset : 4 - offset, y);
            y -= 0.9;
        }
        return state;
    }

    /** Over 10 s. */
    @ParameterizedTest
    @CsvSource({"3, 0", "6, 0", "6, 0.05", "6, 0.1"})
    void towerStands(int boxes, double offset) {
        float[] start = tower(boxes, offset);

        assertThat(moved(start, after(STACK, start, 200))).isLessThan(0.003);
    }

    /** What makes it stand: without the impulses of the step before it creeps a hundred times as far. */
    @Test
    void towerWithoutMemoryCreeps() {
        float[] start = tower(6, 0.1);
        float[] state = start.clone();
        for (int t = 0; t < 200; t++) {
            Arrays.fill(state, STACK.slots().firstPair(), STACK.slots().size(), 0);
            state = STACK.step(state, NOTHING);
        }

        assertThat(moved(start, state)).isGreaterThan(0.2);
    }

    /** Each box half a width further to the right: the middle of the upper two is beyond the edge of the lowest. */
    @Test
    void towerThatLeansTooFarTopples() {
        float[] start = tower(3, 0);
        for (int b = 2; b <= 3; b++) {
            start[STACK.slots().body(b) + BoxSlots.X] += 0.3f * (b - 1);
        }

        assertThat(moved(start, after(STACK, start, 40))).isGreaterThan(0.5);
    }

    @Test
    void ballKnocksTheTowerOver() {
        float[] start = tower(6, 0);
        ball(STACK, start, 0, 0.45, 1, 4, 7, -2);

        assertThat(moved(tower(6, 0), after(STACK, start, 60))).isGreaterThan(1);
    }

    /** How far the box that moved furthest is from where it was. */
    private static double moved(float[] start, float[] end) {
        double furthest = 0;
        for (int b = 1; b <= BallInBox.BOXES; b++) {
            double dx = get(STACK, end, b, BoxSlots.X) - get(STACK, start, b, BoxSlots.X);
            double dy = get(STACK, end, b, BoxSlots.Y) - get(STACK, start, b, BoxSlots.Y);
            furthest = Math.max(furthest, Math.hypot(dx, dy));
        }
        return furthest;
    }

    /** Of 300: more than a third of the towers, and fewer than nine in ten, are as they were after an episode. */
    @Test
    void someTowersStandAndSomeTopple() {
        int standing = 0;
        for (long seed = 0; seed < 300; seed++) {
            float[] start = STACK.reset(seed);
            standing += moved(start, after(STACK, start, 64)) < 0.1 ? 1 : 0;
        }

        assertThat(standing).isBetween(100, 270);
    }

    @Test
    void pairsHavePlacesOfTheirOwn() {
        BoxSlots slots = STACK.slots();
        int pairs = 0;
        boolean[] taken = new boolean[slots.size() + 1];
        for (int one = 0; one < slots.bodies(); one++) {
            for (int other = one + 1; other < slots.wall(3); other++) {
                assertThat(slots.pair(one, other)).isEqualTo(slots.pair(other, one));
                assertThat(taken[slots.pair(one, other)]).isFalse();
                taken[slots.pair(one, other)] = true;
                pairs++;
            }
        }

        assertThat(slots.firstPair() + 5 * pairs).isEqualTo(slots.size());
        assertThat(taken[slots.size()]).isFalse();
    }
}
