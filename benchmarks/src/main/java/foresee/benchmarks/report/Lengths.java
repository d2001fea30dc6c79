package foresee.benchmarks.report;

import foresee.benchmarks.report.Chart.Axis;
import foresee.benchmarks.report.Chart.Point;
import foresee.benchmarks.report.Chart.Series;
import foresee.benchmarks.statistics.Bound;
import foresee.benchmarks.statistics.BudgetNeeded;
import foresee.benchmarks.statistics.Growth;
import foresee.benchmarks.statistics.GrowthPoint;
import foresee.benchmarks.statistics.GrowthVerdict;
import foresee.benchmarks.statistics.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** How the evaluations that a plan needs grow with the distance of the goal, planner by planner. */
final class Lengths {
    private static final Pattern DISTANCE = Pattern.compile("distance-(\\d+)");
    private static final double SHARE = 0.9;
    private static final int RESAMPLES = 1000;
    private static final long SEED = 1;
    private static final int FIT_POINTS = 20;
    static final String SECTION = "length";
    private static final String ID = "growth";

    private final Map<String, List<Need>> needs;

    /** What one planner needs at one distance. */
    private record Need(double distance, int cases, BudgetNeeded budget) {
        /** The upper end, or as far as was looked. */
        double high() {
            return Math.max(budget.evaluations(), Math.min(budget.interval().high(), 2 * budget.evaluations()));
        }

        boolean isBound() {
            return budget.bound() != Bound.EXACT;
        }
    }

    private Lengths(Map<String, List<Need>> needs) {
        this.needs = needs;
    }

    /** Empty unless goals at two distances or more were measured with budgets of evaluations. */
    static Optional<Lengths> of(List<Place> places) {
        List<Row> rows = places.stream().flatMap(place -> place.done().stream()).toList();
        boolean manyModels = rows.stream().map(Row::model).distinct().count() > 1;
        Map<String, List<Need>> needs = new LinkedHashMap<>();
        for (Place place : places) {
            distance(place)
                    .ifPresent(distance -> ladders(place)
                            .forEach((ladder, steps) -> needs.computeIfAbsent(
                                            BudgetCharts.name(steps.get(0), manyModels), key -> new ArrayList<>())
                                    .add(need(distance, place.criterion(), steps))));
        }
        needs.values().forEach(line -> line.sort(Comparator.comparingDouble(Need::distance)));
        boolean isThere = needs.values().stream().anyMatch(line -> line.size() > 1);
        return isThere ? Optional.of(new Lengths(needs)) : Optional.empty();
    }

    private static OptionalDouble distance(Place place) {
        Matcher matcher = DISTANCE.matcher(place.task());
        return matcher.matches() ? OptionalDouble.of(Double.parseDouble(matcher.group(1))) : OptionalDouble.empty();
    }

    /** Budgets of each planner and model in ascending order, those of the same cases as the first. */
    private static Map<List<Object>, List<Row>> ladders(Place place) {
        Map<List<Object>, List<Row>> ladders = new LinkedHashMap<>();
        place.done().stream()
                .filter(row -> row.limit().evaluations() > 0)
                .sorted(Comparator.comparingLong(row -> row.limit().evaluations()))
                .forEach(row -> ladders.computeIfAbsent(List.of(row.planner(), row.model()), key -> new ArrayList<>())
                        .add(row));
        ladders.values().forEach(ladder -> {
            int cases = ladder.get(0).trials().size();
            ladder.removeIf(row -> row.trials().size() != cases);
        });
        return ladders;
    }

    private static Need need(double distance, String criterion, List<Row> ladder) {
        int[] budgets = ladder.stream()
                .mapToInt(row -> Math.toIntExact(row.limit().evaluations()))
                .toArray();
        boolean[][] outcomes =
                ladder.stream().map(row -> row.outcomes(criterion)).toArray(boolean[][]::new);
        return new Need(distance, outcomes[0].length, BudgetNeeded.of(budgets, outcomes, SHARE, RESAMPLES, SEED));
    }

    Chart chart() {
        List<Series> series = new ArrayList<>();
        needs.forEach((name, line) ->
                series.add(new Series(name, line.stream().map(Lengths::point).toList(), List.of(), fit(line))));
        return new Chart(
                ID,
                "Evaluations of a plan for 90 % success, by the distance of the goal",
                "Whiskers are 95 % bootstrap intervals over the cases, cut at twice the point. An open triangle is a bound: the"
                        + " largest budget tried was not enough, or the smallest was. Dotted: the better of the two fits.",
                Chart.Kind.LINES,
                new Axis("distance of the goal, pixels", false, "distance_px"),
                new Axis("evaluations per plan", true, "evaluations_needed"),
                series,
                List.of());
    }

    /** The better fit, from the first distance to the last. */
    private static List<Point> fit(List<Need> line) {
        double from = line.get(0).distance();
        double to = line.get(line.size() - 1).distance();
        return growth(line).better().stream()
                .flatMap(fit -> IntStream.rangeClosed(0, FIT_POINTS)
                        .mapToDouble(k -> from + (to - from) * k / FIT_POINTS)
                        .mapToObj(x -> new Point(x, fit.at(x), fit.at(x), fit.at(x), false)))
                .toList();
    }

    private static Point point(Need need) {
        double value = need.budget().evaluations();
        double low = Math.min(value, need.budget().interval().low());
        return new Point(need.distance(), value, low, need.high(), need.isBound());
    }

    Table fits() {
        List<Line> lines = new ArrayList<>();
        needs.forEach((name, line) -> lines.add(fit(name, growth(line))));
        return new Table(
                ID + "-fits",
                "How what is needed grows",
                List.of(
                        Column.words("planner", "planner"),
                        Column.words("growth", "growth"),
                        Column.number("exponential: doubles every, px", "doubling_px"),
                        Column.number("power of the distance", "power"),
                        Column.number("AIC exponential", "aic_exponential"),
                        Column.number("AIC power", "aic_power"),
                        Column.words("in full", "words")),
                1,
                lines,
                List.of(),
                List.of(
                        "Fitted to the logarithm of the evaluations; bounds enter as bounds and are not left out. The form with the"
                                + " lower AIC is named; if they differ by less than 4 they are not told apart."));
    }

    private static Growth growth(List<Need> line) {
        return Growth.of(line.stream()
                .map(need -> new GrowthPoint(
                        need.distance(),
                        need.budget().evaluations(),
                        need.budget().bound()))
                .toList());
    }

    private static Line fit(String name, Growth growth) {
        double doubling = growth.exponential()
                .filter(fit -> fit.slope() > 0)
                .map(fit -> fit.doubling())
                .orElse(Double.NaN);
        return Line.of(
                Entry.words(name),
                Entry.words(word(growth.verdict())),
                three(doubling),
                three(growth.power().map(fit -> fit.slope()).orElse(Double.NaN)),
                three(growth.exponential().map(fit -> fit.aic()).orElse(Double.NaN)),
                three(growth.power().map(fit -> fit.aic()).orElse(Double.NaN)),
                Entry.words(growth.describe("px")));
    }

    private static Entry three(double value) {
        return Entry.number(Numbers.three(value), value);
    }

    private static String word(GrowthVerdict verdict) {
        return switch (verdict) {
            case EXPONENTIAL -> "exponential";
            case POLYNOMIAL -> "polynomial, not exponential";
            case GROWING -> "grows; exponential or polynomial is not told apart";
            case FLAT -> "no growth is shown";
            case FALLING -> "falls";
            case TOO_FEW_POINTS -> "too few points";
        };
    }

    Table needed() {
        List<Line> lines = new ArrayList<>();
        needs.forEach((name, line) -> line.forEach(need -> lines.add(line(name, need))));
        return new Table(
                ID + "-needed",
                "Evaluations of a plan for 90 % success",
                List.of(
                        Column.words("planner", "planner"),
                        Column.number("distance, px", "distance_px"),
                        new Column(
                                "evaluations (95 %)",
                                List.of("evaluations_needed", "evaluations_low", "evaluations_high"), true),
                        Column.words("bound", "bound"),
                        Column.number("cases", "cases")),
                2,
                lines,
                List.of(),
                List.of(
                        "Interpolated between the budgets that were run. An end of an interval is ∞ where more than one draw in 40"
                                + " of the bootstrap was not done with the largest budget run."));
    }

    private static Line line(String name, Need need) {
        Interval ends = need.budget().interval();
        double value = need.budget().evaluations();
        String sign = switch (need.budget().bound()) {
            case EXACT -> "";
            case AT_LEAST -> "> ";
            case AT_MOST -> "≤ ";
        };
        String text = sign + Numbers.three(value) + " (" + Numbers.three(ends.low()) + " to "
                + Numbers.three(ends.high()) + ")";
        return Line.of(
                Entry.words(name),
                Entry.number(Numbers.three(need.distance()), need.distance()),
                Entry.interval(text, value, ends.low(), ends.high()),
                Entry.words(
                        sign.isEmpty()
                                ? ""
                                : sign.startsWith(">") ? "over the largest budget" : "at most the smallest"),
                Entry.number(Integer.toString(need.cases()), need.cases()));
    }

    /** What is said of a place that is one of the distances in the summary of all of them. */
    static boolean isOne(Place place) {
        return distance(place).isPresent();
    }

    /** Planner by planner, in one sentence. */
    String words() {
        List<String> words = new ArrayList<>();
        needs.forEach((name, line) ->
                words.add(name + " " + growth(line).describe("px").replaceFirst(";.*", "")));
        return "evaluations of a plan for 90 % success, by the distance of the goal: " + String.join("; ", words) + ".";
    }
}
