package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.ScratchPool;
import java.util.Arrays;
import java.util.Optional;

/**
 * Squared distance to the goal latent: the nearest approach, plus a small share of the whole way.
 *
 * <p>d(n,t) = |z(n,t) - g|^2 / D, and by {@link Form}
 *
 * <pre>{@code
 * NEAREST   J(n) = min_t d(n,t) + w sum_t d(n,t)      w = 0.0005 by default
 * SUM       J(n) = sum_t d(n,t)
 * LAST      J(n) = d(n,H')
 * }</pre>
 *
 * <p><b>Shapes:</b> trajectories (N,H',D), goal (D), costs (N). <b>Units:</b> squared latent units; comparable only within
 * one model.
 *
 * <p>The gradient of the nearest approach is taken at the step that attains it, the earliest where several do.
 *
 * <p><b>Why:</b> a cost on the last step alone lets a receding-horizon controller put arrival off for ever; a pure sum is
 * greedy at walls, and so is a large share: with w = 0.02 a way around that leads away from a near goal costs more than
 * pressing against the wall in front of it, in the true simulator too.
 */
public final class GoalCost implements DifferentiableObjective {
    /** The default w: how much of the whole way is added to the nearest approach. */
    public static final double SHARE = 0.0005;

    /** What of the distances d(1) to d(H') is charged. */
    public enum Form {
        /** The nearest approach plus a share of the sum. */
        NEAREST,
        /** The sum over all steps. */
        SUM,
        /** The last step alone. */
        LAST
    }

    private final Latent goal;
    private final GoalDistance distance;
    private final Form form;
    private final double share;
    private final ScratchPool<Lanes> pool = new ScratchPool<>(Lanes::new);

    private GoalCost(Latent goal, Form form, double share) {
        this.goal = goal;
        this.distance = new GoalDistance(goal);
        this.form = form;
        this.share = share;
    }

    /** The default: the nearest approach plus {@link #SHARE} of the sum. */
    public static GoalCost nearest(Latent goal) {
        return nearest(goal, SHARE);
    }

    /**
     * The nearest approach plus {@code share} of the sum.
     *
     * @throws IllegalArgumentException if share is negative or not finite
     */
    public static GoalCost nearest(Latent goal, double share) {
        if (!(share >= 0) || !Double.isFinite(share)) {
            throw new IllegalArgumentException("share (" + share + ") must be finite and at least 0.");
        }
        return new GoalCost(goal, Form.NEAREST, share);
    }

    /** The distance summed over all steps. */
    public static GoalCost sum(Latent goal) {
        return new GoalCost(goal, Form.SUM, 1);
    }

    /** The distance after the last step alone. */
    public static GoalCost last(Latent goal) {
        return new GoalCost(goal, Form.LAST, 0);
    }

    /** The cost of a form, with its default share. */
    public static GoalCost of(Latent goal, Form form) {
        return switch (form) {
            case NEAREST -> nearest(goal);
            case SUM -> sum(goal);
            case LAST -> last(goal);
        };
    }

    @Override
    public void evaluate(LatentTrajectories trajectories, ActionBatch actions, int from, int to, double[] costs) {
        StageCosts.checkCandidates(trajectories, from, to);
        Lanes lanes = pool.acquire();
        try {
            measure(trajectories, lanes);
            for (int n = from; n < to; n++) {
                costs[n] = lanes.picked[n - from] + share * lanes.sum[n - from];
            }
        } finally {
            pool.release(lanes);
        }
    }

    @Override
    public void addGradient(
            LatentTrajectories trajectories,
            ActionBatch actions,
            int from,
            int to,
            double[] weights,
            LatentTrajectories latentGradient,
            double[] actionGradient) {
        StageCosts.checkCandidates(trajectories, from, to);
        Lanes lanes = pool.acquire();
        try {
            measure(trajectories, lanes);
            for (int t = 0; t < trajectories.steps(); t++) {
                addGradientAfter(t, trajectories, lanes, from, weights, latentGradient);
            }
        } finally {
            pool.release(lanes);
        }
    }

    /** Fills in, for each lane, the sum over t, the distance that is charged in full, and the step it belongs to. */
    private void measure(LatentTrajectories trajectories, Lanes lanes) {
        lanes.clear(trajectories.candidates());
        int last = trajectories.steps() - 1;
        for (int t = 0; t <= last; t++) {
            distance.evaluate(trajectories, t, lanes.distance);
            lanes.add();
            switch (form) {
                case NEAREST -> lanes.pickNearer(t);
                case LAST -> lanes.pickAt(t);
                case SUM -> {}
            }
        }
    }

    /** dJ/dz(t) = 2 / D (w + [t is the picked step]) (z(t) - g). */
    private void addGradientAfter(
            int t,
            LatentTrajectories trajectories,
            Lanes lanes,
            int from,
            double[] weights,
            LatentTrajectories gradient) {
        double[] charged = lanes.distance;
        for (int n = 0; n < trajectories.candidates(); n++) {
            charged[n] = weights[from + n] * (share + (lanes.step[n] == t ? 1 : 0));
        }
        distance.addGradient(trajectories, t, charged, gradient);
    }

    @Override
    public Optional<Latent> goal() {
        return Optional.of(goal);
    }

    @Override
    public String toString() {
        return "GoalCost[" + form + ", share=" + share + ", latent size=" + goal.size() + "]";
    }

    /** One number of each kind for every candidate of a slice. */
    private static final class Lanes {
        private int count;
        private double[] distance = {};
        private double[] sum = {};
        private double[] picked = {};
        private int[] step = {};

        void clear(int lanes) {
            count = lanes;
            if (distance.length < lanes) {
                distance = new double[lanes];
                sum = new double[lanes];
                picked = new double[lanes];
                step = new int[lanes];
            }
            Arrays.fill(sum, 0, lanes, 0.0);
            Arrays.fill(picked, 0, lanes, 0.0);
            Arrays.fill(step, 0, lanes, -1);
        }

        void add() {
            for (int n = 0; n < count; n++) {
                sum[n] += distance[n];
            }
        }

        void pickNearer(int t) {
            for (int n = 0; n < count; n++) {
                if (t == 0 || distance[n] < picked[n]) {
                    picked[n] = distance[n];
                    step[n] = t;
                }
            }
        }

        void pickAt(int t) {
            System.arraycopy(distance, 0, picked, 0, count);
            Arrays.fill(step, 0, count, t);
        }
    }
}
