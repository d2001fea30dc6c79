package foresee.benchmarks.micro;

import foresee.model.ActionBatch;
import foresee.model.Context;
import foresee.planning.GoalCost;
import foresee.planning.ParallelCost;
import foresee.planning.ShootingCost;
import foresee.planning.Stop;
import foresee.planning.TrajectoryCost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Candidates scored on one thread and on two, execution by execution, by the wall; and what two threads take if the second core
 * is idle: CPU times of all slices put together, and of handing them out. All points take turns.
 */
final class ThreadsSweep {
    private static final long MEASURED_NANOS = 25_000_000_000L;
    private static final long WARM_UP_NANOS = 200_000_000L;
    private static final int MOST_EXECUTIONS = 1001;
    private static final int IN_A_TURN = 7;

    private ThreadsSweep() {}

    static List<ShapeResult> measured() {
        ShapeInputs inputs = new ShapeInputs();
        List<Entry> entries = new ArrayList<>();
        for (ShapeCurve curve : Sweep.THREADS.curves()) {
            curve.points().forEach(point -> entries.add(new Entry(inputs, curve.name(), point)));
        }
        entries.forEach(Entry::warmUp);
        long end = System.nanoTime() + MEASURED_NANOS;
        do {
            entries.forEach(Entry::turn);
        } while (System.nanoTime() < end && entries.get(0).executions() < MOST_EXECUTIONS);
        return entries.stream().map(Entry::result).toList();
    }

    /** One point, and what was measured of it so far. */
    private static final class Entry {
        private final String curve;
        private final ShapePoint point;
        private final ActionBatch actions;
        private final double[] costs;

        // Neither is closed: they are used as long as this JVM lives, and their threads are daemons.
        private final ParallelCost alone;
        private final ParallelCost pair;
        private final SlicesClock slices;
        private final List<Double> cpu = new ArrayList<>();
        private final List<Double> idle = new ArrayList<>();
        private final List<Double> one = new ArrayList<>();
        private final List<Double> two = new ArrayList<>();

        Entry(ShapeInputs inputs, String curve, ShapePoint point) {
            this.curve = curve;
            this.point = point;
            this.actions = ShapeInputs.actions(point);
            this.costs = new double[point.candidates()];
            int latentSize = point.model().latentSize();
            TrajectoryCost cost = ShootingCost.of(
                    inputs.model(point.model()),
                    Context.of(MicroModels.latent(latentSize, 0)),
                    GoalCost.nearest(MicroModels.latent(latentSize, 1)));
            this.slices = new SlicesClock(cost);
            this.alone = new ParallelCost(cost, 1);
            this.pair = new ParallelCost(slices, 2);
        }

        void warmUp() {
            long end = System.nanoTime() + 2 * WARM_UP_NANOS;
            while (System.nanoTime() < end) {
                millis(alone);
                millis(pair);
            }
        }

        void turn() {
            for (int i = 0; i < IN_A_TURN; i++) {
                long start = Clock.CPU.nanos();
                one.add(millis(alone));
                cpu.add((Clock.CPU.nanos() - start) / 1e6);
                slices.clear();
                start = Clock.CPU.nanos();
                two.add(millis(pair));
                double own = (Clock.CPU.nanos() - start) / 1e6;
                idle.add(TwoWorkers.end(slices.millis()) + own - slices.millisOfThisThread());
            }
        }

        private double millis(TrajectoryCost cost) {
            long start = System.nanoTime();
            cost.evaluate(actions, costs.length, costs, Stop.NEVER);
            return (System.nanoTime() - start) / 1e6;
        }

        int executions() {
            return one.size();
        }

        ShapeResult result() {
            Map<Contestant, List<Double>> rounds =
                    Map.of(Contestant.ONE_THREAD, one, Contestant.TWO_THREADS, two, Contestant.VECTOR, cpu);
            return new ShapeResult(Sweep.THREADS, curve, point, new WorkResult(curve, point.flops(), rounds), idle);
        }
    }
}
