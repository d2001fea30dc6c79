package foresee.dataset;

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

/**
 * A process that collects, goes on where an earlier one was killed, and says what it has done as soon as it has:
 * {@code appended N} when N episodes are safe, {@code finishing}, {@code finished}, {@code failed: why}.
 *
 * <p>Arguments: the file, the number of episodes, and {@code noise} or {@code plain} frames.
 */
final class CollectingProcess {
    private static final int SIDE = 48;
    private static final int STEPS = 20;

    private CollectingProcess() {}

    static DatasetInfo info() {
        FrameShape frame = new FrameShape(SIDE, SIDE, 3);
        ActionSpace space = new ActionSpace.Ball(1, 1);
        return new DatasetInfo("toy", "toy", 0.1, space, "noise", 1, frame, 2, List.of(), List.of("felt"));
    }

    static float[] felt(float[] state) {
        return new float[] {state[1] - state[0]};
    }

    static Episode episode(int number, boolean noise) {
        KeyedRandom random = new KeyedRandom(number);
        List<Observation> observations = new ArrayList<>();
        double[] actions = new double[STEPS];
        for (int t = 0; t <= STEPS; t++) {
            byte[] pixels = new byte[SIDE * SIDE * 3];
            for (int i = 0; noise && i < pixels.length; i++) {
                pixels[i] = (byte) random.nextLong();
            }
            observations.add(Observation.of(new Frame(SIDE, SIDE, 3, pixels), new float[] {number, t}, t));
        }
        for (int t = 0; t < STEPS; t++) {
            actions[t] = (float) random.nextDouble();
        }
        return new Episode("toy", number, observations, ActionSequence.of(STEPS, 1, actions));
    }

    public static void main(String[] arguments) {
        Path file = Path.of(arguments[0]);
        int episodes = Integer.parseInt(arguments[1]);
        boolean noise = arguments[2].equals("noise");
        try (DatasetWriter writer = DatasetWriter.open(file, info(), CollectingProcess::felt)) {
            say("resumed " + writer.episodes());
            while (writer.episodes() < episodes) {
                writer.append(episode(writer.episodes(), noise));
                say("appended " + writer.episodes());
            }
            say("finishing");
            writer.finish();
            say("finished");
        } catch (IOException e) {
            say("failed: " + e.getMessage());
        }
    }

    private static void say(String words) {
        System.out.println(words);
        System.out.flush();
    }
}
