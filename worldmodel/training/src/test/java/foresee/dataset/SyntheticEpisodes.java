package foresee.dataset;

import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import foresee.model.Episode;
import foresee.model.Frame;
import foresee.model.KeyedRandom;
import foresee.model.Observation;
import java.util.ArrayList;
import java.util.List;

/** Episodes whose every value tells which episode and step it belongs to, the seed being the episode's number. */
final class SyntheticEpisodes {
    static final int HEIGHT = 6;
    static final int WIDTH = 5;
    static final int STATE = 3;

    private SyntheticEpisodes() {}

    static DatasetInfo info() {
        return info(STATE);
    }

    static DatasetInfo info(int stateSize) {
        return new DatasetInfo(
                "toy",
                "toy[kind=\"synthétique\"]",
                0.1,
                new ActionSpace.Ball(2, 2.45),
                "noise",
                77,
                new FrameShape(HEIGHT, WIDTH, 3),
                stateSize,
                stateSize == 0 ? List.of() : List.of("x", "y"));
    }

    /** The same of an agent that feels the last value of its state and the first. */
    static DatasetInfo infoOfFeeling() {
        DatasetInfo info = info();
        return new DatasetInfo(
                info.environment(),
                info.description(),
                info.controlPeriod(),
                info.actionSpace(),
                info.policy(),
                info.seed(),
                info.frame(),
                info.stateSize(),
                info.factors(),
                List.of("z", "x"));
    }

    static float[] felt(float[] state) {
        return new float[] {state[2], state[0]};
    }

    /** Episode {@code number} of between 1 and {@code maxSteps} steps. */
    static Episode ofRandomLength(int number, int maxSteps) {
        return of(number, 1 + KeyedRandom.of(number, 5).nextInt(maxSteps));
    }

    static Episode of(int number, int steps) {
        return of(number, steps, STATE);
    }

    static Episode of(int number, int steps, int stateSize) {
        List<Observation> observations = new ArrayList<>();
        double[] actions = new double[2 * steps];
        for (int t = 0; t <= steps; t++) {
            Frame frame = frame(number, t);
            observations.add(
                    stateSize == 0
                            ? Observation.ofFrame(frame, time(t))
                            : Observation.of(frame, state(number, t), time(t)));
        }
        for (int i = 0; i < actions.length; i++) {
            actions[i] = action(number, i / 2, i % 2);
        }
        return new Episode("toy", number, observations, ActionSequence.of(steps, 2, actions));
    }

    static long time(int step) {
        return 100_000_000L * step;
    }

    /** Bytes 0 and 1 hold the episode, 2 and 3 the step; the rest is noise keyed by both. */
    static Frame frame(int number, int step) {
        byte[] pixels = new byte[HEIGHT * WIDTH * 3];
        KeyedRandom random = KeyedRandom.of(number, step);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) random.nextInt(256);
        }
        pixels[0] = (byte) (number >> 8);
        pixels[1] = (byte) number;
        pixels[2] = (byte) (step >> 8);
        pixels[3] = (byte) step;
        return new Frame(HEIGHT, WIDTH, 3, pixels);
    }

    static int episodeOf(byte[] pixels, int offset) {
        return 256 * (pixels[offset] & 0xff) + (pixels[offset + 1] & 0xff);
    }

    static int stepOf(byte[] pixels, int offset) {
        return 256 * (pixels[offset + 2] & 0xff) + (pixels[offset + 3] & 0xff);
    }

    static float action(int number, int step, int component) {
        return number + step / 1024f + component / 2f;
    }

    static float[] state(int number, int step) {
        return new float[] {number, step, number * 0.1f + step};
    }
}
