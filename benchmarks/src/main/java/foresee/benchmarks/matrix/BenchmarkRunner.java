package foresee.benchmarks.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs the cells of a benchmark, several at once with one core each, those that are live alone and after the others. A cell that was
 * finished in the same folder before is taken from there.
 *
 * <p>Outcomes do not depend on the number of workers, on which cells are run together, or on whether a run was interrupted and gone on
 * with: every cell has seeds of its own.
 */
public final class BenchmarkRunner {
    private static final double NANOS = 1e9;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final BenchmarkSpec spec;
    private final CellRunner runner;
    private final CellStore store;
    private final int workers;
    private final Listener listener;
    private final AtomicLong overhead = new AtomicLong();

    /** Hears, from the workers' threads, how far a run is. */
    public interface Listener {
        /** A listener that ignores everything. */
        Listener NONE = new Listener() {};

        /** A trial of a cell is done. */
        default void onTrial(Cell cell, int done) {}

        /** A cell is finished, found finished, or not needed. */
        default void onCell(CellResult result, boolean wasThere) {}
    }

    /**
     * @param folder that finished cells are kept in
     * @param program version of the program: what other versions finished is run again
     * @param workers cells at once, at least 1
     * @throws IllegalArgumentException if workers is below 1
     */
    public BenchmarkRunner(
            BenchmarkSpec spec, ModelLibrary library, String program, Path folder, int workers, Listener listener) {
        if (workers < 1) {
            throw new IllegalArgumentException("workers (" + workers + ") must be at least 1.");
        }
        this.spec = spec;
        this.runner = new CellRunner(library, program);
        this.store = new CellStore(folder);
        this.workers = workers;
        this.listener = listener;
    }

    /** Seconds of one core that each cell takes at most, by a few plans that are timed here. */
    public List<Double> efforts(List<Cell> cells) {
        CellEffort effort = new CellEffort(runner);
        return cells.stream().map(effort::seconds).toList();
    }

    /** Those of the cells that were finished before, and will not be run again. */
    public List<Cell> finishedBefore(List<Cell> cells) throws IOException {
        List<Cell> finished = new ArrayList<>();
        for (Cell cell : cells) {
            if (store.find(cell, basisOrEmpty(cell)).isPresent()) {
                finished.add(cell);
            }
        }
        return finished;
    }

    /**
     * Runs cells.
     *
     * @param cells some or all of the specification's
     * @return their results, in the same order
     * @throws IOException if a result cannot be kept; those that were finished are
     */
    public BenchmarkRun run(List<Cell> cells) throws IOException, InterruptedException {
        Map<String, CellResult> results = new ConcurrentHashMap<>();
        List<Chain> together = new ArrayList<>();
        List<Chain> alone = new ArrayList<>();
        for (List<Cell> chain : chains(cells)) {
            (isLive(chain) ? alone : together).add(new Chain(chain, results));
        }
        runAll(together, workers);
        runAll(alone, 1);
        List<CellResult> inOrder =
                cells.stream().map(cell -> results.get(cell.id())).toList();
        return new BenchmarkRun(inOrder, overhead.get() / NANOS);
    }

    /** Runs a cell whatever is finished, and keeps nothing. */
    public CellResult runAlone(Cell cell) throws InterruptedException {
        return runner.run(cell, done -> listener.onTrial(cell, done));
    }

    private boolean isLive(List<Cell> chain) {
        return spec.isAlone() || chain.get(0).isLive();
    }

    /** Cells that wait for each other: a row that climbs; otherwise each for itself. */
    private List<List<Cell>> chains(List<Cell> cells) {
        return spec.share().isPresent()
                ? Cells.rows(cells)
                : cells.stream().map(List::of).toList();
    }

    private void runAll(List<Chain> chains, int threads) throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Void>> futures = new ArrayList<>();
            chains.forEach(chain -> futures.add(pool.submit(chain)));
            for (Future<Void> future : futures) {
                await(future);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static void await(Future<Void> future) throws IOException, InterruptedException {
        try {
            future.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UncheckedIOException full) {
                throw full.getCause();
            }
            if (failed.getCause() instanceof IOException full) {
                throw full;
            }
            throw new IllegalStateException("a cell could not be run.", failed.getCause());
        }
    }

    /** Cells that are run one after the other, until one of them is enough. */
    private final class Chain implements Callable<Void> {
        private final List<Cell> cells;
        private final Map<String, CellResult> results;

        Chain(List<Cell> cells, Map<String, CellResult> results) {
            this.cells = cells;
            this.results = results;
        }

        @Override
        public Void call() throws IOException, InterruptedException {
            boolean enough = false;
            for (Cell cell : cells) {
                CellResult result =
                        enough ? CellResult.without(cell, CellResult.Status.NOT_NEEDED, "", "") : finished(cell);
                results.put(cell.id(), result);
                enough = enough || isEnough(result);
            }
            return null;
        }

        private boolean isEnough(CellResult result) {
            return spec.climbCriterion()
                    .map(criterion -> result.success().get(criterion))
                    .filter(rate -> rate.success() >= spec.share().orElseThrow())
                    .isPresent();
        }
    }

    private CellResult finished(Cell cell) throws IOException, InterruptedException {
        long begun = THREADS.getCurrentThreadCpuTime();
        Optional<CellResult> kept = store.find(cell, basisOrEmpty(cell));
        CellResult result = kept.isPresent() ? kept.get() : runner.run(cell, done -> listener.onTrial(cell, done));
        if (kept.isEmpty()) {
            store.keep(result);
        }
        listener.onCell(result, kept.isPresent());
        long inTrials = kept.isPresent() ? 0 : Math.round(result.cpuSeconds() * NANOS);
        overhead.addAndGet(THREADS.getCurrentThreadCpuTime() - begun - inTrials);
        return result;
    }

    private String basisOrEmpty(Cell cell) {
        try {
            return runner.basis(cell);
        } catch (RuntimeException missing) {
            return ""; // the cell itself will say what is missing
        }
    }
}
