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
import java.util.stream.IntStream;

/**
 * The trial loop: the same cases for every entrant, each run to success or to the end of the task's budget.
 *
 * <p>Trial i has the case that the task draws for key(seed, i). Trials run in parallel, one thread each; outcomes do not
 * depend on the number of threads, times may.
 *
 * @param task what is to be done
 * @param trials how many cases, at least 1
 * @param seed of all of them
 * @param threads trials at once, at least 1
 */
public record Evaluation(Task task, int trials, long seed, int threads) {
    public Evaluation {
        if (trials < 1 || threads < 1) {
            throw new IllegalArgumentException(
                    "trials (" + trials + ") and threads (" + threads + ") must be at least 1.");
        }
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
        List<Trial> runs = IntStream.range(0, trials)
                .mapToObj(i -> new Trial(task, entrant))
                .toList();
        List<TrialResult> results = results(runs, progress);
        PlanClock clock = new PlanClock();
        runs.forEach(run -> clock.add(run.clock()));
        return new EvaluationResult(intervals(results), clock.wall(), clock.cpu(), results);
    }

    private List<TrialResult> results(List<Trial> runs, IntConsumer progress) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, trials));
        try {
            AtomicInteger done = new AtomicInteger();
            List<Future<TrialResult>> futures = new ArrayList<>();
            for (int i = 0; i < trials; i++) {
                int trial = i;
                futures.add(pool.submit(() -> {
                    TrialResult result = runs.get(trial).run(trial, seed);
                    progress.accept(done.incrementAndGet());
                    return result;
                }));
            }
            return collected(futures);
        } finally {
            pool.shutdownNow();
        }
    }

    private static List<TrialResult> collected(List<Future<TrialResult>> futures) throws InterruptedException {
        List<TrialResult> results = new ArrayList<>();
        for (Future<TrialResult> future : futures) {
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
            intervals.put(criterion.name(), WilsonInterval.of(successes, trials));
        }
        return intervals;
    }
}
