package foresee.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The latent distance under which a goal picture counts as reached, where nobody knows the true state.
 *
 * <p>Rule: of all pairs of frames of one held-out episode, take the largest threshold such that {@link #PRECISION} of the pairs
 * below it are truly within the radius; fewer than {@link #FEWEST_PAIRS} pairs prove nothing.
 *
 * @param threshold of the mean squared latent difference
 * @param radius the true distance that counts as arrival
 * @param unit of the radius
 * @param precision share of pairs under the threshold that are within the radius
 * @param recall share of pairs within the radius that are under the threshold
 * @param pairs looked at
 */
public record GoalCalibration(
        double threshold, double radius, String unit, double precision, double recall, int pairs) {
    /** Share of pairs under the threshold that must be within the radius. */
    public static final double PRECISION = 0.95;

    /** Least number of pairs under a threshold. */
    public static final int FEWEST_PAIRS = 100;

    /** Unit of the radius where nothing is known but time. */
    public static final String STEPS = "environment steps";

    private record Pair(double latent, boolean within) {}

    /** Whether one frame of an episode counts as arrival at another. */
    private interface Arrival {
        boolean isThere(EncodedEpisode episode, int t, int later);
    }

    /** The calibration on pairs of {@code episodes}; empty if no threshold meets the rule. */
    static Optional<GoalCalibration> of(List<EncodedEpisode> episodes, GoalDistance truth) {
        return of(
                episodes,
                (episode, t, later) ->
                        truth.between().between(episode.state(t), episode.state(later)) <= truth.radius(),
                truth.radius(),
                truth.unit());
    }

    /**
     * The calibration where no state is known: frames at most {@code steps} environment steps apart count as the same place.
     *
     * <p>What comes back to a place later counts as elsewhere, so that the threshold is rather too small than too large.
     */
    static Optional<GoalCalibration> ofTime(List<EncodedEpisode> episodes, int steps) {
        return of(episodes, (episode, t, later) -> later - t <= steps, steps, STEPS);
    }

    private static Optional<GoalCalibration> of(
            List<EncodedEpisode> episodes, Arrival arrival, double radius, String unit) {
        List<Pair> pairs = new ArrayList<>();
        for (EncodedEpisode episode : episodes) {
            for (int t = 0; t < episode.frames(); t++) {
                for (int later = t + 1; later < episode.frames(); later++) {
                    double latent = EncodedEpisode.distance(episode.latent(t), 0, episode.latent(later));
                    pairs.add(new Pair(latent, arrival.isThere(episode, t, later)));
                }
            }
        }
        pairs.sort((a, b) -> Double.compare(a.latent(), b.latent()));
        return best(pairs, radius, unit);
    }

    private static Optional<GoalCalibration> best(List<Pair> sorted, double radius, String unit) {
        int within = 0;
        int bestCount = 0;
        int bestWithin = 0;
        for (int i = 0; i < sorted.size(); i++) {
            within += sorted.get(i).within() ? 1 : 0;
            if (i + 1 >= FEWEST_PAIRS && within >= PRECISION * (i + 1)) {
                bestCount = i + 1;
                bestWithin = within;
            }
        }
        if (bestCount == 0) {
            return Optional.empty();
        }
        double threshold = sorted.get(bestCount - 1).latent();
        if (!(threshold > 0)) {
            return Optional.empty();
        }
        double precision = (double) bestWithin / bestCount;
        double recall = (double) bestWithin / within;
        return Optional.of(new GoalCalibration(threshold, radius, unit, precision, recall, sorted.size()));
    }
}
