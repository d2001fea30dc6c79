package foresee.training;

import java.util.ArrayList;
import java.util.List;

/**
 * How a factor of the state moves in the data, which decides what a model finds easy to keep and what it drops.
 *
 * @param kind in a word
 * @param within share of its variance that lies within episodes
 * @param byActions share of its changes over one model step that is a linear function of the mean action: R2, at least 0
 */
public record FactorMotion(Kind kind, double within, double byActions) {
    private static final double STATIC = 1e-3;
    private static final double ACTED = 0.5;

    /** What moves a factor. */
    public enum Kind {
        /** It has one value in all the data. */
        CONSTANT("never changes"),
        /** It differs between episodes and stays within each. */
        STATIC("fixed within an episode"),
        /** Actions move it at once. */
        ACTED("moved by the actions"),
        /** It moves by itself, or actions move it through something else. */
        OTHER("moves otherwise");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** In words, for tables. */
        public String words() {
            return words;
        }
    }

    /** The motions of {@code targets} over {@code episodes}, in order. */
    static List<FactorMotion> of(List<EncodedEpisode> episodes, List<ProbeTarget> targets, int chunk) {
        List<FactorMotion> motions = new ArrayList<>();
        for (ProbeTarget target : targets) {
            motions.add(of(episodes, target, chunk));
        }
        return motions;
    }

    private static FactorMotion of(List<EncodedEpisode> episodes, ProbeTarget target, int chunk) {
        Moments all = new Moments();
        double within = 0;
        for (EncodedEpisode episode : episodes) {
            Moments own = new Moments();
            for (int t = 0; t < episode.frames(); t++) {
                double value = target.value().applyAsDouble(episode.state(t));
                own.add(value);
                all.add(value);
            }
            within += own.squares();
        }
        double share = all.squares() > 0 ? Math.min(1, within / all.squares()) : 0;
        double byActions = share > STATIC ? byActions(episodes, target, chunk) : 0;
        return new FactorMotion(kind(all.squares(), share, byActions), share, byActions);
    }

    private static Kind kind(double squares, double within, double byActions) {
        if (!(squares > 0)) {
            return Kind.CONSTANT;
        }
        if (within <= STATIC) {
            return Kind.STATIC;
        }
        return byActions >= ACTED ? Kind.ACTED : Kind.OTHER;
    }

    private static double byActions(List<EncodedEpisode> episodes, ProbeTarget target, int chunk) {
        int actionSize = episodes.get(0).actions().actionSize();
        RidgeRegression regression = new RidgeRegression(actionSize, 1);
        List<double[]> actions = new ArrayList<>();
        List<Double> changes = new ArrayList<>();
        for (EncodedEpisode episode : episodes) {
            for (int t = 0; t + chunk < episode.frames(); t += chunk) {
                double before = target.value().applyAsDouble(episode.state(t));
                double change = target.value().applyAsDouble(episode.state(t + chunk)) - before;
                actions.add(episode.meanAction(t, chunk));
                changes.add(change);
                regression.add(actions.get(actions.size() - 1), new double[] {change});
            }
        }
        LinearMap map = regression.solve();
        Moments truth = new Moments();
        double residual = 0;
        for (int i = 0; i < changes.size(); i++) {
            double miss = map.apply(0, actions.get(i), 0) - changes.get(i);
            truth.add(changes.get(i));
            residual += miss * miss;
        }
        return truth.squares() > 0 ? Math.max(0, 1 - residual / truth.squares()) : 0;
    }
}
