package foresee.training;

import java.util.ArrayList;
import java.util.List;

/** Open-loop predictions from given frames of encoded episodes, many at a time. Not thread-safe. */
final class Imagination {
    private static final int AT_A_TIME = 64;

    private final NativeModel model;
    private final int length;
    private final LatentRollout rollout;

    /** @param length model steps predicted */
    Imagination(NativeModel model, int length) {
        this.model = model;
        this.length = length;
        this.rollout = model.rollout(AT_A_TIME, length);
    }

    /** A rollout from frame {@code start} of an episode. */
    record Window(EncodedEpisode episode, int start) {}

    /** All windows of {@code episodes} that do not overlap, in order. */
    List<Window> windows(List<EncodedEpisode> episodes) {
        int span = length * model.actionChunk();
        List<Window> windows = new ArrayList<>();
        for (EncodedEpisode episode : episodes) {
            for (int start = before(); start + span < episode.frames(); start += span) {
                windows.add(new Window(episode, start));
            }
        }
        return windows;
    }

    /** Environment steps from the first latent the predictor sees to the one a rollout starts from. */
    int before() {
        return (model.window() - 1) * model.actionChunk();
    }

    /** Predicted latents (T, D) of each window: index t is the one after model step t + 1. */
    List<double[][]> imagine(List<Window> windows) {
        List<double[][]> imagined = new ArrayList<>();
        for (int from = 0; from < windows.size(); from += AT_A_TIME) {
            imagined.addAll(batch(windows.subList(from, Math.min(windows.size(), from + AT_A_TIME))));
        }
        return imagined;
    }

    private List<double[][]> batch(List<Window> windows) {
        int size = model.latentSize();
        int chunk = model.actionChunk();
        int span = before() + length * chunk;
        int actionSize = windows.get(0).episode().actions().actionSize();
        double[] starts = new double[AT_A_TIME * model.window() * size];
        double[] actions = new double[AT_A_TIME * span * actionSize];
        for (int b = 0; b < windows.size(); b++) {
            Window window = windows.get(b);
            int first = window.start() - before();
            for (int j = 0; j < model.window(); j++) {
                double[] latent = window.episode().latent(first + j * chunk);
                System.arraycopy(latent, 0, starts, (b * model.window() + j) * size, size);
            }
            model.normalize(window.episode(), first, span, actions, b * span * actionSize);
        }
        double[] predictions = new double[length * AT_A_TIME * size];
        rollout.forward(starts, actions, predictions);
        List<double[][]> imagined = new ArrayList<>();
        for (int b = 0; b < windows.size(); b++) {
            double[][] path = new double[length][size];
            for (int t = 0; t < length; t++) {
                System.arraycopy(predictions, (t * AT_A_TIME + b) * size, path[t], 0, size);
            }
            imagined.add(path);
        }
        return imagined;
    }
}
