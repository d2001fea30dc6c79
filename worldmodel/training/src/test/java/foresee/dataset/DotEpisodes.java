package foresee.dataset;

import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import foresee.model.Episode;
import foresee.model.Frame;
import foresee.model.KeyedRandom;
import foresee.model.Observation;
import java.util.ArrayList;
import java.util.List;

/** Episodes of a bright square that an action (2) moves by itself, in pixels, on a still grey picture of 24 x 24. */
final class DotEpisodes {
    static final int SIZE = 24;
    static final double PERIOD = 0.1;
    static final double REACH = 3;

    private DotEpisodes() {}

    static DatasetInfo info() {
        return new DatasetInfo(
                "dots",
                "dots",
                PERIOD,
                ActionSpace.Box.symmetric(2, REACH),
                "noise",
                0,
                new FrameShape(SIZE, SIZE, 3),
                0,
                List.of());
    }

    static Episode of(long seed, int steps) {
        KeyedRandom random = new KeyedRandom(seed);
        double[] actions = new double[2 * steps];
        List<Frame> frames = new ArrayList<>();
        double x = SIZE / 2.0;
        double y = SIZE / 2.0;
        frames.add(frame(x, y));
        for (int t = 0; t < steps; t++) {
            actions[2 * t] = REACH * (2 * random.nextDouble() - 1);
            actions[2 * t + 1] = REACH * (2 * random.nextDouble() - 1);
            x = Math.min(SIZE - 3, Math.max(2, x + actions[2 * t]));
            y = Math.min(SIZE - 3, Math.max(2, y + actions[2 * t + 1]));
            frames.add(frame(x, y));
        }
        return episode(seed, frames, actions);
    }

    static Episode episode(long seed, List<Frame> frames, double[] actions) {
        List<Observation> observations = new ArrayList<>();
        for (int t = 0; t < frames.size(); t++) {
            observations.add(Observation.ofFrame(frames.get(t), Math.round(1e9 * PERIOD * t)));
        }
        return new Episode("dots", seed, observations, ActionSequence.of(frames.size() - 1, 2, actions));
    }

    static EpisodeColumns columns(Episode episode) {
        return EpisodeColumns.of(episode, info(), Proprioception.NONE);
    }

    static EpisodeColumns columns(long seed, int steps) {
        return columns(of(seed, steps));
    }

    private static Frame frame(double x, double y) {
        byte[] pixels = new byte[SIZE * SIZE * 3];
        for (int i = 0; i < pixels.length; i++) {
            int column = i / 3 % SIZE;
            int row = i / 3 / SIZE;
            boolean bright = Math.abs(column - x) <= 2 && Math.abs(row - y) <= 2;
            pixels[i] = (byte) (bright ? 200 : 40 + i % 3);
        }
        return new Frame(SIZE, SIZE, 3, pixels);
    }
}
