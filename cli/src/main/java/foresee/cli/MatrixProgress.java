package foresee.cli;

import foresee.benchmarks.matrix.BenchmarkRunner;
import foresee.benchmarks.matrix.Cell;
import foresee.benchmarks.matrix.CellResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.LongSupplier;

/** Tells how far a benchmark is: cells finished, and the time that is left. Safe for several threads. */
final class MatrixProgress implements BenchmarkRunner.Listener, AutoCloseable {
    private final ProgressLine line;
    private final Console console;
    private final Map<String, Double> efforts = new ConcurrentHashMap<>();
    private final Map<String, Double> done = new ConcurrentHashMap<>();
    private EffortLeft left = new EffortLeft(List.of());
    private final LongSupplier nanoClock;
    private TimeLeft diagnosing;
    private final DoubleAdder notRun = new DoubleAdder();
    private int all;
    private int safe;
    private int finished;

    MatrixProgress(Console console) {
        this(console, System::nanoTime);
    }

    MatrixProgress(Console console, LongSupplier nanoClock) {
        this.console = console;
        this.nanoClock = nanoClock;
        this.line = new ProgressLine(console);
    }

    /**
     * It is known what was finished before.
     *
     * @param cells all there are
     * @param left those that are to be run
     */
    synchronized void found(int cells, int left) {
        all = cells;
        safe = cells - left;
    }

    /**
     * The run begins.
     *
     * @param cells to be run
     * @param seconds that each takes at most of the time that all of them take
     */
    void begin(List<Cell> cells, List<Double> seconds) {
        for (int i = 0; i < cells.size(); i++) {
            efforts.put(cells.get(i).id(), seconds.get(i));
        }
        left = new EffortLeft(seconds, nanoClock);
    }

    /** What is finished and kept: {@code 7 of 24 cells are finished}. */
    synchronized String safe() {
        return safe + " of " + all + " cells are finished";
    }

    @Override
    public void onTrial(Cell cell, int trials) {
        double effort = efforts.getOrDefault(cell.id(), 0.0);
        done.put(cell.id(), effort * trials / cell.where().trials());
        show(cell);
    }

    @Override
    public synchronized void onCell(CellResult result, boolean wasThere) {
        if (wasThere) {
            return;
        }
        finished++;
        count(result, efforts.getOrDefault(result.id(), 0.0));
        if (result.status() == CellResult.Status.FAILED) {
            warn("cell " + result.id() + " (" + result.cell().words() + ") failed: " + result.error());
        }
        show(result.cell());
    }

    /** What was not run says nothing of how fast the rest goes. */
    private void count(CellResult result, double effort) {
        if (result.isDone()) {
            safe++;
            done.put(result.id(), effort);
        } else {
            done.remove(result.id());
            notRun.add(effort);
        }
    }

    private void warn(String words) {
        line.above(() -> console.warn(words));
    }

    private synchronized void show(Cell cell) {
        int number = finished;
        line.show(() -> "cell %d of %d, %s left: %s"
                .formatted(Math.min(number + 1, efforts.size()), efforts.size(), timeLeft(), cell.words()));
    }

    private String timeLeft() {
        return left.left(done.values().stream().mapToDouble(Double::doubleValue).sum(), notRun.sum());
    }

    @Override
    public synchronized void onDiagnosis(int trials, int of) {
        diagnosing = diagnosing == null ? new TimeLeft(of, nanoClock) : diagnosing;
        String time = diagnosing.words(Math.min(trials, of - 1));
        line.show(() -> "why trials failed: %d of %d looked into%s".formatted(trials, of, time));
    }

    @Override
    public void onNoDiagnosis(CellResult result, String error) {
        warn("why trials of cell " + result.id() + " (" + result.cell().words() + ") failed could not be found out: "
                + error);
    }

    @Override
    public void close() {
        line.close();
    }
}
