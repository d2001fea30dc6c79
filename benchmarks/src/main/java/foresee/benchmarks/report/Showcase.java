package foresee.benchmarks.report;

import foresee.benchmarks.PlanMovie;
import foresee.benchmarks.TrialResult;
import foresee.benchmarks.failure.Diagnosis;
import foresee.benchmarks.failure.FailureAnalysis;
import foresee.benchmarks.failure.FailureClass;
import foresee.benchmarks.failure.Planned;
import foresee.benchmarks.failure.SeenTrial;
import foresee.benchmarks.failure.WorstTrial;
import foresee.benchmarks.matrix.BenchmarkResult;
import foresee.benchmarks.matrix.Cell;
import foresee.benchmarks.matrix.CellResult;
import foresee.benchmarks.matrix.DiagnosedCell;
import foresee.benchmarks.report.Material.OfCell;
import foresee.envs.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Chooses what a report shows besides numbers, and runs it again to see it: the best, the median and the worst trial of the first planner
 * of each task, and of each class of failure the worst trials.
 *
 * <p>Where time limited a trial's plans, it is run again with as many evaluations a plan as it had on average, and may end otherwise: its
 * film then says so.
 *
 * <p><b>Why</b> so few: a film is 100 KB, and a page is read on a phone.
 */
public final class Showcase {
    private static final int MOST_TASKS = 4;
    private static final int PAGES_OF_A_CLASS = 2;
    private static final int STRIDE = 2;
    private static final long DIRECTIONS = 1;

    private final BenchmarkResult result;
    private final Function<Cell, Planned> planned;

    private Showcase(BenchmarkResult result, Function<Cell, Planned> planned) {
        this.result = result;
        this.planned = planned;
    }

    /**
     * The films and the failed trials of a result.
     *
     * @param planned how a cell's trials are acted in
     * @throws IOException if a film cannot be drawn
     */
    public static Material of(BenchmarkResult result, Function<Cell, Planned> planned) throws IOException {
        Showcase showcase = new Showcase(result, planned);
        return showcase.withPages(showcase.withFilms(Material.none()));
    }

    private Material withFilms(Material material) throws IOException {
        Material more = material;
        for (CellResult cell : firstOfTasks()) {
            List<TrialResult> trials = bestFirst(cell);
            int last = trials.size() - 1;
            more = more.withFilm(cell.id(), film(cell, Film.Kind.BEST, trials.get(0)));
            if (last >= 2) {
                more = more.withFilm(cell.id(), film(cell, Film.Kind.MEDIAN, trials.get(last / 2)));
            }
            if (last >= 1) {
                more = more.withFilm(cell.id(), film(cell, Film.Kind.WORST, trials.get(last)));
            }
        }
        return more;
    }

    /** Of each task the first cell that was run with the most search; of the first tasks. */
    private List<CellResult> firstOfTasks() {
        Map<String, CellResult> first = new LinkedHashMap<>();
        for (CellResult cell : result.cells()) {
            if (cell.isDone() && cell.cell().role() == Cell.Role.ENTRANT) {
                first.merge(cell.cell().where().taskWord(), cell, Showcase::moreSearch);
            }
        }
        return first.values().stream().limit(MOST_TASKS).toList();
    }

    /** Of which tasks there are films, if not of all; empty if of all. */
    static List<String> leftOut(BenchmarkResult result, List<OfCell<Film>> films) {
        Set<String> filmed = films.stream().map(OfCell::cell).collect(Collectors.toSet());
        Map<Boolean, Set<String>> tasks = result.cells().stream()
                .filter(cell -> cell.isDone() && cell.cell().role() == Cell.Role.ENTRANT)
                .collect(Collectors.partitioningBy(
                        cell -> filmed.contains(cell.id()),
                        Collectors.mapping(cell -> cell.cell().where().taskWord(), Collectors.toSet())));
        Set<String> without = tasks.get(false);
        without.removeAll(tasks.get(true));
        return filmed.isEmpty() || without.isEmpty()
                ? List.of()
                : List.of("Films are of the first "
                        + Numbers.count(tasks.get(true).size(), "task") + " alone; "
                        + Numbers.count(without.size(), "task") + " more " + (without.size() == 1 ? "has" : "have")
                        + " none.");
    }

    private static CellResult moreSearch(CellResult first, CellResult other) {
        boolean same = first.cell().planner().equals(other.cell().planner())
                && first.cell().model().equals(other.cell().model())
                && first.cell().where().equals(other.cell().where());
        return same && !other.cell().isLive() ? other : first;
    }

    /** The soonest success first, then by how near the others came. */
    private static List<TrialResult> bestFirst(CellResult cell) {
        String criterion = cell.success().keySet().iterator().next();
        return cell.trials().stream()
                .sorted(Comparator.comparing((TrialResult trial) -> !trial.met(criterion))
                        .thenComparingInt(trial -> trial.metAt().getOrDefault(criterion, 0))
                        .thenComparingDouble(TrialResult::leastDistance)
                        .thenComparingInt(TrialResult::trial))
                .toList();
    }

    private Film film(CellResult cell, Film.Kind kind, TrialResult trial) throws IOException {
        Cell square = cell.cell();
        FailureAnalysis analysis = new FailureAnalysis(square.where().findTask(), planned.apply(square));
        SeenTrial seen = SeenTrial.of(
                analysis.task(),
                analysis.repeatable(trial),
                trial.trial(),
                square.where().cases().at(trial.trial()));
        boolean otherwise = analysis.failed(trial) != analysis.failed(seen.result());
        return new Film(kind, trial.trial(), otherwise, gif(seen.movie(STRIDE)));
    }

    private static byte[] gif(PlanMovie movie) throws IOException {
        Path file = Files.createTempFile("foresee", ".gif");
        try {
            movie.writeGif(file);
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    private Material withPages(Material material) {
        Map<String, CellResult> cells =
                result.cells().stream().collect(Collectors.toMap(CellResult::id, Function.identity()));
        Map<FailureClass, List<Failed>> classes = new EnumMap<>(FailureClass.class);
        for (DiagnosedCell diagnosed : result.diagnoses()) {
            for (Diagnosis diagnosis : diagnosed.diagnoses()) {
                classes.computeIfAbsent(diagnosis.failure(), key -> new ArrayList<>())
                        .add(new Failed(cells.get(diagnosed.id()), diagnosis));
            }
        }
        Material more = material;
        for (List<Failed> failed : classes.values()) {
            for (Failed worst : worst(failed)) {
                more = more.withWorst(worst.cell().id(), look(worst));
            }
        }
        return more;
    }

    /** The worst of different cases: that several planners fail in one case is told by the tables. */
    private static List<Failed> worst(List<Failed> failed) {
        Map<Long, Failed> cases = new LinkedHashMap<>();
        failed.stream()
                .sorted(Comparator.comparingDouble(
                                (Failed one) -> one.diagnosis().badness())
                        .reversed())
                .forEach(one -> cases.putIfAbsent(one.diagnosis().seed(), one));
        return cases.values().stream().limit(PAGES_OF_A_CLASS).toList();
    }

    private WorstTrial look(Failed failed) {
        Cell square = failed.cell().cell();
        Task task = square.where().findTask();
        int trial = failed.diagnosis().trial();
        return WorstTrial.of(
                new FailureAnalysis(task, planned.apply(square)),
                failed.cell().trials().get(trial),
                square.where().cases().at(trial),
                failed.diagnosis(),
                DIRECTIONS);
    }

    private record Failed(CellResult cell, Diagnosis diagnosis) {}
}
