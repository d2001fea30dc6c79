package foresee.envs;

import static foresee.envs.BoxStates.get;
import static foresee.envs.BoxStates.put;
import static org.assertj.core.api.Assertions.assertThat;

import foresee.envs.BallInBox.Layout;
import org.junit.jupiter.api.Test;

/** What is hidden in {@link BallInBox}. */
class BallInBoxOccluderTest {
    private static final BallInBox OCCLUDER = new BallInBox(Layout.OCCLUDER, VariationLevel.NOMINAL);
    private static final double[] NOTHING = {};

    /** The ball is hidden while all of it is behind the plate, and comes out on the other side when its speed says. */
    @Test
    void occludedBallComesOutOnTheOtherSideOnTime() {
        for (long seed = 0; seed < 50; seed++) {
            float[] start = OCCLUDER.reset(seed);
            double x = get(OCCLUDER, start, 0, BoxSlots.X);
            double speed = get(OCCLUDER, start, 0, BoxSlots.VELOCITY_X);
            double radius = get(OCCLUDER, start, 0, BoxSlots.HALF_WIDTH);
            boolean right = speed > 0;
            double in = right ? start[BoxSlots.LEFT] + radius : start[BoxSlots.RIGHT] - radius;
            double out = right ? start[BoxSlots.RIGHT] - radius : start[BoxSlots.LEFT] + radius;
            int hides = (int) Math.ceil((in - x) / speed / BallInBox.CONTROL_PERIOD);
            int shows = (int) Math.floor((out - x) / speed / BallInBox.CONTROL_PERIOD) + 1;
            float[] state = start;
            for (int t = 0; t <= shows + 2; t++) {
                if (t != hides && t != shows) {
                    assertThat(OCCLUDER.isOccluded(state)).isEqualTo(t > hides && t < shows);
                }
                state = OCCLUDER.step(state, NOTHING);
            }
            assertThat(shows - hides).isGreaterThan(3);
            assertThat(get(OCCLUDER, state, 0, BoxSlots.VELOCITY_X)).isEqualTo((float) speed);
        }
    }

    /** What is hidden cannot be seen at all. */
    @Test
    void hiddenBallLeavesNoTraceInTheFrame() {
        float[] state = OCCLUDER.reset(3);
        while (!OCCLUDER.isOccluded(state)) {
            state = OCCLUDER.step(state, NOTHING);
        }
        state = OCCLUDER.step(state, NOTHING);
        float[] gone = state.clone();
        put(OCCLUDER, gone, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        assertThat(OCCLUDER.isOccluded(state)).isTrue();
        assertThat(OCCLUDER.render(state)).isEqualTo(OCCLUDER.render(gone));
    }
}
