package foresee.planning;

import foresee.model.LatentTrajectories;
import foresee.model.ScratchPool;
import java.util.ArrayList;
import java.util.List;

/**
 * By how much a latent, as a probe reads it, is where it must not be.
 *
 * <p>c(z) = margin - s(p(z)) to keep out of a region, s(p(z)) + margin to stay in it, s the signed distance, p the probe
 *
 * <pre>{@code
 * RegionViolation puddle = RegionViolation.keepOut(xy, Region.box(new double[] {20, 20}, new double[] {30, 40}));
 * Objective dear = WeightedSum.of(1, GoalCost.nearest(goal)).and(0.1, puddle.penalty());
 * Objective forbidden = ConstrainedObjective.of(GoalCost.nearest(goal)).atMost(puddle.constraint(), 0);
 * }</pre>
 *
 * <p>What counts is what the model imagines, at the steps it imagines. A learned model may let an agent pass where no world does:
 * a region at a border should go on behind it, to infinity if need be. Between two steps nothing is looked at, and the probe
 * errs by some units: {@link #withMargin} is for both.
 *
 * <p>Positive where violated, at most 0 where kept. <b>Units:</b> those of the probe.
 */
public final class RegionViolation implements DifferentiableLatentCost {
    private final LatentProbe probe;
    private final Region region;
    private final double sign;
    private final double margin;
    private final ScratchPool<Scratch> pool = new ScratchPool<>(Scratch::new);

    private RegionViolation(LatentProbe probe, Region region, double sign, double margin) {
        if (probe.size() != region.size()) {
            throw new IllegalArgumentException(
                    "size of the region (" + region.size() + ") must be that of the probe (" + probe.size() + ").");
        }
        if (!Double.isFinite(margin)) {
            throw new IllegalArgumentException("margin (" + margin + ") must be finite.");
        }
        this.probe = probe;
        this.region = region;
        this.sign = sign;
        this.margin = margin;
    }

    /**
     * How deep a latent is inside a region that it must keep out of.
     *
     * @throws IllegalArgumentException if probe and region are not of one size
     */
    public static RegionViolation keepOut(LatentProbe probe, Region region) {
        return new RegionViolation(probe, region, -1, 0);
    }

    /**
     * How far a latent is outside a region that it must stay in.
     *
     * @throws IllegalArgumentException if probe and region are not of one size
     */
    public static RegionViolation stayIn(LatentProbe probe, Region region) {
        return new RegionViolation(probe, region, 1, 0);
    }

    /**
     * The same, violated {@code margin} before the edge already: for a model that errs by so much, and for what happens between
     * two steps.
     *
     * @throws IllegalArgumentException if margin is not finite
     */
    public RegionViolation withMargin(double value) {
        return new RegionViolation(probe, region, sign, value);
    }

    /** As a price: the mean over the steps of max(0, c(z(t)))^2. */
    public StageCosts.Differentiable penalty() {
        return StageCosts.of(new SquaredHinge(this), 1, 0);
    }

    /** As one constraint, at most 0: the greatest of c(z(t)) over the steps. */
    public WorstStep.Differentiable constraint() {
        return WorstStep.of(this);
    }

    /**
     * As one constraint, at most 0, for each of the first {@code steps} model steps: smooth where {@link #constraint} has kinks,
     * for planners that follow gradients.
     */
    public List<DifferentiableObjective> constraints(int steps) {
        List<DifferentiableObjective> each = new ArrayList<>();
        for (int t = 0; t < steps; t++) {
            each.add(StageCosts.at(this, t));
        }
        return each;
    }

    @Override
    public void evaluate(LatentTrajectories trajectories, int step, double[] costs) {
        Scratch scratch = pool.acquire();
        try {
            int lanes = trajectories.candidates();
            double[] values = scratch.read(probe, trajectories, step);
            for (int n = 0; n < lanes; n++) {
                costs[n] = sign * region.signedDistance(scratch.point(values, n, lanes)) + margin;
            }
        } finally {
            pool.release(scratch);
        }
    }

    @Override
    public void addGradient(LatentTrajectories trajectories, int step, double[] weights, LatentTrajectories gradient) {
        Scratch scratch = pool.acquire();
        try {
            int lanes = trajectories.candidates();
            double[] values = scratch.read(probe, trajectories, step);
            for (int n = 0; n < lanes; n++) {
                region.normal(scratch.point(values, n, lanes), scratch.normal);
                for (int f = 0; f < probe.size(); f++) {
                    values[f * lanes + n] = weights[n] * sign * scratch.normal[f];
                }
            }
            probe.pullback(trajectories, step, values, gradient);
        } finally {
            pool.release(scratch);
        }
    }

    @Override
    public String toString() {
        return (sign < 0 ? "keep out of " : "stay in ") + region + " by " + margin + " as " + probe + " reads it";
    }

    /** What the probe reads off a slice, and one point of it. */
    private static final class Scratch {
        private final GrowingDoubles values = new GrowingDoubles();
        private double[] point = {};
        private double[] normal = {};

        double[] read(LatentProbe probe, LatentTrajectories trajectories, int step) {
            if (point.length != probe.size()) {
                point = new double[probe.size()];
                normal = new double[probe.size()];
            }
            double[] read = values.atLeast(probe.size() * trajectories.candidates());
            probe.read(trajectories, step, read);
            return read;
        }

        double[] point(double[] read, int n, int lanes) {
            for (int f = 0; f < point.length; f++) {
                point[f] = read[f * lanes + n];
            }
            return point;
        }
    }
}
