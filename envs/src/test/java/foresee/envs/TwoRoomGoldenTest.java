package foresee.envs;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.model.Episode;
import foresee.model.KeyedRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Holds physics and frames to the bits they had when bundled models and published numbers were made. A change here is a line
 * in the change log; the new value is in the failure's message.
 */
class TwoRoomGoldenTest {
    private static final long OFFSET = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;

    @Test
    void statesOfAScriptedRolloutKeepTheirBits() {
        long hash = OFFSET;
        for (float[] state : scripted()) {
            for (float value : state) {
                hash = (hash ^ Float.floatToIntBits(value)) * PRIME;
            }
        }

        assertThat(Long.toHexString(hash)).isEqualTo("613bd75147801ed2");
    }

    @Test
    void framesOfAScriptedRolloutKeepTheirBytes() {
        long hash = OFFSET;
        for (float[] state : scripted()) {
            for (byte value : new TwoRoom(TwoRoom.Layout.FIXED).render(state).toArray()) {
                hash = (hash ^ (value & 0xff)) * PRIME;
            }
        }

        assertThat(Long.toHexString(hash)).isEqualTo("75a0f702aec331e4");
    }

    /** A bundled model is made again only from the same data. */
    @Test
    void actionsOfTheDataPolicyKeepTheirBits() {
        long hash = OFFSET;
        for (long seed = 0; seed < 40; seed++) {
            Episode episode =
                    TwoRoomData.defaults(new TwoRoom(TwoRoom.Layout.MIXED)).collect(seed);
            for (double value : episode.actions().toArray()) {
                hash = (hash ^ Double.doubleToLongBits(value)) * PRIME;
            }
        }

        assertThat(Long.toHexString(hash)).isEqualTo("33e1b227f061115f");
    }

    /** 40 walks of 50 steps in random layouts: straight ones, so that walls are met often. */
    private static List<float[]> scripted() {
        TwoRoom environment = new TwoRoom(TwoRoom.Layout.RANDOM);
        List<float[]> states = new ArrayList<>();
        for (long walk = 0; walk < 40; walk++) {
            KeyedRandom random = KeyedRandom.of(1, walk);
            double[] action = new double[2];
            float[] state = environment.reset(walk);
            for (int t = 0; t < 50; t++) {
                if (t % 10 == 0) {
                    environment.actionSpace().sample(random, action, 0);
                }
                state = environment.step(state, action);
                states.add(state);
            }
        }
        return states;
    }
}
