package foresee.benchmarks.report;

import foresee.benchmarks.matrix.BenchmarkResult;
import foresee.benchmarks.matrix.Cell;
import foresee.benchmarks.matrix.CellResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a benchmark found, in words. */
final class Summary {
    private final BenchmarkResult result;
    private final List<Place> places;

    private Summary(BenchmarkResult result, List<Place> places) {
        this.result = result;
        this.places = places;
    }

    /** What was run; a sentence or more for each task; what failed. */
    static List<String> of(BenchmarkResult result, List<Place> places) {
        return new Summary(result, places).paragraphs();
    }

    private List<String> paragraphs() {
        List<String> all = new ArrayList<>(List.of(extent()));
        places.forEach(place -> all.add(finding(place)));
        long failed = count(CellResult.Status.FAILED);
        if (failed > 0) {
            all.add(Numbers.count(failed, "cell") + " could not be run; the tables show the error in place.");
        }
        long unneeded = count(CellResult.Status.NOT_NEEDED);
        if (unneeded > 0) {
            all.add(Numbers.count(unneeded, "cell") + " not needed: a smaller budget was enough already.");
        }
        return all;
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
        return Numbers.count(
                        entrants.stream()
                                .map(cell -> cell.cell().planner())
                                .distinct()
                                .count(),
                        "planner")
                + ", "
                + Numbers.count(
                        entrants.stream()
                                .map(cell -> cell.cell().model())
                                .distinct()
                                .count(),
                        "model")
                + ", "
                + Numbers.count(places.size(), "task")
                + ": "
                + Numbers.count(entrants.size(), "cell")
                + " with "
                + Numbers.count(trials, "trial")
                + " in all, and a random floor and a simulator ceiling for each task.";
    }

    private String finding(Place place) {
        String bounds = bounds(place);
        return place.best()
                .map(best -> place.word() + ": most successful is " + best.words() + " with "
                        + Numbers.percent(best.success(place.criterion())) + " by " + place.criterion() + "; " + bounds
                        + ".")
                .orElse(place.word() + ": no planner has outcomes; " + bounds + ".");
    }

    private static String bounds(Place place) {
        return bound(place, Cell.Role.FLOOR, "floor") + ", " + bound(place, Cell.Role.CEILING, "ceiling");
    }

    private static String bound(Place place, Cell.Role role, String word) {
        String rates = place.of(role)
                .filter(Row::isDone)
                .map(row -> Numbers.percent(row.success(place.criterion())))
                .collect(Collectors.joining(", "));
        return rates.isEmpty() ? "no " + word : word + " " + rates;
    }
}
