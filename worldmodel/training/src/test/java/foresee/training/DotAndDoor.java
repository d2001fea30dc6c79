package foresee.training;

import foresee.model.ActionSequence;
import foresee.model.Episode;
import foresee.model.Frame;
import foresee.model.KeyedRandom;
import foresee.model.Observation;
import java.util.ArrayList;
import java.util.List;

/**
 * A small world with a factor of each kind: a dot that goes where the actions say, a bar from top to bottom, the door, that is elsewhere in each episode and
 * never moves, and a large cloud that drifts by itself. State: (dot x, dot y, door x, cloud x).
 */
final class DotAndDoor {
    static final int SIZE = 16;
    private static final List<ProbeTarget> FACTORS = List.of(
            new ProbeTarget("dot x", "px", state -> state[0]),
            new ProbeTarget("dot y", "px", state -> state[1]),
            new ProbeTarget("door x", "px", state -> state[2]),
            new ProbeTarget("cloud x", "px", state -> state[3]));

    private final int dotLevel;
    private final int cloudLevel;

    private DotAndDoor(int dotLevel, int cloudLevel) {
        this.dotLevel = dotLevel;
        this.cloudLevel = cloudLevel;
    }

    /** A bright dot and no cloud. */
    static DotAndDoor plain() {
        return new DotAndDoor(255, 0);
    }

    /** A dim dot before a bright cloud. */
    static DotAndDoor cloudy() {
        return new DotAndDoor(60, 255);
    }

    /** What can be seen of the state. */
    List<ProbeTarget> factors() {
        return cloudLevel > 0 ? FACTORS : FACTORS.subList(0, 3);
    }

    List<Episode> episodes(int count, int steps, long seed) {
        List<Episode> episodes = new ArrayList<>();
        for (int e = 0; e < count; e++) {
            episodes.add(episode(steps, KeyedRandom.key(seed, e)));
        }
        return episodes;
    }

    private Episode episode(int steps, long seed) {
        KeyedRandom random = new KeyedRandom(seed);
        double[] actions = new double[2 * steps];
        float[] state = {between(3, 12, random), between(5, 12, random), between(2, 13, random), between(3, 12, random)
        };
        float drift = between(-0.15, 0.15, random);
        List<Observation> observations = new ArrayList<>(List.of(observe(state, 0)));
        for (int t = 0; t < steps; t++) {
            state = state.clone();
            for (int i = 0; i < 2; i++) {
                float wanted = state[i] + between(-1, 1, random);
                float next = Math.min(12, Math.max(i == 0 ? 3 : 5, wanted));
                actions[2 * t + i] = next - state[i];
                state[i] = next;
            }
            drift = state[3] + drift < 3 || state[3] + drift > 12 ? -drift : drift;
            state[3] += drift;
            observations.add(observe(state, t + 1));
        }
        return new Episode("dot-and-door", seed, observations, ActionSequence.of(steps, 2, actions));
    }

    private static float between(double low, double high, KeyedRandom random) {
        return (float) (low + (high - low) * random.nextDouble());
    }

    private Observation observe(float[] state, long step) {
        byte[] pixels = new byte[SIZE * SIZE * 3];
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                double dot = bump(x - state[0], y - state[1], 1);
                double door = bump(x - state[2], 0, 3);
                double cloud = bump(x - state[3], y - 9, 4);
                int at = (y * SIZE + x) * 3;
                pixels[at] = (byte) (int) (dotLevel * dot);
                pixels[at + 1] = (byte) (int) (200 * door);
                pixels[at + 2] = (byte) (int) (cloudLevel * cloud);
            }
        }
        return Observation.of(new Frame(SIZE, SIZE, 3, pixels), state, step);
    }

    private static double bump(double dx, double dy, double width) {
        return Math.exp(-(dx * dx + dy * dy) / (2 * width * width));
    }
}
