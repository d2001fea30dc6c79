package foresee.benchmarks.micro;

import foresee.model.ActionBatch;
import foresee.planning.GoalCost;
import foresee.planning.ParallelCost;
import foresee.planning.ShootingCost;
import foresee.planning.Stop;
import foresee.planning.TrajectoryCost;
import foresee.runtime.Architecture;
import foresee.runtime.CompiledWorldModel;
import foresee.runtime.ModelFile;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Costs of candidates on one thread and on two, by the wall and by the processor time of all threads that work.
 *
 * @param architecture of the model
 * @param candidates N
 */
record ThreadsWork(Architecture architecture, int candidates) implements Work {
    @Override
    public double flops() {
        return 2.0 * candidates * MicroModels.HORIZON * MultiplyAdds.ofPredictor(architecture);
    }

    @Override
    public Contest contest(Optional<Peer> peer) {
        ModelFile file = MicroModels.random(architecture);
        CompiledWorldModel model = Twins.of(file).vector();
        TrajectoryCost cost = ShootingCost.of(model, MicroModels.start(), GoalCost.nearest(MicroModels.goal()));
        // Neither is closed: they are used as long as this JVM lives, and their threads are daemons.
        ParallelCost parallel = new ParallelCost(cost, 2);
        Scoring one = new Scoring(new ParallelCost(cost, 1), MicroModels.actions(candidates));
        Scoring two = new Scoring(parallel, MicroModels.actions(candidates));
        one.run();
        two.run();
        Agreement.requireSame("cost on two threads", one.values(), two.values());
        return new Contest()
                .with(Contestant.ONE_THREAD, Clock.WALL, one)
                .with(Contestant.TWO_THREADS, Clock.WALL, two)
                .with(Contestant.ONE_THREAD_CPU, Clock.CPU, one)
                .with(Contestant.TWO_THREADS_CPU, Clock.cpuWith(helpers(parallel)), two);
    }

    /** The threads that it has started. */
    private static Set<Thread> helpers(ParallelCost cost) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(cost::isHelper)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** All candidates scored by each run. */
    private static final class Scoring implements Runnable {
        private final TrajectoryCost cost;
        private final ActionBatch actions;
        private final double[] costs;

        Scoring(TrajectoryCost cost, ActionBatch actions) {
            this.cost = cost;
            this.actions = actions;
            this.costs = new double[actions.candidates()];
        }

        @Override
        public void run() {
            cost.evaluate(actions, costs.length, costs, Stop.NEVER);
        }

        List<Double> values() {
            return Arrays.stream(costs).boxed().toList();
        }
    }
}
