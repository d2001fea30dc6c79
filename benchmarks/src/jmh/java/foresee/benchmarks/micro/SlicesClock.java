package foresee.benchmarks.micro;

import foresee.model.ActionBatch;
import foresee.planning.TrajectoryCost;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** A cost that keeps how much processor time each slice took, whichever thread computed it. */
final class SlicesClock implements TrajectoryCost {
    private final TrajectoryCost cost;
    private final Map<Integer, Slice> slices = new ConcurrentSkipListMap<>();

    SlicesClock(TrajectoryCost cost) {
        this.cost = cost;
    }

    /** Milliseconds, and whose. */
    private record Slice(Thread thread, double millis) {}

    @Override
    public void evaluate(ActionBatch actions, int from, int to, double[] costs) {
        long start = Clock.CPU.nanos();
        cost.evaluate(actions, from, to, costs);
        slices.put(from, new Slice(Thread.currentThread(), (Clock.CPU.nanos() - start) / 1e6));
    }

    /** Forgets all slices. */
    void clear() {
        slices.clear();
    }

    /** Of all slices since, in the order of their candidates. */
    List<Double> millis() {
        return slices.values().stream().map(Slice::millis).toList();
    }

    /** Of those that the calling thread computed. */
    double millisOfThisThread() {
        return slices.values().stream()
                .filter(slice -> slice.thread() == Thread.currentThread())
                .mapToDouble(Slice::millis)
                .sum();
    }
}
