package foresee.training;

import java.util.ArrayList;
import java.util.List;

/** Measures {@link OpenLoopError}: rolls out windows of held-out episodes, many at a time, and sums squared errors. */
final class OpenLoopMeter {
    private static final int WINDOWS_AT_A_TIME = 64;

    private final NativeModel model;
    private final LinearProbe probe;
    private final int length;
    private final LatentRollout rollout;
    private final List<Window> pending = new ArrayList<>();
    private final double[] latent;
    private final double[] latentUnchanged;
    private final double[][] factor;
    private final double[][] factorUnchanged;
    private int windows;

    private OpenLoopMeter(NativeModel model, LinearProbe probe, int length) {
        this.model = model;
        this.probe = probe;
        this.length = length;
        this.rollout = model.rollout(WINDOWS_AT_A_TIME, length);
        this.latent = new double[length];
        this.latentUnchanged = new double[length];
        this.factor = new double[probe.targets().size()][length];
        this.factorUnchanged = new double[probe.targets().size()][length];
    }

    /** A rollout from frame {@code start} of an episode. */
    private record Window(EncodedEpisode episode, int start) {}

    /**
     * The errors over {@code length} model steps.
     *
     * @throws IllegalArgumentException if no episode is long enough
     */
    static OpenLoopError measure(NativeModel model, LinearProbe probe, List<EncodedEpisode> episodes, int length) {
        OpenLoopMeter meter = new OpenLoopMeter(model, probe, length);
        int span = length * model.actionChunk();
        for (EncodedEpisode episode : episodes) {
            for (int start = meter.before(); start + span < episode.frames(); start += span) {
                meter.add(new Window(episode, start));
            }
        }
        meter.flush();
        if (meter.windows == 0) {
            throw new IllegalArgumentException(
                    "held-out episodes must have at least " + (meter.before() + span) + " steps.");
        }
        return meter.result();
    }

    /** Environment steps from the first latent the predictor sees to the one a rollout starts from. */
    private int before() {
        return (model.window() - 1) * model.actionChunk();
    }

    private void add(Window window) {
        pending.add(window);
        if (pending.size() == WINDOWS_AT_A_TIME) {
            flush();
        }
    }

    private void flush() {
        int size = model.latentSize();
        int chunk = model.actionChunk();
        double[] starts = new double[WINDOWS_AT_A_TIME * model.window() * size];
        int actionSize =
                pending.isEmpty() ? 1 : pending.get(0).episode().actions().actionSize();
        int span = before() + length * chunk;
        double[] actions = new double[WINDOWS_AT_A_TIME * span * actionSize];
        for (int b = 0; b < pending.size(); b++) {
            Window window = pending.get(b);
            int first = window.start() - before();
            for (int j = 0; j < model.window(); j++) {
                double[] latent = window.episode().latent(first + j * chunk);
                System.arraycopy(latent, 0, starts, (b * model.window() + j) * size, size);
            }
            model.normalize(window.episode(), first, span, actions, b * span * actionSize);
        }
        double[] predictions = new double[length * WINDOWS_AT_A_TIME * size];
        rollout.forward(starts, actions, predictions);
        for (int b = 0; b < pending.size(); b++) {
            for (int t = 0; t < length; t++) {
                score(pending.get(b), t, predictions, (t * WINDOWS_AT_A_TIME + b) * size);
            }
        }
        windows += pending.size();
        pending.clear();
    }

    private void score(Window window, int t, double[] predictions, int from) {
        EncodedEpisode episode = window.episode();
        int end = window.start() + (t + 1) * model.actionChunk();
        double[] reached = episode.latent(end);
        latent[t] += EncodedEpisode.distance(predictions, from, reached);
        latentUnchanged[t] += EncodedEpisode.distance(episode.latent(window.start()), 0, reached);
        for (int f = 0; f < factor.length; f++) {
            ProbeTarget target = probe.targets().get(f);
            double truth = target.value().applyAsDouble(episode.state(end));
            double miss = probe.read(f, predictions, from) - truth;
            double change = target.value().applyAsDouble(episode.state(window.start())) - truth;
            factor[f][t] += miss * miss;
            factorUnchanged[f][t] += change * change;
        }
    }

    private OpenLoopError result() {
        List<OpenLoopError.Factor> factors = new ArrayList<>();
        for (int f = 0; f < factor.length; f++) {
            ProbeTarget target = probe.targets().get(f);
            factors.add(new OpenLoopError.Factor(
                    target.name(), target.unit(), roots(factor[f]), roots(factorUnchanged[f])));
        }
        return new OpenLoopError(windows, means(latent), means(latentUnchanged), factors);
    }

    private List<Double> means(double[] sums) {
        List<Double> means = new ArrayList<>();
        for (double sum : sums) {
            means.add(sum / windows);
        }
        return means;
    }

    private List<Double> roots(double[] sums) {
        return means(sums).stream().map(Math::sqrt).toList();
    }
}
