package foresee.training;

import foresee.dataset.Dataset;
import foresee.dataset.DatasetInfo;
import foresee.dataset.DatasetWriter;
import foresee.dataset.FrameShape;
import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import foresee.model.Episode;
import foresee.model.Frame;
import foresee.model.KeyedRandom;
import foresee.model.Observation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A bright dot on a dark square that goes where the actions say and stops at the border. State: (x, y). */
final class MovingDot {
    static final int SIZE = 16;

    private MovingDot() {}

    static List<Episode> episodes(int count, int steps, long seed) {
        List<Episode> episodes = new ArrayList<>();
        for (int e = 0; e < count; e++) {
            episodes.add(episode(steps, KeyedRandom.key(seed, e)));
        }
        return episodes;
    }

    /** A data set of such episodes, whose policy is called {@code name}. */
    static Dataset dataset(Path file, String name, int episodes, int steps, long seed) throws IOException {
        DatasetInfo info = new DatasetInfo(
                "moving-dot",
                "moving-dot",
                0.1,
                ActionSpace.Box.symmetric(2, 1),
                name,
                seed,
                new FrameShape(SIZE, SIZE, 3),
                2,
                List.of("x", "y"));
        try (DatasetWriter writer = DatasetWriter.open(file, info)) {
            for (Episode episode : episodes(episodes, steps, seed)) {
                writer.append(episode);
            }
            writer.finish();
        }
        return Dataset.open(file);
    }

    private static Episode episode(int steps, long seed) {
        KeyedRandom random = new KeyedRandom(seed);
        double[] actions = new double[2 * steps];
        float[] state = {(float) (2 + 11 * random.nextDouble()), (float) (2 + 11 * random.nextDouble())};
        List<Observation> observations = new ArrayList<>(List.of(observe(state, 0)));
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < 2; i++) {
                float wanted = state[i] + (float) (2 * random.nextDouble() - 1);
                float next = Math.min(13, Math.max(2, wanted));
                actions[2 * t + i] = next - state[i];
                state[i] = next;
            }
            observations.add(observe(state, t + 1));
        }
        return new Episode("moving-dot", seed, observations, ActionSequence.of(steps, 2, actions));
    }

    private static Observation observe(float[] state, long step) {
        byte[] pixels = new byte[SIZE * SIZE * 3];
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                double squared = (x - state[0]) * (x - state[0]) + (y - state[1]) * (y - state[1]);
                int level = (int) (255 / (1 + squared));
                pixels[(y * SIZE + x) * 3] = (byte) level;
                pixels[(y * SIZE + x) * 3 + 1] = (byte) (255 - level);
            }
        }
        return Observation.of(new Frame(SIZE, SIZE, 3, pixels), state, step);
    }
}
