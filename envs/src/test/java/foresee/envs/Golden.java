package foresee.envs;

import foresee.model.KeyedRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Hashes of scripted rollouts, which hold physics and frames to their bits on every JDK; {@link GoldenTest} has the table of them. */
final class Golden {
    private static final long OFFSET = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;
    private static final int ROLLOUTS = 20;
    private static final int STEPS = 50;
    private static final int HELD = 10;

    private final Environment environment;
    private final List<List<float[]>> rollouts;

    /** Of an environment's rollouts, each of which one of so many threads makes. */
    Golden(Environment environment, int threads) throws InterruptedException, ExecutionException {
        this.environment = environment;
        this.rollouts = scripted(threads);
    }

    /** Of all states of the rollouts. */
    String states() {
        long hash = OFFSET;
        for (List<float[]> rollout : rollouts) {
            for (float[] state : rollout) {
                for (float value : state) {
                    hash = (hash ^ Float.floatToIntBits(value)) * PRIME;
                }
            }
        }
        return Long.toHexString(hash);
    }

    /** Of the frames of every tenth state, at 64 and 96 px. */
    String frames() {
        long hash = OFFSET;
        for (List<float[]> rollout : rollouts) {
            for (int t = 0; t < STEPS; t += HELD) {
                for (int size : new int[] {64, 96}) {
                    for (byte value : environment.frame(rollout.get(t), size).toArray()) {
                        hash = (hash ^ (value & 0xff)) * PRIME;
                    }
                }
            }
        }
        return Long.toHexString(hash);
    }

    private List<List<float[]>> scripted(int threads) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<float[]>>> made = new ArrayList<>();
            for (long rollout = 0; rollout < ROLLOUTS; rollout++) {
                long mine = rollout;
                made.add(pool.submit(() -> scripted(mine)));
            }
            List<List<float[]>> all = new ArrayList<>();
            for (Future<List<float[]>> rollout : made) {
                all.add(rollout.get());
            }
            return all;
        } finally {
            pool.shutdownNow();
        }
    }

    /** Actions held for ten steps, so that things are run into. */
    private List<float[]> scripted(long rollout) {
        List<float[]> states = new ArrayList<>();
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
        return states;
    }
}
