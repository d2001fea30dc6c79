package foresee.planning;

import foresee.model.KeyedRandom;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;

/**
 * States between now and the goal that are variables of a search: one trajectory for each candidate, which no model need have
 * predicted.
 *
 * <p><b>Shapes:</b> (N,H',D), index t of the second axis being the state after model step t. Different candidates may be used
 * by different threads.
 */
final class VirtualStates {
    private final int steps;
    private final int latentSize;
    private final float[] values;

    VirtualStates(int candidates, int steps, int latentSize) {
        this.steps = steps;
        this.latentSize = latentSize;
        this.values = new float[Math.multiplyExact(Math.multiplyExact(candidates, steps), latentSize)];
    }

    /**
     * s(n,t) = s(n,t) + t / H' (goal - s(n,H')), t from 1 to H': a way bent so that it ends in the goal. One that goes nowhere
     * becomes the straight line from its start; so does one that is not finite.
     */
    void bend(int n, Latent start, Latent goal) {
        boolean finite = isFinite(n);
        for (int d = 0; d < latentSize; d++) {
            double end = finite ? values[at(n, steps - 1, d)] : start.get(d);
            for (int t = 0; t < steps; t++) {
                double here = finite ? values[at(n, t, d)] : start.get(d);
                values[at(n, t, d)] = (float) (here + (t + 1.0) / steps * (goal.get(d) - end));
            }
        }
        end(n, goal);
    }

    /** s(n,H') = goal. */
    void end(int n, Latent goal) {
        for (int d = 0; d < latentSize; d++) {
            values[at(n, steps - 1, d)] = goal.get(d);
        }
    }

    private boolean isFinite(int n) {
        for (int i = at(n, 0, 0); i < at(n + 1, 0, 0); i++) {
            if (!Float.isFinite(values[i])) {
                return false;
            }
        }
        return true;
    }

    /** Copies candidates from {@code from} on to {@code target}, as many as it holds. */
    void copyTo(LatentTrajectories target, int from) {
        for (int t = 0; t < steps; t++) {
            for (int d = 0; d < latentSize; d++) {
                for (int n = 0; n < target.candidates(); n++) {
                    target.set(n, t, d, values[at(from + n, t, d)]);
                }
            }
        }
    }

    /** Takes over the states of candidates from {@code from} on, as many as {@code source} holds. */
    void copyFrom(LatentTrajectories source, int from) {
        for (int t = 0; t < steps; t++) {
            for (int d = 0; d < latentSize; d++) {
                for (int n = 0; n < source.candidates(); n++) {
                    values[at(from + n, t, d)] = source.get(n, t, d);
                }
            }
        }
    }

    /**
     * s(t) = s(t) + rate (f(t) - s(t)) + sigma Normal(0, 1) for all but the last state.
     *
     * @param n the candidate
     * @param predicted f, of which the candidate is trajectory {@code index}
     * @param random of this candidate and update
     */
    void follow(int n, LatentTrajectories predicted, int index, double rate, double sigma, KeyedRandom random) {
        for (int t = 0; t < steps - 1; t++) {
            for (int d = 0; d < latentSize; d++) {
                double state = values[at(n, t, d)];
                double noise = sigma > 0 ? sigma * random.nextGaussian() : 0;
                values[at(n, t, d)] = (float) (state + rate * (predicted.get(index, t, d) - state) + noise);
            }
        }
    }

    /** Root mean square over d of s(n,H') - start, the greatest among candidates 0 to {@code count}; non-finite ones do not count. */
    double reach(Latent start, int count) {
        double greatest = 0;
        for (int n = 0; n < count; n++) {
            double sum = 0;
            for (int d = 0; d < latentSize; d++) {
                double difference = values[at(n, steps - 1, d)] - (double) start.get(d);
                sum += difference * difference;
            }
            greatest = Double.isFinite(sum) ? Math.max(greatest, Math.sqrt(sum / latentSize)) : greatest;
        }
        return greatest;
    }

    /** Component {@code d} of candidate {@code n} after step {@code t}. */
    float get(int n, int t, int d) {
        return values[at(n, t, d)];
    }

    private int at(int n, int t, int d) {
        return (n * steps + t) * latentSize + d;
    }
}
