package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import foresee.model.KeyedRandom;

/**
 * A distribution over plans in any action space: a choice has a probability of its own at every step, everything else is
 * normal; all of them independent, then projected to what may be executed.
 *
 * <p>P(a(t,i) = c) = p(t,i,c) where component i is a choice,   a(t,i) ~ Normal(mean(t,i), sigma(t,i)^2) elsewhere
 *
 * <p><b>Shapes:</b> mean and deviation (H,A), a probability for each of the H A values and each choice. Immutable.
 */
final class MixedPlans {
    private final PlanningProblem problem;
    private final ActionSpace space;
    private final Choices choices;
    private final double[] mean;
    private final double[] deviation;
    private final double[][] probability;

    private MixedPlans(PlanningProblem problem, double[] mean, double[] deviation, double[][] probability) {
        this.problem = problem;
        this.space = problem.actionSpace();
        this.choices = Choices.of(space);
        this.mean = mean;
        this.deviation = deviation;
        this.probability = probability;
    }

    /**
     * Plans around the problem's guess.
     *
     * @param sigma deviation in half-widths where components are continuous
     * @param trust what the guess's choices have beyond an equal share: p = (1 - trust) / count, and trust more for the guess
     */
    static MixedPlans around(PlanningProblem problem, double sigma, double trust) {
        ActionSpace space = problem.actionSpace();
        Choices choices = Choices.of(space);
        double[] mean = problem.guess().toArray();
        double[] deviation = new double[mean.length];
        double[][] probability = new double[mean.length][];
        for (int j = 0; j < mean.length; j++) {
            probability[j] = new double[choices.at(j)];
            deviation[j] = choices.at(j) > 0 ? 0 : sigma * space.halfWidth(j % space.size());
            for (int c = 0; c < probability[j].length; c++) {
                probability[j][c] = (1 - trust) / probability[j].length + (c == mean[j] ? trust : 0);
            }
        }
        return new MixedPlans(problem, mean, deviation, probability);
    }

    /** Draws candidates 1 to {@code count} (exclusive), keyed by (seed, iteration, candidate); candidate 0 is {@code first}. */
    void sample(ActionSequence first, long seed, int iteration, ActionBatch candidates, int count) {
        candidates.set(0, first);
        for (int n = 1; n < count; n++) {
            KeyedRandom random = KeyedRandom.of(seed, iteration, n);
            int offset = candidates.offset(n, 0);
            for (int j = 0; j < mean.length; j++) {
                candidates.values()[offset + j] = choices.at(j) > 0
                        ? choice(probability[j], random.nextDouble())
                        : mean[j] + deviation[j] * random.nextGaussian();
            }
            problem.project(candidates.values(), offset);
        }
    }

    /** The c whose share of [0, 1) has {@code u} in it. */
    private static int choice(double[] probability, double u) {
        double sum = 0;
        for (int c = 0; c < probability.length - 1; c++) {
            sum += probability[c];
            if (u < sum) {
                return c;
            }
        }
        return probability.length - 1;
    }

    /**
     * The distribution of the elites; this one if there are none.
     *
     * <p>p = (1 - floor) ((1 - memory) share of the elites + memory p) + floor / count
     *
     * @param memory share of the old probabilities that stays
     * @param floor what all choices together keep, in equal parts, so that none dies
     * @param sigmaFloor least deviation in half-widths
     */
    MixedPlans fittedTo(Elites elites, double memory, double floor, double sigmaFloor) {
        if (elites.isEmpty()) {
            return this;
        }
        double[] newMean = elites.mean();
        double[] newDeviation = elites.deviation(newMean);
        double[][] newProbability = new double[mean.length][];
        for (int j = 0; j < mean.length; j++) {
            boolean chosen = choices.at(j) > 0;
            newProbability[j] = new double[choices.at(j)];
            newDeviation[j] = chosen ? 0 : Math.max(newDeviation[j], sigmaFloor * space.halfWidth(j % space.size()));
            double[] share = elites.shares(j, choices.at(j));
            for (int c = 0; c < share.length; c++) {
                double mixed = (1 - memory) * share[c] + memory * probability[j][c];
                newProbability[j][c] = (1 - floor) * mixed + floor / share.length;
            }
        }
        return new MixedPlans(problem, newMean, newDeviation, newProbability);
    }

    /** The most likely plan: the likeliest choice of each, the first of equals, and the mean elsewhere. */
    ActionSequence mode() {
        double[] values = new double[mean.length];
        for (int j = 0; j < mean.length; j++) {
            values[j] = choices.at(j) > 0 ? likeliest(probability[j]) : mean[j];
        }
        problem.project(values, 0);
        return ActionSequence.of(mean.length / space.size(), space.size(), values);
    }

    private static int likeliest(double[] probability) {
        int best = 0;
        for (int c = 1; c < probability.length; c++) {
            best = probability[c] > probability[best] ? c : best;
        }
        return best;
    }

    /** Root mean square of the deviations in half-widths, over the continuous components; 0 if there are none. */
    double spread() {
        double sum = 0;
        int count = 0;
        for (int j = 0; j < deviation.length; j++) {
            if (choices.at(j) == 0) {
                double scaled = deviation[j] / space.halfWidth(j % space.size());
                sum += scaled * scaled;
                count++;
            }
        }
        return count == 0 ? 0 : Math.sqrt(sum / count);
    }
}
