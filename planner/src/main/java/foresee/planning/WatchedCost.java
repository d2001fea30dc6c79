package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.ScratchPool;
import java.util.Optional;

/**
 * An augmented Lagrangian whose every evaluation a witness sees, with the terms it is made of: in the order of the candidates
 * and on the thread that asked, however many threads computed.
 */
final class WatchedCost implements TrajectoryCost {
    private final ConstrainedCost cost;
    private final Witness witness;
    private final ScratchPool<Imagined> pool;

    /** Who sees. */
    @FunctionalInterface
    interface Witness {

        /**
         * Candidates 0 to the last of {@code terms} were scored; costs from the first that was not are NaN.
         *
         * @param actions candidate {@code from} and up are meant
         * @param costs of the Lagrangian, the first of them at {@code from}
         */
        void see(ActionBatch actions, int from, double[] costs, Terms terms);
    }

    private WatchedCost(ConstrainedCost cost, Lagrangian lagrangian, Witness witness) {
        this.cost = cost;
        this.witness = witness;
        this.pool = new ScratchPool<>(() -> new Imagined(cost, lagrangian));
    }

    /** With a gradient if the constrained cost has one. */
    static TrajectoryCost of(ConstrainedCost cost, Lagrangian lagrangian, Witness witness) {
        WatchedCost watched = new WatchedCost(cost, lagrangian, witness);
        return cost.charging(lagrangian) instanceof DifferentiableTrajectoryCost unwatched
                ? new Differentiable(watched, unwatched)
                : watched;
    }

    @Override
    public void evaluate(ActionBatch actions, int from, int to, double[] costs) {
        Terms terms = new Terms(cost.constraints(), to - from);
        score(actions, from, to, costs, terms, from);
        witness.see(actions, from, costs, terms);
    }

    @Override
    public boolean evaluate(ActionBatch actions, int count, double[] costs, Stop stop) {
        Terms terms = new Terms(cost.constraints(), count);
        TrajectoryCost parallel = cost.spread((batch, from, to, scored) -> score(batch, from, to, scored, terms, 0));
        boolean complete = parallel.evaluate(actions, count, costs, stop);
        witness.see(actions, 0, costs, terms);
        return complete;
    }

    private void score(ActionBatch actions, int from, int to, double[] costs, Terms terms, int first) {
        Imagined imagined = pool.acquire();
        try {
            terms.copy(imagined.evaluate(actions, from, to, costs), from - first);
        } finally {
            pool.release(imagined);
        }
    }

    /** The same with the gradient of the Lagrangian. */
    private static final class Differentiable implements DifferentiableTrajectoryCost {
        private final WatchedCost watched;
        private final DifferentiableTrajectoryCost unwatched;

        /** @param unwatched the cost of the same Lagrangian */
        Differentiable(WatchedCost watched, DifferentiableTrajectoryCost unwatched) {
            this.watched = watched;
            this.unwatched = unwatched;
        }

        @Override
        public Optional<LiftedSteps> lifted() {
            return unwatched
                    .lifted()
                    .map(steps -> new WatchedSteps(steps, watched.cost.constraints(), watched.witness, watched.pool));
        }

        @Override
        public void evaluate(ActionBatch actions, int from, int to, double[] costs) {
            watched.evaluate(actions, from, to, costs);
        }

        @Override
        public boolean evaluate(ActionBatch actions, int count, double[] costs, Stop stop) {
            return watched.evaluate(actions, count, costs, stop);
        }

        @Override
        public void evaluateWithGradient(
                ActionBatch actions, int from, int to, double[] costs, double[] actionGradient) {
            Terms terms = new Terms(watched.cost.constraints(), to - from);
            score(actions, from, to, costs, actionGradient, terms, from);
            watched.witness.see(actions, from, costs, terms);
        }

        @Override
        public boolean evaluateWithGradient(
                ActionBatch actions, int count, double[] costs, double[] actionGradient, Stop stop) {
            Terms terms = new Terms(watched.cost.constraints(), count);
            DifferentiableTrajectoryCost parallel =
                    (DifferentiableTrajectoryCost) watched.cost.spread(new Slices(terms));
            boolean complete = parallel.evaluateWithGradient(actions, count, costs, actionGradient, stop);
            watched.witness.see(actions, 0, costs, terms);
            return complete;
        }

        private void score(
                ActionBatch actions, int from, int to, double[] costs, double[] gradient, Terms terms, int first) {
            Imagined imagined = watched.pool.acquire();
            try {
                terms.copy(imagined.evaluateWithGradient(actions, from, to, costs, gradient), from - first);
            } finally {
                watched.pool.release(imagined);
            }
        }

        /** Slices of one evaluation, which leave their terms in one place. */
        private final class Slices implements DifferentiableTrajectoryCost {
            private final Terms terms;

            Slices(Terms terms) {
                this.terms = terms;
            }

            @Override
            public void evaluate(ActionBatch actions, int from, int to, double[] costs) {
                watched.score(actions, from, to, costs, terms, 0);
            }

            @Override
            public void evaluateWithGradient(ActionBatch actions, int from, int to, double[] costs, double[] gradient) {
                score(actions, from, to, costs, gradient, terms, 0);
            }
        }
    }
}
