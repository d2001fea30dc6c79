package foresee.benchmarks.report;

import foresee.benchmarks.statistics.Interval;
import foresee.benchmarks.statistics.PairedComparison;
import java.util.List;
import java.util.Optional;

/** The table of who is told apart on a task. */
final class ContestTable {
    private static final List<Column> COLUMNS = List.of(
            Column.words("planner", "planner"),
            Column.words("model", "model"),
            Column.number("budget", "budget"),
            Column.words("against the best", "best"),
            new Column(
                    "difference, points (95 %)",
                    List.of("difference_points", "difference_low", "difference_high"), true),
            new Column("bootstrap", List.of("bootstrap_low", "bootstrap_high"), true),
            Column.number("only it solved", "only_it"),
            Column.number("only the best solved", "only_best"),
            Column.number("McNemar p", "p"),
            Column.number("after Holm", "p_holm"),
            Column.words("verdict", "verdict"));

    private ContestTable() {}

    /** Empty if there is nobody to compare with. */
    static Optional<Table> of(String id, Place place, List<Contest> contests) {
        if (contests.isEmpty()) {
            return Optional.empty();
        }
        String criterion = place.criterion();
        return Optional.of(new Table(
                id + "-compared",
                "Who is told apart, on the same starts and goals",
                COLUMNS,
                COLUMNS.size(),
                contests.stream().map(ContestTable::line).toList(),
                List.of(),
                List.of(
                        "By the criterion " + criterion
                                + ": each against the most successful of the same model and budget, or of"
                                + " the same planner and budget. Points are percentage points; the interval is Tango's"
                                + " score interval, beside it a bootstrap over the cases. McNemar's test is exact.",
                        "Holm's correction is over all pairs of these groups, shown or not, so that choosing the best by the same"
                                + " outcomes is paid for. Told apart: at most 0.05 after it. What is not told apart may differ"
                                + " all the same.")));
    }

    private static Line line(Contest contest) {
        PairedComparison pair = contest.comparison();
        Row other = contest.other();
        return Line.of(
                Entry.words(other.planner()),
                Entry.words(other.model().label()),
                other.budget(),
                Entry.words(contest.best().name()),
                difference(pair),
                bootstrap(contest.bootstrap()),
                Entry.number(Integer.toString(pair.onlyB()), pair.onlyB()),
                Entry.number(Integer.toString(pair.onlyA()), pair.onlyA()),
                Entry.number(Numbers.probability(pair.pValue()), pair.pValue()),
                Entry.number(Numbers.probability(contest.adjusted()), contest.adjusted()),
                Entry.words(contest.verdict()));
    }

    private static Entry difference(PairedComparison pair) {
        Interval ends = pair.interval();
        String text = Numbers.points(pair.difference(), ends.low(), ends.high());
        return Entry.interval(text, 100 * pair.difference(), 100 * ends.low(), 100 * ends.high());
    }

    private static Entry bootstrap(Interval ends) {
        String text = Numbers.points(ends.low()) + " to " + Numbers.points(ends.high());
        List<Object> csv = List.of(Numbers.plain(100 * ends.low()), Numbers.plain(100 * ends.high()));
        return new Entry(text, csv, Numbers.plain(100 * ends.low()), List.of());
    }
}
