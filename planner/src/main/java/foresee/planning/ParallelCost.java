package foresee.planning;

import foresee.model.ActionBatch;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A cost computed by several threads, slice by slice, with the bits of the same cost computed by one.
 *
 * <p>The caller's thread is one of the threads. Slices are taken in order;
 * {@code stop} is asked before each, by whichever thread takes it, so it must be safe for several threads. If it says
 * stop, what counts as scored is the part before the first slice that was not.
 *
 * <p>Its threads are daemons that idle between calls; {@link #close} ends them. Safe for several callers at once.
 */
public final class ParallelCost implements TrajectoryCost, AutoCloseable {
    private final TrajectoryCost cost;
    private final int threads;
    private final Set<Thread> own;
    private final ExecutorService helpers;

    /**
     * @param cost what is computed, safe for several threads at once
     * @param threads how many compute at the same time, the caller's included; 1 starts no thread
     * @throws IllegalArgumentException if threads is below 1
     */
    public ParallelCost(TrajectoryCost cost, int threads) {
        this(cost, threads, ConcurrentHashMap.newKeySet());
    }

    private ParallelCost(TrajectoryCost cost, int threads, Set<Thread> own) {
        this(cost, threads, own, helpers(threads, own));
    }

    private ParallelCost(TrajectoryCost cost, int threads, Set<Thread> own, ExecutorService helpers) {
        this.cost = cost;
        this.threads = threads;
        this.own = own;
        this.helpers = helpers;
    }

    private static ExecutorService helpers(int threads, Set<Thread> own) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads (" + threads + ") must be at least 1.");
        }
        AtomicInteger number = new AtomicInteger();
        return Executors.newFixedThreadPool(Math.max(1, threads - 1), task -> {
            Thread thread = new Thread(task, "foresee-cost-" + number.incrementAndGet());
            thread.setDaemon(true);
            own.add(thread);
            return thread;
        });
    }

    /** Whether a thread is one of those that were made for this; a caller's is not. Safe from any thread. */
    public boolean isHelper(Thread thread) {
        return own.contains(thread);
    }

    /** Another cost on the same threads, with a gradient or constraints if it has them; closing this ends them. */
    public TrajectoryCost around(TrajectoryCost other) {
        return ConstrainedCost.within(other)
                .map(constrained -> constrained.onThreads(this::directlyAround))
                .orElseGet(() -> directlyAround(other));
    }

    private TrajectoryCost directlyAround(TrajectoryCost other) {
        ParallelCost parallel = new ParallelCost(other, threads, own, helpers);
        return other instanceof DifferentiableTrajectoryCost smooth ? new Differentiable(parallel, smooth) : parallel;
    }

    @Override
    public void evaluate(ActionBatch actions, int from, int to, double[] costs) {
        new Run(scorer(actions, costs), from, to, Stop.NEVER).finish();
    }

    @Override
    public boolean evaluate(ActionBatch actions, int count, double[] costs, Stop stop) {
        return forgetRest(new Run(scorer(actions, costs), 0, count, stop).finish(), count, costs);
    }

    private LiftedSteps.SliceWork scorer(ActionBatch actions, double[] costs) {
        return (from, to) -> cost.evaluate(actions, from, to, costs);
    }

    /** What was scored after a slice that was not is no answer to anything. */
    private static boolean forgetRest(int done, int count, double[] costs) {
        Arrays.fill(costs, done, count, Double.NaN);
        return done == count;
    }

    /**
     * Ends the threads; slices that are being computed are finished first. What is evaluated afterwards is computed by the
     * caller's thread alone.
     */
    @Override
    public void close() {
        helpers.shutdown();
    }

    /** A cost with a gradient, on the threads of a {@link ParallelCost}. */
    private static final class Differentiable implements DifferentiableTrajectoryCost {
        private final ParallelCost parallel;
        private final DifferentiableTrajectoryCost cost;

        Differentiable(ParallelCost parallel, DifferentiableTrajectoryCost cost) {
            this.parallel = parallel;
            this.cost = cost;
        }

        @Override
        public void evaluate(ActionBatch actions, int from, int to, double[] costs) {
            parallel.evaluate(actions, from, to, costs);
        }

        @Override
        public boolean evaluate(ActionBatch actions, int count, double[] costs, Stop stop) {
            return parallel.evaluate(actions, count, costs, stop);
        }

        @Override
        public void evaluateWithGradient(
                ActionBatch actions, int from, int to, double[] costs, double[] actionGradient) {
            run(actions, from, to, costs, actionGradient, Stop.NEVER);
        }

        @Override
        public Optional<LiftedSteps> lifted() {
            return cost.lifted().map(steps -> new ParallelSteps(steps, parallel::inSlices));
        }

        @Override
        public boolean evaluateWithGradient(
                ActionBatch actions, int count, double[] costs, double[] actionGradient, Stop stop) {
            return forgetRest(run(actions, 0, count, costs, actionGradient, stop), count, costs);
        }

        private int run(ActionBatch actions, int from, int to, double[] costs, double[] actionGradient, Stop stop) {
            LiftedSteps.SliceWork scorer =
                    (first, end) -> cost.evaluateWithGradient(actions, first, end, costs, actionGradient);
            return parallel.new Run(scorer, from, to, stop).finish();
        }
    }

    private int inSlices(int count, LiftedSteps.SliceWork work, Stop stop) {
        return new Run(work, 0, count, stop).finish();
    }

    /** One evaluation: which slice is next, which are done, and what went wrong first. */
    private final class Run {
        private final LiftedSteps.SliceWork work;
        private final int from;
        private final int to;
        private final Stop stop;
        private final int size;
        private final boolean[] done;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final AtomicReference<Throwable> failure = new AtomicReference<>();
        private final Phaser working = new Phaser(1); // the caller

        Run(LiftedSteps.SliceWork work, int from, int to, Stop stop) {
            this.work = work;
            this.from = from;
            this.to = to;
            this.stop = stop;
            this.size = sliceSize(to - from, stop);
            this.done = new boolean[(to - from + size - 1) / size];
        }

        /** Returns the first candidate that was not done: {@code to} if all were. */
        int finish() {
            for (int other = 1; other < Math.min(threads, done.length); other++) {
                startHelper();
            }
            work();
            working.awaitAdvance(working.arriveAndDeregister());
            rethrow(failure.get());
            return firstGap();
        }

        private void startHelper() {
            try {
                helpers.execute(this::help);
            } catch (RejectedExecutionException closedMeanwhile) {
                // the caller does the rest alone
            }
        }

        /** Nobody waits for a helper that has not begun: all may be busy for others when the caller is done. */
        private void help() {
            if (working.register() >= 0) {
                work();
                working.arriveAndDeregister();
            }
        }

        private void work() {
            try {
                int slice;
                while (!stopped.get() && (slice = next.getAndIncrement()) < done.length) {
                    run(slice);
                }
            } catch (RuntimeException | Error problem) {
                failure.compareAndSet(null, problem);
                stopped.set(true);
            }
        }

        private void run(int slice) {
            if (stop.now()) {
                stopped.set(true);
                return;
            }
            int first = from + slice * size;
            work.run(first, Math.min(to, first + size));
            done[slice] = true;
        }

        private int firstGap() {
            for (int slice = 0; slice < done.length; slice++) {
                if (!done[slice]) {
                    return from + slice * size;
                }
            }
            return to;
        }
    }

    /** As many as let all threads end at the same time, or nearly: of sizes that do so equally well, the greatest. */
    private int sliceSize(int candidates, Stop stop) {
        int best = stop.slice();
        for (int size = best - SLICE; threads > 1 && size >= SLICE; size -= SLICE) {
            if (busiest(candidates, size) < busiest(candidates, best)) {
                best = size;
            }
        }
        return best;
    }

    /** Candidates of the thread that gets the most slices. */
    private int busiest(int candidates, int size) {
        int slices = (candidates + size - 1) / size;
        return (slices + threads - 1) / threads * size;
    }

    private static void rethrow(Throwable failure) {
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
    }
}
