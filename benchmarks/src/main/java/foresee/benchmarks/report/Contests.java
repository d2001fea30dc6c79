package foresee.benchmarks.report;

import foresee.benchmarks.matrix.CellResult;
import foresee.benchmarks.matrix.Where;
import foresee.benchmarks.statistics.Holm;
import foresee.benchmarks.statistics.PairedComparison;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Who is told apart on a task: planners with the same model and budget, and models with the same planner and budget, case by case.
 *
 * <p>Which one is best is seen in the same outcomes. So the correction is over <em>all</em> pairs, as if each had been asked for, though those
 * with the best of a group are shown alone.
 */
final class Contests {
    private final Place place;

    private Contests(Place place) {
        this.place = place;
    }

    /** The best of each group against each other of it, in the order of the rows. */
    static List<Contest> of(Place place) {
        return new Contests(place).all();
    }

    /** A pair of a group, before the correction; a is the best of the group where isShown. */
    private record Pair(Row a, Row b, boolean isShown, PairedComparison comparison) {}

    private List<Contest> all() {
        List<Pair> pairs = new ArrayList<>();
        groups(row -> List.of(row.model(), row.limit())).forEach(group -> pairs.addAll(pairs(group)));
        groups(row -> List.of(row.planner(), row.limit())).forEach(group -> pairs.addAll(pairs(group)));
        double[] adjusted = Holm.adjust(
                pairs.stream().mapToDouble(pair -> pair.comparison().pValue()).toArray());
        return IntStream.range(0, adjusted.length)
                .filter(i -> pairs.get(i).isShown())
                .mapToObj(i -> new Contest(
                        pairs.get(i).a(), pairs.get(i).b(), pairs.get(i).comparison(), adjusted[i]))
                .toList();
    }

    /** Rows that are alike in something and were run on the same cases. */
    private Collection<List<Row>> groups(Function<Row, List<Object>> alike) {
        return place.done().stream()
                .collect(Collectors.groupingBy(
                        row -> List.of(alike.apply(row), cases(row)), LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private static List<Where> cases(Row row) {
        return row.done().stream()
                .map(CellResult::cell)
                .map(cell -> cell.where())
                .toList();
    }

    private List<Pair> pairs(List<Row> group) {
        Row best = place.best(group).orElseThrow();
        List<Row> order = new ArrayList<>(group);
        order.remove(best);
        order.add(0, best);
        Map<Row, boolean[]> outcomes = new LinkedHashMap<>();
        order.forEach(row -> outcomes.put(row, row.outcomes(place.criterion())));
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            for (int j = i + 1; j < order.size(); j++) {
                Row a = order.get(i);
                Row b = order.get(j);
                pairs.add(new Pair(a, b, i == 0, PairedComparison.of(outcomes.get(a), outcomes.get(b))));
            }
        }
        return pairs;
    }
}
