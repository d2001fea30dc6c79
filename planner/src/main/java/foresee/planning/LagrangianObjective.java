package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.ScratchPool;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The augmented Lagrangian of a {@link ConstrainedObjective} as an objective of its own.
 *
 * <p>Whoever wants the terms it is made of gets those of each slice as it is evaluated.
 */
final class LagrangianObjective implements Objective {
    private final ConstrainedObjective constrained;
    private final Lagrangian lagrangian;
    private final Consumer<Terms> listener;
    private final ScratchPool<Terms> pool;

    private LagrangianObjective(ConstrainedObjective constrained, Lagrangian lagrangian, Consumer<Terms> listener) {
        this.constrained = constrained;
        this.lagrangian = lagrangian;
        this.listener = listener;
        this.pool = new ScratchPool<>(() -> new Terms(constrained.constraints()));
    }

    /** A {@link Differentiable} one if all parts have gradients; {@code listener} gets the terms, valid until it returns. */
    static Objective of(ConstrainedObjective constrained, Lagrangian lagrangian, Consumer<Terms> listener) {
        LagrangianObjective objective = new LagrangianObjective(constrained, lagrangian, listener);
        return constrained.isSmooth() ? new Differentiable(objective) : objective;
    }

    @Override
    public void evaluate(LatentTrajectories trajectories, ActionBatch actions, int from, int to, double[] costs) {
        Terms terms = pool.acquire();
        try {
            terms.clear();
            terms.append(constrained, trajectories, actions, from, to);
            lagrangian.totals(terms, costs, from);
            listener.accept(terms);
        } finally {
            pool.release(terms);
        }
    }

    /** With gradients of objective and constraints. */
    static final class Differentiable implements DifferentiableObjective {
        private final LagrangianObjective total;
        private final ScratchPool<GrowingDoubles> weightPool = new ScratchPool<>(GrowingDoubles::new);

        private Differentiable(LagrangianObjective total) {
            this.total = total;
        }

        @Override
        public void evaluate(LatentTrajectories trajectories, ActionBatch actions, int from, int to, double[] costs) {
            total.evaluate(trajectories, actions, from, to, costs);
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
            Terms terms = total.pool.acquire();
            GrowingDoubles scratch = weightPool.acquire();
            try {
                terms.clear();
                terms.append(total.constrained, trajectories, actions, from, to);
                smooth(total.constrained.objective())
                        .addGradient(trajectories, actions, from, to, weights, latentGradient, actionGradient);
                double[] scaled = scratch.atLeast(to);
                for (int m = 0; m < terms.constraints(); m++) {
                    if (weigh(m, terms, weights, from, to, scaled)) {
                        smooth(total.constrained.measure(m))
                                .addGradient(trajectories, actions, from, to, scaled, latentGradient, actionGradient);
                    }
                }
            } finally {
                weightPool.release(scratch);
                total.pool.release(terms);
            }
        }

        /** weight(n) dL/dc(m,n); whether any is not 0. */
        private boolean weigh(int m, Terms terms, double[] weights, int from, int to, double[] scaled) {
            boolean any = false;
            for (int n = from; n < to; n++) {
                scaled[n] = weights[n] * total.lagrangian.slope(m, terms.constraint(m, n - from));
                any |= scaled[n] != 0;
            }
            return any;
        }

        private static DifferentiableObjective smooth(Objective objective) {
            return (DifferentiableObjective) objective;
        }

        @Override
        public Optional<Latent> goal() {
            return smooth(total.constrained.objective()).goal();
        }
    }
}
