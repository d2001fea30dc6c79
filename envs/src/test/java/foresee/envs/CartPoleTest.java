package foresee.envs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.model.Episode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CartPoleTest {
    private static final CartPole CART = new CartPole(VariationLevel.NOMINAL);

    /** Of the cart and of a rod that moves and turns. */
    private static double energy(float[] state) {
        double l = CartPole.HALF_POLE;
        double v = state[2];
        double w = state[3];
        double middleX = v + l * w * Math.cos(state[1]);
        double middleY = l * w * Math.sin(state[1]);
        double rod = middleX * middleX + middleY * middleY + l * l * w * w / 3;
        return 0.5 * CartPole.CART_MASS * v * v
                + 0.5 * CartPole.POLE_MASS * rod
                + CartPole.POLE_MASS * CartPole.GRAVITY * l * Math.cos(state[1]);
    }

    @Test
    void energyIsKeptWithoutAForce() {
        float[] state = {0, 2, 0.2f, 1};
        double before = energy(state);
        for (int t = 0; t < 40; t++) {
            state = CART.step(state, new double[1]);

            assertThat(energy(state)).isCloseTo(before, within(0.02));
        }
    }

    @Test
    void energyGrowsByForceTimesWay() {
        float[] state = {-1, 2, 0, 1};
        double before = energy(state);
        for (int t = 0; t < 10; t++) {
            state = CART.step(state, new double[] {0.6});
        }

        assertThat(energy(state) - before).isCloseTo(6 * (state[0] + 1.0), within(0.15));
    }

    @Test
    void hangingStaysAndUprightFalls() {
        float[] hanging = {0, (float) Math.PI, 0, 0};
        float[] upright = {0, 0.02f, 0, 0};
        for (int t = 0; t < 30; t++) {
            hanging = CART.step(hanging, new double[1]);
            upright = CART.step(upright, new double[1]);
        }

        assertThat(Math.abs(hanging[1])).isCloseTo((float) Math.PI, within(1e-3f));
        assertThat(Math.abs(upright[1])).isGreaterThan(0.5f);
    }

    @Test
    void theRailStopsTheCart() {
        float[] state = CART.reset(1);
        for (int t = 0; t < 60; t++) {
            state = CART.step(state, new double[] {1});
        }

        assertThat(state[0]).isEqualTo(CartPole.RAIL);
        assertThat(state[2]).isZero();
    }

    @Test
    void aPoleThatFliesPastIsNotThere() {
        Task task = Sandbox.task(CART, "swing-up");
        Criterion moderate = task.criteria().get(0);
        float[] goal = {0.5f, 0, 0, 0};

        assertThat(moderate.holds().test(new float[] {0.5f, 0.26f, 0, 2.6f}, goal))
                .isTrue();
        assertThat(moderate.holds().test(new float[] {0.5f, 0, 0, 2.7f}, goal)).isFalse();
        assertThat(moderate.holds().test(new float[] {0.5f, 0.27f, 0, 0}, goal)).isFalse();
        assertThat(moderate.holds().test(new float[] {0.19f, 0, 0, 0}, goal)).isFalse();
        assertThat(task.criteria().get(1).consecutive()).isEqualTo(20);
    }

    @Test
    void energySwingsThePoleUp() {
        ScriptedPolicy data = CartPoleData.withNoise(CART, 0.05).withSteps(200).withMixture(Mixture.of("swing", 1));
        int up = 0;
        for (long seed = 0; seed < 40; seed++) {
            Episode episode = data.collect(seed);
            float[] last = episode.observations().get(200).state().orElseThrow();
            up += Math.abs(last[1]) < 0.3 ? 1 : 0;
        }

        assertThat(up).isGreaterThan(30);
    }

    @Test
    void everyAngleOccursInTheData() {
        int[] visits = new int[12];
        for (long seed = 0; seed < 200; seed++) {
            Episode episode = CartPoleData.defaults(CART).collect(seed);
            for (int t = 0; t <= episode.steps(); t++) {
                float angle = episode.observations().get(t).state().orElseThrow()[1];
                visits[Math.min(11, (int) (12 * (angle / (2 * Math.PI) + 0.5)))]++;
            }
        }

        assertThat(Arrays.stream(visits).min().orElseThrow()).isGreaterThan(200 * 65 / 12 / 5);
    }

    @Test
    void statesBeyondTheRailAreRefused() {
        assertThatThrownBy(() -> CART.check(new float[] {1.9f, 0, 0, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cart x (1.9) must be within -1.8 to 1.8.");
    }
}
