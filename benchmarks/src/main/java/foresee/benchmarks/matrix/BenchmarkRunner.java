package foresee.benchmarks.matrix;

import foresee.benchmarks.CpuClock;
import foresee.benchmarks.failure.Planned;
import foresee.planning.Cancellation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/**
 * Runs the cells of a benchmark, several at once with one core each, those that are live alone and after the others. A cell that was
 * finished in the same folder before is taken from there.
 *
 * <p>Where rows climb ({@link Climb}), each is run budget by budget, with all seeds of a budget before the next.
 *
 * <p>Outcomes do not depend on the number of workers, on which cells are run together, or on whether a run was interrupted and gone on
 * with: every cell has seeds of its own.
 */
public final class BenchmarkRunner {
    private static final double NANOS = 1e9;
    private static final CpuClock CPU = new CpuClock();

    private final BenchmarkSpec spec;
    private final CellRunner runner;
    private final CellStore store;
    private final int workers;
    private final Listener listener;
    private final AtomicLong inTrials = new AtomicLong();
    private final AtomicLong inDiagnoses = new AtomicLong();
    private final AtomicLong overhead = new AtomicLong();

    /** Hears, from the workers' threads, how far a run is. */
    public interface Listener {
        /** A listener that ignores everything. */
        Listener NONE = new Listener() {};

        /** A trial of a cell is done. */
        default void onTrial(Cell cell, int done) {}

        /** A cell is finished, found finished, or not needed. */
        default void onCell(CellResult result, boolean wasThere) {}

        /** So many failed trials were looked into; none when it begins. */
        default void onDiagnosis(int done, int all) {}

        /** Why trials of a cell failed could not be found out. */
        default void onNoDiagnosis(CellResult result, String error) {}
    }

    /**
     * @param folder that finished cells are kept in
     * @param program version of the program, and what else must be the same for what is finished to stay: machine, Java
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

    /** Folders that are made and written to in the folder that finished cells are kept in. */
    public static List<Path> folders(Path folder) {
        return CellStore.folders(folder);
    }

    /** Seconds of one core that each cell takes at most, by a few plans that are timed here. */
    public List<Double> efforts(List<Cell> cells) {
        return efforts(cells, new Cancellation());
    }

    /**
     * Seconds of one core that each cell takes at most, by a few plans that are timed here.
     *
     * @throws CancellationException if somebody wanted it to stop
     */
    public List<Double> efforts(List<Cell> cells, Cancellation cancellation) {
        CellEffort effort = new CellEffort(runner);
        Workers workers = new Workers(cancellation);
        return cells.stream()
                .peek(cell -> workers.goOnOrStop())
                .map(effort::seconds)
                .toList();
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

    /** Runs cells to the end. */
    public BenchmarkRun run(List<Cell> cells) throws IOException, InterruptedException {
        return run(cells, new Cancellation());
    }

    /**
     * Runs cells.
     *
     * @param cells some or all of the specification's
     * @param cancellation looked at between trials
     * @return their results, in the same order
     * @throws IOException if a result cannot be kept; those that were finished are, and this runner keeps no more
     * @throws CancellationException if somebody wanted it to stop; those that were finished are kept, and this runner keeps no more
     */
    public BenchmarkRun run(List<Cell> cells, Cancellation cancellation) throws IOException, InterruptedException {
        Workers pool = new Workers(cancellation.child());
        boolean finished = false;
        try {
            List<CellResult> results = results(cells, pool);
            List<DiagnosedCell> diagnoses = diagnoses(results, pool);
            finished = true;
            return new BenchmarkRun(
                    results,
                    new RunEffort(inTrials.get() / NANOS, inDiagnoses.get() / NANOS, overhead.get() / NANOS),
                    diagnoses);
        } finally {
            if (!finished) {
                store.close();
            }
        }
    }

    private List<CellResult> results(List<Cell> cells, Workers pool) throws IOException, InterruptedException {
        List<Chain> together = new ArrayList<>();
        List<Chain> alone = new ArrayList<>();
        for (List<List<Cell>> chain : chains(cells)) {
            (isLive(chain) ? alone : together).add(new Chain(chain, pool));
        }
        Map<String, CellResult> results = new HashMap<>();
        pool.run(together, workers).forEach(chain -> chain.forEach(result -> results.put(result.id(), result)));
        pool.run(alone, 1).forEach(chain -> chain.forEach(result -> results.put(result.id(), result)));
        return cells.stream().map(cell -> results.get(cell.id())).toList();
    }

    /** Why trials failed, of every cell that has failed trials which are to be looked into. */
    private List<DiagnosedCell> diagnoses(List<CellResult> results, Workers pool)
            throws IOException, InterruptedException {
        Diagnoser diagnoser = new Diagnoser(runner, store, spec.diagnose());
        List<CellResult> failing =
                results.stream().filter(result -> diagnoser.trials(result) > 0).toList();
        int all = failing.stream().mapToInt(diagnoser::trials).sum();
        if (all > 0) {
            listener.onDiagnosis(0, all);
        }
        Map<String, Integer> done = new ConcurrentHashMap<>();
        List<Callable<Optional<DiagnosedCell>>> tasks = new ArrayList<>();
        for (CellResult result : failing) {
            tasks.add(() -> diagnosed(diagnoser, result, count -> {
                done.put(result.id(), count);
                listener.onDiagnosis(
                        done.values().stream().mapToInt(Integer::intValue).sum(), all);
                pool.goOnOrStop();
            }));
        }
        return pool.run(tasks, workers).stream().flatMap(Optional::stream).toList();
    }

    private Optional<DiagnosedCell> diagnosed(Diagnoser diagnoser, CellResult result, IntConsumer progress)
            throws IOException {
        long begun = CPU.nanos();
        try {
            return Optional.of(diagnoser.diagnose(result, progress));
        } catch (CancellationException stopped) {
            throw stopped;
        } catch (RuntimeException | Error failure) {
            listener.onNoDiagnosis(result, CellRunner.words(failure));
            return Optional.empty();
        } finally {
            inDiagnoses.addAndGet(CPU.nanos() - begun);
        }
    }

    /** How a cell's trials are acted in. */
    public Planned planned(Cell cell) {
        return runner.planned(cell);
    }

    /** Runs a cell whatever is finished, and keeps nothing. */
    public CellResult runAlone(Cell cell) throws InterruptedException {
        return runner.run(cell, done -> listener.onTrial(cell, done));
    }

    private boolean isLive(List<List<Cell>> chain) {
        return spec.isAlone() || chain.get(0).get(0).isLive();
    }

    /** Rungs of cells that wait for each other: a row that climbs; otherwise each cell for itself. */
    private List<List<List<Cell>>> chains(List<Cell> cells) {
        if (spec.climb().isEmpty()) {
            return cells.stream().map(cell -> List.of(List.of(cell))).toList();
        }
        return Cells.ladders(cells);
    }

    /** Cells that are run rung by rung, until one was enough and as many as {@link Climb} says were run beyond it. */
    private final class Chain implements Callable<List<CellResult>> {
        private final List<List<Cell>> rungs;
        private final Workers pool;

        Chain(List<List<Cell>> rungs, Workers pool) {
            this.rungs = rungs;
            this.pool = pool;
        }

        @Override
        public List<CellResult> call() throws IOException, InterruptedException {
            List<CellResult> own = new ArrayList<>();
            int enough = 0; // rungs from the first that was enough
            for (List<Cell> rung : rungs) {
                List<CellResult> results = new ArrayList<>();
                for (Cell cell : rung) {
                    results.add(enough > Climb.BEYOND ? notNeeded(cell) : finished(cell, pool));
                }
                own.addAll(results);
                enough += enough > 0 || isEnough(results) ? 1 : 0;
            }
            return own;
        }

        private boolean isEnough(List<CellResult> rung) {
            return spec.climb().filter(climb -> climb.isEnough(rung)).isPresent();
        }
    }

    private CellResult notNeeded(Cell cell) {
        CellResult result = CellResult.without(cell, CellResult.Status.NOT_NEEDED, "", "");
        listener.onCell(result, false);
        return result;
    }

    private CellResult finished(Cell cell, Workers pool) throws IOException, InterruptedException {
        pool.goOnOrStop();
        long begun = CPU.nanos();
        Optional<CellResult> kept = store.find(cell, basisOrEmpty(cell));
        CellResult result = kept.isPresent() ? kept.get() : run(cell, pool);
        if (kept.isEmpty()) {
            store.keep(result);
        }
        listener.onCell(result, kept.isPresent());
        long trials = kept.isPresent() ? 0 : Math.round(result.cpuSeconds() * NANOS);
        inTrials.addAndGet(trials);
        if (result.isDone()) { // of one that failed nobody knows how much of it was in trials
            overhead.addAndGet(CPU.nanos() - begun - trials);
        }
        return result;
    }

    private CellResult run(Cell cell, Workers pool) throws InterruptedException {
        return runner.run(cell, done -> {
            listener.onTrial(cell, done);
            if (done < cell.where().trials()) {
                pool.goOnOrStop();
            }
        });
    }

    private String basisOrEmpty(Cell cell) {
        try {
            return runner.basis(cell);
        } catch (RuntimeException | Error missing) {
            return ""; // the cell itself will say what is missing
        }
    }
}
