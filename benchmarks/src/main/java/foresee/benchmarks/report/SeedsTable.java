package foresee.benchmarks.report;

import foresee.benchmarks.matrix.Cell;
import foresee.benchmarks.matrix.Limit;
import foresee.benchmarks.statistics.InterquartileMean;
import foresee.benchmarks.statistics.Interval;
import foresee.benchmarks.statistics.Resampling;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Models of one recipe that differ in their training seeds: the interquartile mean over seeds and tasks. */
final class SeedsTable {
    private static final int RESAMPLES = 2000;
    private static final long SEED = 1;

    private final List<Place> places;

    private SeedsTable(List<Place> places) {
        this.places = places;
    }

    /** Empty if no two models share a recipe. */
    static Optional<Table> of(List<Place> places) {
        List<Line> lines = new SeedsTable(places).lines();
        return lines.isEmpty() ? Optional.empty() : Optional.of(table(lines));
    }

    private static Table table(List<Line> lines) {
        return new Table(
                "training-seeds",
                "Recipes over their training seeds: interquartile mean of success",
                List.of(
                        Column.words("recipe", "recipe"),
                        Column.words("planner", "planner"),
                        Column.number("budget", "budget"),
                        Column.rate("interquartile mean", "iqm"),
                        Column.number("training seeds", "training_seeds"),
                        Column.number("tasks", "tasks")),
                3,
                lines,
                List.of(),
                List.of(
                        "Mean of the middle half of the rates over models and tasks; the interval is a bootstrap that draws whole"
                                + " training seeds, each with its rates in all tasks, since those of one model rise and fall together;"
                                + " it needs three of them. With fewer than six or so it is rough."));
    }

    /** What shares a line. */
    private record Key(String recipe, String planner, Limit limit) {}

    private List<Line> lines() {
        Map<Key, Set<Cell.Model>> models = new LinkedHashMap<>();
        rows().filter(row -> !row.model().recipe().isEmpty())
                .forEach(row -> models.computeIfAbsent(key(row), key -> new LinkedHashSet<>())
                        .add(row.model()));
        return models.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .flatMap(entry -> line(entry.getKey(), List.copyOf(entry.getValue())).stream())
                .toList();
    }

    private Stream<Row> rows() {
        return places.stream().flatMap(place -> place.done().stream());
    }

    private static Key key(Row row) {
        return new Key(row.model().recipe(), row.planner(), row.limit());
    }

    private Optional<Line> line(Key key, List<Cell.Model> models) {
        List<Place> complete = places.stream()
                .filter(place ->
                        models.stream().allMatch(model -> row(place, key, model).isPresent()))
                .toList();
        if (complete.isEmpty()) {
            return Optional.empty();
        }
        double[][] scores = models.stream()
                .map(model -> complete.stream()
                        .mapToDouble(place -> row(place, key, model)
                                .orElseThrow()
                                .success(place.criterion())
                                .success())
                        .toArray())
                .toArray(double[][]::new);
        InterquartileMean mean = InterquartileMean.of(scores, Resampling.WHOLE_SEEDS, RESAMPLES, SEED);
        return Optional.of(Line.of(
                Entry.words(key.recipe()),
                Entry.words(key.planner()),
                Row.budget(key.limit()),
                entry(mean),
                Entry.number(Integer.toString(mean.seeds()), mean.seeds()),
                Entry.number(Integer.toString(mean.tasks()), mean.tasks())));
    }

    private static Optional<Row> row(Place place, Key key, Cell.Model model) {
        return place.done().stream()
                .filter(row -> row.model().equals(model) && key(row).equals(key))
                .findFirst();
    }

    private static Entry entry(InterquartileMean mean) {
        if (mean.interval().isEmpty()) {
            String text = Numbers.percentAlone(mean.value()) + " (too few seeds for an interval)";
            return new Entry(
                    text, List.of(Numbers.plain(mean.value()), "", ""), Numbers.plain(mean.value()), List.of());
        }
        Interval ends = mean.interval().orElseThrow();
        String text = Numbers.percent(mean.value(), ends.low(), ends.high());
        return Entry.interval(text, mean.value(), ends.low(), ends.high());
    }
}
