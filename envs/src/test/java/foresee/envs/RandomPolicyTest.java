package foresee.envs;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.model.ActionSpace;
import foresee.model.Observation;
import org.junit.jupiter.api.Test;

class RandomPolicyTest {
    private static final Observation NOTHING = Observation.ofState(new float[1], 0);

    private final ActionSpace space = new ActionSpace.Ball(2, 2.45);

    @Test
    void actionsBelongToTheSeed() {
        RandomPolicy policy = new RandomPolicy(space, 1);
        RandomPolicy same = new RandomPolicy(space, 1);
        RandomPolicy other = new RandomPolicy(space, 2);
        for (int t = 0; t < 10; t++) {
            double[] action = policy.act(NOTHING);

            assertThat(action).containsExactly(same.act(NOTHING)).isNotEqualTo(other.act(NOTHING));
        }
    }

    /** Of a uniform ball, a quarter lies within half of the radius; 4000 draws leave that bound once in 10^6 seeds. */
    @Test
    void actionsFillTheSpaceEvenly() {
        RandomPolicy policy = new RandomPolicy(space, 3);
        int inner = 0;
        int right = 0;
        for (int t = 0; t < 4000; t++) {
            double[] action = policy.act(NOTHING);
            assertThat(space.contains(action, 0)).isTrue();
            inner += Math.hypot(action[0], action[1]) < 1.225 ? 1 : 0;
            right += action[0] > 0 ? 1 : 0;
        }

        assertThat(inner).isBetween(864, 1136);
        assertThat(right).isBetween(1842, 2158);
    }
}
