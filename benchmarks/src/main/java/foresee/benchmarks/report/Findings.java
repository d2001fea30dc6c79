package foresee.benchmarks.report;

import foresee.benchmarks.matrix.BenchmarkResult;
import foresee.benchmarks.matrix.Cell;
import foresee.benchmarks.matrix.CellResult;
import foresee.benchmarks.report.Page.Finding;
import foresee.benchmarks.report.Page.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a benchmark found, in words. */
final class Findings {
    private final BenchmarkResult result;
    private final List<Place> places;
    private final Optional<Lengths> lengths;

    /**
     * @param lengths how cost grows with the distance of the goal, if that was measured: tasks of one distance are then not told one by one
     */
    Findings(BenchmarkResult result, List<Place> places, Optional<Lengths> lengths) {
        this.result = result;
        this.places = places;
        this.lengths = lengths;
    }

    Summary summary() {
        List<Finding> findings = new ArrayList<>();
        lengths.ifPresent(
                growth -> findings.add(new Finding(Lengths.SECTION, "How cost grows with length", growth.words())));
        places.stream()
                .filter(place -> lengths.isEmpty() || !Lengths.isOne(place))
                .forEach(place -> findings.add(new Finding(place.id(), place.word(), words(place))));
        new FailureTable(result)
                .words()
                .ifPresent(words -> findings.add(new Finding(FailureTable.ID, "Why trials failed", words)));
        return new Summary(extent(), findings, notes());
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        long failed = count(CellResult.Status.FAILED);
        if (failed > 0) {
            notes.add(Numbers.count(failed, "cell") + " could not be run; the tables show the error in place.");
        }
        long unneeded = count(CellResult.Status.NOT_NEEDED);
        if (unneeded > 0) {
            notes.add(Numbers.count(unneeded, "cell") + " not needed: a smaller budget was enough already.");
        }
        return notes;
    }

    private long count(CellResult.Status status) {
        return result.cells().stream().filter(cell -> cell.status() == status).count();
    }

    private String extent() {
        List<CellResult> entrants = result.cells().stream()
                .filter(cell -> cell.cell().role() == Cell.Role.ENTRANT)
                .toList();
        if (entrants.isEmpty()) {
            return "No planner was run.";
        }
        long trials = entrants.stream().mapToLong(cell -> cell.trials().size()).sum();
        return distinct(entrants, Cell::planner, "planner") + ", " + distinct(entrants, Cell::model, "model") + ", "
                + Numbers.count(places.size(), "task") + ": " + Numbers.count(entrants.size(), "cell") + " with "
                + Numbers.count(trials, "trial") + " in all, and a random floor and a simulator ceiling for each task."
                + " Behind a rate stands its 95 % interval.";
    }

    private static String distinct(List<CellResult> cells, Function<Cell, Object> what, String noun) {
        return Numbers.count(
                cells.stream().map(CellResult::cell).map(what).distinct().count(), noun);
    }

    private static String words(Place place) {
        String bounds = bound(place, Cell.Role.FLOOR, "floor") + ", " + bound(place, Cell.Role.CEILING, "ceiling");
        return place.best().map(best -> words(place, best) + ". ").orElse("no planner has outcomes. ")
                + "By the criterion " + place.criterion() + "; " + bounds + ".";
    }

    private static String words(Place place, Row best) {
        return "best is " + best.planner() + " (" + best.limit().words() + ", "
                + best.model().label() + ") with " + Numbers.percent(best.success(place.criterion()))
                + apart(place, best);
    }

    /** Who is told apart from the best, among those with the same model and budget. */
    private static String apart(Place place, Row best) {
        List<Contest> rivals = Contests.of(place).stream()
                .filter(contest ->
                        contest.best().equals(best) && contest.other().model().equals(best.model()))
                .toList();
        String apart = names(rivals, true);
        String alike = names(rivals, false);
        return (apart.isEmpty() ? "" : ", better than " + apart)
                + (alike.isEmpty() ? "" : ", not told apart from " + alike)
                + (rivals.isEmpty() ? "" : " with the same budget");
    }

    private static String names(List<Contest> rivals, boolean toldApart) {
        return rivals.stream()
                .filter(contest -> contest.isToldApart() == toldApart)
                .map(contest -> contest.other().planner())
                .collect(Collectors.joining(", "));
    }

    private static String bound(Place place, Cell.Role role, String word) {
        String rates = place.of(role)
                .filter(Row::isDone)
                .map(row -> Numbers.percent(row.success(place.criterion())))
                .collect(Collectors.joining(", "));
        return rates.isEmpty() ? "no " + word : word + " " + rates;
    }
}
