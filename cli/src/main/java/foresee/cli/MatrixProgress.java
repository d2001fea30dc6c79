package foresee.cli;

import foresee.benchmarks.matrix.BenchmarkRunner;
import foresee.benchmarks.matrix.Cell;
import foresee.benchmarks.matrix.CellResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells how far a benchmark is: cells finished, and the time that is left. Safe for several threads. */
final class MatrixProgress implements BenchmarkRunner.Listener, AutoCloseable {
    private final ProgressLine line;
    private final Console console;
    private final int workers;
    private final Map<String, Double> efforts = new ConcurrentHashMap<>();
    private final Map<String, Double> done = new ConcurrentHashMap<>();
    private EffortLeft left = new EffortLeft(List.of());
    private int finished;

    MatrixProgress(Console console, int workers) {
        this.console = console;
        this.workers = workers;
        this.line = new ProgressLine(console);
    }

    /**
     * The run begins.
     *
     * @param cells to be run
     * @param seconds of one core that each takes at most
     */
    void begin(List<Cell> cells, List<Double> seconds) {
        for (int i = 0; i < cells.size(); i++) {
            efforts.put(cells.get(i).id(), seconds.get(i) / workers);
        }
        left = new EffortLeft(seconds.stream().map(effort -> effort / workers).toList());
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
        done.put(result.id(), efforts.getOrDefault(result.id(), 0.0));
        if (result.status() == CellResult.Status.FAILED) {
            console.warn("cell " + result.id() + " (" + result.cell().words() + ") failed: " + result.error());
        }
        show(result.cell());
    }

    private synchronized void show(Cell cell) {
        int number = finished;
        line.show(() -> "cell %d of %d, %s left: %s"
                .formatted(Math.min(number + 1, efforts.size()), efforts.size(), timeLeft(), cell.words()));
    }

    private String timeLeft() {
        return left.left(done.values().stream().mapToDouble(Double::doubleValue).sum());
    }

    @Override
    public void onDiagnosis(int trials, int all) {
        line.show(() -> "why trials failed: %d of %d looked into".formatted(trials, all));
    }

    @Override
    public void close() {
        line.close();
    }
}
