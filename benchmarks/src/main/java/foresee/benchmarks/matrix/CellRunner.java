package foresee.benchmarks.matrix;

import foresee.benchmarks.Cases;
import foresee.benchmarks.CpuClock;
import foresee.benchmarks.Entrant;
import foresee.benchmarks.Evaluation;
import foresee.benchmarks.EvaluationResult;
import foresee.benchmarks.Oracle;
import foresee.benchmarks.Sha256;
import foresee.benchmarks.failure.Planned;
import foresee.envs.Task;
import foresee.runtime.CompiledWorldModel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;

/**
 * Runs one cell, on the calling thread. Its outcomes depend on the cell and its basis alone: not on other cells, nor on when or
 * where it is run, unless it is live; then its planner is warmed up first.
 */
final class CellRunner {
    private static final double NANOS = 1e9;
    private static final double WARM_UP_SECONDS = 1;
    private static final CpuClock CPU = new CpuClock();

    private final ModelLibrary library;
    private final String program;

    /**
     * @param program version of the program, part of every cell's basis
     */
    CellRunner(ModelLibrary library, String program) {
        this.library = library;
        this.program = program;
    }

    /** SHA-256 of what the outcomes of a cell depend on beside itself. */
    String basis(Cell cell) {
        Where where = cell.where();
        String set = where.set().isEmpty() ? "" : FrozenSets.hash(where.set());
        String text = program + "\n" + library.sha256(cell.model(), where) + "\n" + set;
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Runs every trial.
     *
     * @param progress is told how many trials are done; stops the cell if it throws a {@link CancellationException}
     * @return what became of it; whatever else is thrown becomes a cell that failed
     */
    CellResult run(Cell cell, IntConsumer progress) throws InterruptedException {
        String basis = "";
        try {
            basis = basis(cell);
            return done(cell, basis, progress);
        } catch (CancellationException stopped) {
            throw stopped;
        } catch (RuntimeException | Error failure) {
            return CellResult.without(cell, CellResult.Status.FAILED, words(failure), basis);
        }
    }

    private CellResult done(Cell cell, String basis, IntConsumer progress) throws InterruptedException {
        Task task = cell.where().findTask();
        Cases cases = cell.where().cases();
        Entrant entrant = entrant(cell, task);
        if (cell.isLive()) {
            FirstPlan.seconds(entrant, task, cases.at(0), WARM_UP_SECONDS);
        }
        Aside aside = new Aside(progress);
        long cpu = CPU.nanos();
        long begun = System.nanoTime();
        EvaluationResult result = new Evaluation(task, cases, 1).run(entrant, aside);
        long wall = System.nanoTime() - begun;
        long inTrials = CPU.nanos() - cpu - aside.nanos;
        return new CellResult(
                cell.id(),
                cell,
                CellResult.Status.DONE,
                "",
                cell.role() == Cell.Role.FLOOR ? "" : cell.settings().build().describe(),
                basis,
                CellResult.digest(result.trials()),
                result.success(),
                result.latency(),
                result.cpu(),
                result.latencyBuckets(),
                result.cpuBuckets(),
                result.trials(),
                inTrials / NANOS,
                wall / NANOS);
    }

    /** Tells the progress, and how much processor time that takes: it is none of the trials'. */
    private static final class Aside implements IntConsumer {
        private final IntConsumer progress;
        private long nanos;

        Aside(IntConsumer progress) {
            this.progress = progress;
        }

        @Override
        public void accept(int done) {
            long begun = CPU.nanos();
            progress.accept(done);
            nanos += CPU.nanos() - begun;
        }
    }

    /** Who takes part in a cell. */
    Entrant entrant(Cell cell, Task task) {
        return planned(cell).entrant(task);
    }

    /** How a cell's trials are acted in. */
    Planned planned(Cell cell) {
        if (cell.role() == Cell.Role.FLOOR) {
            return new Planned.AtRandom(cell.settings(), Oracle.ACTION_CHUNK);
        }
        if (!cell.model().isTrained()) {
            return new Planned.InSimulator(
                    cell.settings(), Oracle.ACTION_CHUNK, cell.limit().budget());
        }
        CompiledWorldModel model = library.load(cell.model(), cell.where());
        return new Planned.InModel(model, cell.settings(), cell.limit().budget());
    }

    /** What went wrong, in one line. */
    static String words(Throwable failure) {
        boolean isTold = failure instanceof RuntimeException && failure.getMessage() != null;
        String message = isTold ? failure.getMessage() : failure.toString();
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
