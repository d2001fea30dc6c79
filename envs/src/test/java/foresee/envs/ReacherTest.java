package foresee.envs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.model.Episode;
import foresee.model.KeyedRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReacherTest {
    private static final Reacher ARM = new Reacher(VariationLevel.NOMINAL);

    /** Of two rods, from the velocities of their middles and their turning. */
    private static double energy(float[] state) {
        double l = Reacher.LINK;
        double w1 = state[2];
        double w = w1 + state[3];
        double first = l * l * w1 * w1 / 3;
        double cos = Math.cos(state[1]);
        double second = l * l * w1 * w1 + l * l * w * w / 4 + l * l * w1 * w * cos + l * l * w * w / 12;
        return 0.5 * Reacher.MASS * (first + second);
    }

    /** What the torques put in and the joints lose is what the links gain, up to the error of the integration. */
    @Test
    void energyIsWhatTheTorquesPutInLessWhatTheJointsLose() {
        for (long seed = 0; seed < 10; seed++) {
            KeyedRandom random = KeyedRandom.of(2, seed);
            float[] state = {(float) random.nextGaussian(), (float) (0.3 * random.nextGaussian()), 0, 0};
            double in = 0;
            double most = 0;
            double[] action = {random.nextDouble(), -random.nextDouble()};
            for (int t = 0; t < 15; t++) {
                float[] next = ARM.step(state, action);
                for (int joint = 0; joint < 2; joint++) {
                    double before = state[2 + joint];
                    double after = next[2 + joint];
                    double moved =
                            joint == 0 ? Angles.wrapped(next[0] - (double) state[0]) : next[1] - (double) state[1];
                    double square = (before * before + before * after + after * after) / 3;
                    in += Reacher.TORQUE * action[joint] * moved - Reacher.DAMPING * square * 0.02;
                    most += Math.abs(Reacher.TORQUE * action[joint] * moved);
                }
                state = next;
            }

            assertThat(energy(state)).isCloseTo(in, within(0.08 * most));
        }
    }

    @Test
    void aTorqueTurnsItsJointAndTheOtherBack() {
        float[] state = {0, 0.5f, 0, 0};
        float[] shoulder = ARM.step(state, new double[] {1, 0});
        float[] elbow = ARM.step(state, new double[] {0, 1});

        assertThat(shoulder[2]).isPositive();
        assertThat(shoulder[3]).isNegative();
        assertThat(elbow[3]).isPositive();
        assertThat(elbow[2]).isNegative();
    }

    @Test
    void elbowStopsAndShoulderComesRound() {
        float[] state = {3, 2.5f, 0, 0};
        for (int t = 0; t < 100; t++) {
            state = ARM.step(state, new double[] {0.5, 1});
        }

        assertThat(state[1]).isEqualTo(Reacher.ELBOW_STOP);
        assertThat(state[3]).isZero();
        assertThat(state[0]).isBetween(-(float) Math.PI, (float) Math.PI);
    }

    @Test
    void tipIsAtTheEndOfBothLinks() {
        assertThat(Reacher.tipX(new float[] {0, 0, 0, 0})).isEqualTo(0.24);
        assertThat(Reacher.tipX(new float[] {0, (float) (Math.PI / 2), 0, 0})).isCloseTo(0.12, within(1e-6));
        assertThat(Reacher.tipY(new float[] {0, (float) (Math.PI / 2), 0, 0})).isCloseTo(0.12, within(1e-6));
    }

    @Test
    void criteriaAreAboutTheTip() {
        Task task = Sandbox.task(ARM, "reach");
        float[] goal = {0, 1, 0, 0};
        float[] mirrored = {1, -1, 0, 0};

        assertThat(task.distance(mirrored, goal)).isCloseTo(0, within(1e-5));
        assertThat(task.criteria().get(1).holds().test(mirrored, goal)).isTrue();
        assertThat(task.criteria().get(0).holds().test(new float[] {0.23f, 1, 0, 0}, goal))
                .isTrue();
        assertThat(task.criteria().get(0).holds().test(new float[] {0.25f, 1, 0, 0}, goal))
                .isFalse();
        assertThat(task.criteria().get(1).holds().test(new float[] {0.1f, 1, 0, 0}, goal))
                .isFalse();
    }

    @Test
    void dataComeEverywhere() {
        int[] visits = new int[16];
        for (long seed = 0; seed < 300; seed++) {
            Episode episode = ReacherData.defaults(ARM).collect(seed);
            for (int t = 0; t <= episode.steps(); t++) {
                float[] state = episode.observations().get(t).state().orElseThrow();
                int shoulder = Math.min(3, (int) (4 * (state[0] / (2 * Math.PI) + 0.5)));
                int elbow = Math.min(3, (int) (4 * (state[1] / (2 * Reacher.ELBOW_STOP) + 0.5)));
                visits[4 * shoulder + elbow]++;
            }
        }

        assertThat(Arrays.stream(visits).min().orElseThrow()).isGreaterThan(300 * 65 / 16 / 4);
    }

    @Test
    void statesBeyondTheStopsAreRefused() {
        assertThatThrownBy(() -> ARM.check(new float[] {0, 2.8f, 0, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("elbow (2.8) must be within");
    }
}
