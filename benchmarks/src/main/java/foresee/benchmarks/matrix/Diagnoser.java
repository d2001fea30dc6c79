package foresee.benchmarks.matrix;

import foresee.benchmarks.Cases;
import foresee.benchmarks.TrialResult;
import foresee.benchmarks.failure.Diagnosis;
import foresee.benchmarks.failure.FailureAnalysis;
import foresee.envs.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Finds out why trials of cells failed, the worst first, and keeps what it found beside the cells. */
final class Diagnoser {
    private final CellRunner runner;
    private final CellStore store;
    private final int most;

    /**
     * @param most failed trials of a cell to look into
     */
    Diagnoser(CellRunner runner, CellStore store, int most) {
        this.runner = runner;
        this.store = store;
        this.most = most;
    }

    /** How many trials of a cell are to be looked into. */
    int trials(CellResult result) {
        return isAsked(result) ? Math.min(most, failed(result).size()) : 0;
    }

    /** Only what is compared is looked into, not what it is compared with. */
    private static boolean isAsked(CellResult result) {
        return result.isDone() && result.cell().role() == Cell.Role.ENTRANT;
    }

    /**
     * Looks into a cell; what was found in the same outcomes, on the same basis, before is taken from there.
     *
     * @param progress is told how many trials are done; stops it if it throws
     * @throws IOException if what was found cannot be kept
     */
    DiagnosedCell diagnose(CellResult result, IntConsumer progress) throws IOException {
        Optional<DiagnosedCell> kept = store.findDiagnoses(result, trials(result));
        if (kept.isPresent()) {
            progress.accept(trials(result));
            return kept.get();
        }
        DiagnosedCell diagnosed = look(result, progress);
        store.keep(diagnosed, result.basis());
        return diagnosed;
    }

    private DiagnosedCell look(CellResult result, IntConsumer progress) {
        Task task = result.cell().where().findTask();
        Cases cases = result.cell().where().cases();
        FailureAnalysis analysis = new FailureAnalysis(task, runner.planned(result.cell()));
        List<TrialResult> failed = failed(result);
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (TrialResult trial : failed.subList(0, trials(result))) {
            diagnoses.add(analysis.diagnose(trial, cases.at(trial.trial())));
            progress.accept(diagnoses.size());
        }
        return new DiagnosedCell(result.id(), result.digest(), failed.size(), diagnoses);
    }

    /** The trials that did not meet the first criterion, the farthest from the goal first. */
    private static List<TrialResult> failed(CellResult result) {
        String first = result.success().keySet().iterator().next();
        return result.trials().stream()
                .filter(trial -> !trial.met(first))
                .sorted(Comparator.comparingDouble(TrialResult::leastDistance)
                        .reversed()
                        .thenComparingInt(TrialResult::trial))
                .toList();
    }
}
