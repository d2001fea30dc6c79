package foresee.benchmarks;

import foresee.envs.Criterion;
import foresee.envs.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The trial loop: the same cases for every entrant, each run to success or to the end of the task's budget.
 *
 * <p>Trials run in parallel, one thread each, or, if there is to be one, on the thread that calls; outcomes do not depend on the number
 * of threads, times may.
 *
 * @param task what is to be done
 * @param cases one for each trial
 * @param threads trials at once, at least 1
 */
public record Evaluation(Task task, Cases cases, int threads) {
    public Evaluation {
        if (cases.count() < 1 || threads < 1) {
            throw new IllegalArgumentException(
                    "trials (" + cases.count() + ") and threads (" + threads + ") must be at least 1.");
        }
    }

    /** Trial i has the case that the task draws for key(seed, i). */
    public Evaluation(Task task, int trials, long seed, int threads) {
        this(task, Cases.drawn(task, trials, seed), threads);
    }

    /** How many cases there are. */
    public int trials() {
        return cases.count();
    }

    /** What all of them were drawn from. */
    public long seed() {
        return cases.seed();
    }

    /** Runs every trial of an entrant. */
    public EvaluationResult run(Entrant entrant) throws InterruptedException {
        return run(entrant, done -> {});
    }

    /**
     * Runs every trial of an entrant.
     *
     * @param progress is told, from the trials' threads, how many trials are done
     */
    public EvaluationResult run(Entrant entrant, IntConsumer progress) throws InterruptedException {
        List<Trial> runs = IntStream.range(0, trials())
                .mapToObj(i -> new Trial(task, entrant))
                .toList();
        List<TrialResult> results = results(runs, progress);
        PlanClock clock = new PlanClock();
        runs.forEach(run -> clock.add(run.clock()));
        return new EvaluationResult(
                intervals(results), clock.wall(), clock.cpu(), results, clock.wallBuckets(), clock.cpuBuckets());
    }

    private List<TrialResult> results(List<Trial> runs, IntConsumer progress) throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        return inParallel(trial -> {
            TrialResult result = runs.get(trial).run(trial, cases.at(trial));
            progress.accept(done.incrementAndGet());
            return result;
        });
    }

    /** On the calling thread where there is to be one. */
    private <T> List<T> inParallel(IntFunction<T> work) throws InterruptedException {
        if (threads == 1) {
            return inOrder(work);
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, trials()));
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < trials(); i++) {
                int trial = i;
                futures.add(pool.submit(() -> work.apply(trial)));
            }
            return collected(futures);
        } finally {
            pool.shutdownNow();
        }
    }

    private <T> List<T> inOrder(IntFunction<T> work) throws InterruptedException {
        List<T> results = new ArrayList<>();
        for (int trial = 0; trial < trials(); trial++) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            results.add(work.apply(trial));
        }
        return results;
    }

    private static <T> List<T> collected(List<Future<T>> futures) throws InterruptedException {
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof RuntimeException known
                        ? known
                        : new IllegalStateException("A trial failed.", failed.getCause());
            }
        }
        return results;
    }

    private Map<String, WilsonInterval> intervals(List<TrialResult> results) {
        Map<String, WilsonInterval> intervals = new LinkedHashMap<>();
        for (Criterion criterion : task.criteria()) {
            int successes = (int) results.stream()
                    .filter(result -> result.met(criterion.name()))
                    .count();
            intervals.put(criterion.name(), WilsonInterval.of(successes, trials()));
        }
        return intervals;
    }
}
