package foresee.training;

import java.util.Arrays;
import java.util.List;

/**
 * How much of the actions can be read off the latents before and after: a model that dropped what the actions move shows it here,
 * without any state.
 *
 * <p>R2 of a linear map from [z(t); z(t+1)] to the mean action of that model step, fitted on training episodes, over all components of
 * held-out actions together: 1 is perfect, 0 no better than the mean.
 */
final class ActionReading {
    private ActionReading() {}

    /** R2, NaN if the actions never differ. */
    static double r2(List<EncodedEpisode> training, List<EncodedEpisode> heldOut, int chunk) {
        int latentSize = training.get(0).latent(0).length;
        int actionSize = training.get(0).actions().actionSize();
        RidgeRegression regression = new RidgeRegression(2 * latentSize, actionSize);
        for (EncodedEpisode episode : training) {
            for (int t = 0; t + chunk < episode.frames(); t += chunk) {
                regression.add(pair(episode, t, chunk), episode.meanAction(t, chunk));
            }
        }
        return r2(regression.solve(), heldOut, chunk);
    }

    private static double r2(LinearMap map, List<EncodedEpisode> episodes, int chunk) {
        Moments[] truth = new Moments[map.outputs()];
        Arrays.setAll(truth, i -> new Moments());
        double residual = 0;
        for (EncodedEpisode episode : episodes) {
            for (int t = 0; t + chunk < episode.frames(); t += chunk) {
                double[] action = episode.meanAction(t, chunk);
                double[] pair = pair(episode, t, chunk);
                for (int i = 0; i < action.length; i++) {
                    double miss = map.apply(i, pair, 0) - action[i];
                    residual += miss * miss;
                    truth[i].add(action[i]);
                }
            }
        }
        double squares = Arrays.stream(truth).mapToDouble(Moments::squares).sum();
        return squares > 0 ? 1 - residual / squares : Double.NaN;
    }

    private static double[] pair(EncodedEpisode episode, int t, int chunk) {
        double[] before = episode.latent(t);
        double[] pair = Arrays.copyOf(before, 2 * before.length);
        System.arraycopy(episode.latent(t + chunk), 0, pair, before.length, before.length);
        return pair;
    }
}
