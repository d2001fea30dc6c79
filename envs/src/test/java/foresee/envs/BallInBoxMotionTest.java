package foresee.envs;

import static foresee.envs.BoxStates.after;
import static foresee.envs.BoxStates.ball;
import static foresee.envs.BoxStates.empty;
import static foresee.envs.BoxStates.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import foresee.envs.BallInBox.Layout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bounces and falls in {@link BallInBox}, against what a hand computes. */
class BallInBoxMotionTest {
    private static final BallInBox FREE = new BallInBox(Layout.FREE, VariationLevel.NOMINAL);
    private static final BallInBox BOUNCE = new BallInBox(Layout.BOUNCE, VariationLevel.NOMINAL);
    private static final BallInBox FALL = new BallInBox(Layout.FALL, VariationLevel.NOMINAL);
    private static final double[] NOTHING = {};
    private static final double DT = BallInBox.CONTROL_PERIOD / BallInBoxPhysics.SUBSTEPS;
    /** In m: what JBox2D leaves of a touch. */
    private static final double OVERLAP = 0.015;

    /** In 2 s at (3, 1) m/s it would get from (4, 4) to (10, 6), were there no wall that turns it back at 8 - 0.125 - 0.5. */
    @Test
    void ballTurnsBackAtTheWall() {
        float[] start = empty(FREE, Layout.FREE);
        ball(FREE, start, 0, 0.5, 4, 4, 3, 1);
        float[] end = after(FREE, start, 40);

        assertThat((double) get(FREE, end, 0, BoxSlots.X)).isCloseTo(2 * 7.375 - 10, within(2 * OVERLAP));
        assertThat((double) get(FREE, end, 0, BoxSlots.Y)).isCloseTo(6, within(1e-3));
        assertThat(get(FREE, end, 0, BoxSlots.VELOCITY_X)).isCloseTo(-3, within(1e-5f));
        assertThat(get(FREE, end, 0, BoxSlots.VELOCITY_Y)).isCloseTo(1, within(1e-5f));
    }

    /** It is at the wall, 3.375 m away, after 22.5 steps. */
    @Test
    void bounceHappensInTheStepThatItTakesPlaceIn() {
        float[] state = empty(FREE, Layout.FREE);
        ball(FREE, state, 0, 0.5, 4, 4, 3, 1);
        for (int t = 1; t <= 30; t++) {
            float[] next = FREE.step(state, NOTHING);

            assertThat(FREE.happenings().get(0).test().test(state, next)).isEqualTo(t == 23);
            state = next;
        }
    }

    /** Gravity alone is none. */
    @Test
    void fallingIsNoBounce() {
        float[] state = empty(FALL, Layout.FALL);
        ball(FALL, state, 0, 0.5, 4, 1, 1, 0);

        assertThat(FALL.happenings().get(0).test().test(state, FALL.step(state, NOTHING)))
                .isFalse();
    }

    /** Even at 0.2 m/s toward it. */
    @Test
    void ballThatGrazesTheWallTurnsBackToo() {
        float[] start = empty(FREE, Layout.FREE);
        ball(FREE, start, 0, 0.5, 7.3, 4, 0.2, 1);

        assertThat(get(FREE, after(FREE, start, 20), 0, BoxSlots.VELOCITY_X)).isCloseTo(-0.2f, within(1e-5f));
    }

    /** v1' = ((m1 - m2) v1 + 2 m2 v2) / (m1 + m2), masses as the squares of the radii. */
    @ParameterizedTest
    @CsvSource({"0.5, 0.5", "0.7, 0.35", "0.35, 0.7"})
    void ballsThatMeetHeadOnBounceAsTheirMassesSay(double radius, double other) {
        float[] start = empty(BOUNCE, Layout.BOUNCE);
        ball(BOUNCE, start, 0, radius, 3, 4, 2, 0);
        ball(BOUNCE, start, 1, other, 5.5, 4, -1, 0);
        float[] end = after(BOUNCE, start, 15);
        double m1 = radius * radius;
        double m2 = other * other;

        assertThat((double) get(BOUNCE, end, 0, BoxSlots.VELOCITY_X))
                .isCloseTo(((m1 - m2) * 2 - 2 * m2) / (m1 + m2), within(1e-4));
        assertThat((double) get(BOUNCE, end, 1, BoxSlots.VELOCITY_X))
                .isCloseTo(((m1 - m2) + 4 * m1) / (m1 + m2), within(1e-4));
    }

    /** y = y0 + g t^2 / 2, with the g t dt / 2 that half-implicit steps add. */
    @Test
    void ballFallsAsItShould() {
        float[] start = empty(FALL, Layout.FALL);
        ball(FALL, start, 0, 0.5, 4, 1, 1, 0);
        float[] end = after(FALL, start, 16);
        double t = 16 * BallInBox.CONTROL_PERIOD;

        assertThat((double) get(FALL, end, 0, BoxSlots.X)).isCloseTo(4 + t, within(1e-4));
        assertThat((double) get(FALL, end, 0, BoxSlots.Y))
                .isCloseTo(1 + 0.5 * BallInBox.GRAVITY * t * (t + DT), within(1e-3));
        assertThat((double) get(FALL, end, 0, BoxSlots.VELOCITY_Y)).isCloseTo(BallInBox.GRAVITY * t, within(1e-3));
    }

    /** It comes up to e^2 of the height from which it fell, on the ground and on a ledge. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ballBouncesAsHighAsItsRestitutionSays(boolean ledge) {
        float[] start = empty(FALL, Layout.FALL);
        ball(FALL, start, 0, 0.5, 4, 2, 0, 0);
        if (ledge) {
            System.arraycopy(new float[] {3, 5.5f, 5, 5.8f}, 0, start, BoxSlots.LEFT, 4);
        }
        double ground = (ledge ? 5.5 : BallInBox.SIZE - BallInBox.WALL) - 0.5;
        double highest = BallInBox.SIZE;
        float[] state = after(FALL, start, (int) Math.ceil(Math.sqrt(2 * (ground - 2) / BallInBox.GRAVITY) / 0.05));
        for (int t = 0; t < 18; t++) {
            state = FALL.step(state, NOTHING);
            highest = Math.min(highest, get(FALL, state, 0, BoxSlots.Y));
        }

        assertThat(ground - highest)
                .isCloseTo(BallInBox.RESTITUTION * BallInBox.RESTITUTION * (ground - 2), within(0.06));
    }

    /**
     * Nothing is gained or lost by a thousandth, but where a ball meets another and a wall in one substep: there JBox2D lets each bounce as if it
     * were alone, which happens on fewer than one step in 10 000 and changes the energy by less than a fifth.
     */
    @Test
    void elasticBouncesKeepTheEnergy() {
        int off = 0;
        int steps = 0;
        for (long seed = 0; seed < 200; seed++) {
            float[] state = BOUNCE.reset(seed);
            for (int t = 0; t < 150; t++) {
                float[] next = BOUNCE.step(state, NOTHING);
                double change = Math.abs(energy(BOUNCE, next) / energy(BOUNCE, state) - 1);
                steps++;
                off += change > 1e-3 ? 1 : 0;

                assertThat(change).isLessThan(0.2);
                state = next;
            }
        }
        assertThat(off).isLessThan(steps / 10_000);
    }

    /** Per kg, the energy never rises by more than an overlap's height over the least before. */
    @Test
    void fallingGainsNoEnergy() {
        for (long seed = 0; seed < 50; seed++) {
            float[] state = FALL.reset(seed);
            double least = energy(FALL, state);
            double mass = mass(FALL, state, 0);
            for (int t = 0; t < 200; t++) {
                state = FALL.step(state, NOTHING);
                double now = energy(FALL, state);

                assertThat(now - least).isLessThan(mass * BallInBox.GRAVITY * OVERLAP);
                least = Math.min(least, now);
            }
        }
    }

    private static double mass(BallInBox world, float[] state, int body) {
        double width = get(world, state, body, BoxSlots.HALF_WIDTH);
        double height = get(world, state, body, BoxSlots.HALF_HEIGHT);
        return height > 0 ? 4 * width * height : Math.PI * width * width;
    }

    /** Of balls, in J. */
    private static double energy(BallInBox world, float[] state) {
        double gravity = world.stuff(state).gravity();
        double sum = 0;
        for (int b = 0; b < world.slots().bodies(); b++) {
            double radius = get(world, state, b, BoxSlots.HALF_WIDTH);
            double vx = get(world, state, b, BoxSlots.VELOCITY_X);
            double vy = get(world, state, b, BoxSlots.VELOCITY_Y);
            double turning = radius * get(world, state, b, BoxSlots.TURNING);
            double height = BallInBox.SIZE - get(world, state, b, BoxSlots.Y);
            sum += mass(world, state, b) * (0.5 * (vx * vx + vy * vy) + 0.25 * turning * turning + gravity * height);
        }
        return sum;
    }

    @ParameterizedTest
    @EnumSource(names = {"FREE", "BOUNCE", "FALL"})
    void nothingLeavesTheBoxAtTheGreatestSpeed(Layout layout) {
        BallInBox world = new BallInBox(layout, VariationLevel.STRONG);
        double fastest = 0;
        for (long seed = 0; seed < 100; seed++) {
            float[] state = world.reset(seed);
            for (int b = 0; b < world.slots().bodies(); b++) {
                float towardX = get(world, state, b, BoxSlots.VELOCITY_X);
                float towardY = get(world, state, b, BoxSlots.VELOCITY_Y);
                state[world.slots().body(b) + BoxSlots.VELOCITY_X] = Math.copySign(BallInBox.FASTEST, towardX);
                state[world.slots().body(b) + BoxSlots.VELOCITY_Y] = Math.copySign(BallInBox.FASTEST, towardY);
            }
            for (int t = 0; t < 50; t++) {
                state = world.step(state, NOTHING);
                fastest = Math.max(fastest, Math.abs(get(world, state, 0, BoxSlots.VELOCITY_X)));
                assertThat(furthestOut(world, state)).isLessThan(2 * OVERLAP);
                assertThat(deepest(world, state)).isLessThan(0.1);
            }
        }
        assertThat(fastest).isGreaterThan(24);
    }

    /** How far a ball reaches into a wall, or a ledge, at the most. */
    private static double furthestOut(BallInBox world, float[] state) {
        double furthest = Double.NEGATIVE_INFINITY;
        for (int b = 0; b < world.slots().bodies(); b++) {
            double radius = get(world, state, b, BoxSlots.HALF_WIDTH);
            if (radius > 0) {
                double x = get(world, state, b, BoxSlots.X);
                double y = get(world, state, b, BoxSlots.Y);
                double low = Math.min(x, y) - radius - BallInBox.WALL;
                double high = BallInBox.SIZE - BallInBox.WALL - Math.max(x, y) - radius;
                furthest = Math.max(furthest, Math.max(-low, -high));
                furthest = Math.max(furthest, radius - outsideLedge(state, x, y));
            }
        }
        return furthest;
    }

    private static double outsideLedge(float[] state, double x, double y) {
        if (state[BoxSlots.RIGHT] == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double dx = Math.max(state[BoxSlots.LEFT] - x, x - state[BoxSlots.RIGHT]);
        double dy = Math.max(state[BoxSlots.TOP] - y, y - state[BoxSlots.BOTTOM]);
        return dx <= 0 || dy <= 0 ? Math.max(dx, dy) : Math.hypot(dx, dy);
    }

    /** How far two balls overlap at the most. */
    private static double deepest(BallInBox world, float[] state) {
        double deepest = 0;
        for (int b = 0; b < world.slots().bodies(); b++) {
            for (int c = 0; c < b && get(world, state, b, BoxSlots.HALF_WIDTH) > 0; c++) {
                double apart = Math.hypot(
                        get(world, state, b, BoxSlots.X) - get(world, state, c, BoxSlots.X),
                        get(world, state, b, BoxSlots.Y) - get(world, state, c, BoxSlots.Y));
                double radii = get(world, state, b, BoxSlots.HALF_WIDTH) + get(world, state, c, BoxSlots.HALF_WIDTH);
                deepest = Math.max(deepest, radii - apart);
            }
        }
        return deepest;
    }
}
