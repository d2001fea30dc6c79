package foresee.envs;

import foresee.model.KeyedRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Hashes of scripted rollouts, which hold physics and frames to their bits on every JDK. Where one changes on purpose, it is a line in
 * the change log; the new value is in the failure's message.
 */
final class Golden {
    private static final long OFFSET = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;
    private static final int ROLLOUTS = 20;
    private static final int STEPS = 50;
    private static final int HELD = 10;

    private Golden() {}

    /** Of all states of the rollouts. */
    static String states(Environment environment) {
        long hash = OFFSET;
        for (float[] state : scripted(environment)) {
            for (float value : state) {
                hash = (hash ^ Float.floatToIntBits(value)) * PRIME;
            }
        }
        return Long.toHexString(hash);
    }

    /** Of the frames of every tenth state, at 64 and 96 px. */
    static String frames(Environment environment) {
        long hash = OFFSET;
        List<float[]> states = scripted(environment);
        for (int i = 0; i < states.size(); i += HELD) {
            for (int size : new int[] {64, 96}) {
                for (byte value : environment.frame(states.get(i), size).toArray()) {
                    hash = (hash ^ (value & 0xff)) * PRIME;
                }
            }
        }
        return Long.toHexString(hash);
    }

    /** Actions held for ten steps, so that things are run into. */
    private static List<float[]> scripted(Environment environment) {
        List<float[]> states = new ArrayList<>();
        for (long rollout = 0; rollout < ROLLOUTS; rollout++) {
            KeyedRandom random = KeyedRandom.of(1, rollout);
            double[] action = new double[environment.actionSpace().size()];
            float[] state = environment.reset(rollout);
            for (int t = 0; t < STEPS; t++) {
                if (t % HELD == 0) {
                    environment.actionSpace().sample(random, action, 0);
                }
                state = environment.step(state, action);
                states.add(state);
            }
        }
        return states;
    }
}
