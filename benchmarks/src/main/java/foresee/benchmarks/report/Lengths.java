package foresee.benchmarks.report;

import foresee.benchmarks.matrix.Climb;
import foresee.benchmarks.matrix.Where;
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
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the evaluations that a plan needs grow with the distance of the goal, planner by planner. */
final class Lengths {
    private static final Pattern DISTANCE = Pattern.compile("distance-(\\d+)");
    private static final double USUAL_SHARE = 0.9;
    private static final int RESAMPLES = 1000;
    private static final long SEED = 1;
    private static final int FIT_POINTS = 20;
    static final String SECTION = "length";
    private static final String ID = "growth";

    private final Map<String, List<Need>> needs;
    private final String share;
    private final boolean onePlan;

    /** What one planner needs at one distance. */
    private record Need(double distance, int cases, BudgetNeeded budget) {
        /** The upper end, or as far as was looked. */
        double high() {
            return Math.max(budget.evaluations(), Math.min(budget.interval().high(), 2 * budget.evaluations()));
        }

        boolean isBound() {
            return budget.bound() != Bound.EXACT;
        }

        boolean isNever() {
            return budget.bound() == Bound.NEVER;
        }
    }

    private Lengths(Map<String, List<Need>> needs, double share, boolean onePlan) {
        this.needs = needs;
        this.share = Numbers.percentAlone(share);
        this.onePlan = onePlan;
    }

    /**
     * Empty unless goals at two distances or more were measured with budgets of evaluations.
     *
     * @param climb whose share and criterion count; if there is none, 90 % and the first criterion of each place
     */
    static Optional<Lengths> of(List<Place> places, Optional<Climb> climb) {
        double share = climb.map(Climb::share).orElse(USUAL_SHARE);
        List<Row> rows = places.stream()
                .filter(Lengths::isOne)
                .flatMap(place -> place.done().stream())
                .toList();
        Set<List<String>> grounds = rows.stream().map(Lengths::ground).collect(Collectors.toSet());
        boolean manyModels = rows.stream().map(Row::model).distinct().count() > 1;
        Map<String, List<Need>> needs = new LinkedHashMap<>();
        for (Place place : places) {
            distance(place)
                    .ifPresent(distance -> ladders(place)
                            .forEach((ladder, steps) -> needs.computeIfAbsent(
                                            name(steps.get(0), manyModels, grounds), key -> new ArrayList<>())
                                    .add(need(
                                            distance,
                                            climb.map(Climb::criterion).orElse(place.criterion()),
                                            share,
                                            steps))));
        }
        needs.values().forEach(line -> line.sort(Comparator.comparingDouble(Need::distance)));
        boolean isThere = needs.values().stream().anyMatch(line -> line.size() > 1);
        return isThere ? Optional.of(new Lengths(needs, share, areOnePlan(rows))) : Optional.empty();
    }

    private static boolean areOnePlan(List<Row> rows) {
        return rows.stream().flatMap(row -> row.trials().stream()).allMatch(trial -> trial.plans() == 1);
    }

    /** Environment, layout and level of variation. */
    private static List<String> ground(Row row) {
        Where where = row.where();
        String word = where.taskWord();
        String layout = word.substring(where.environment().length() + 1, word.lastIndexOf("-" + where.task()));
        return List.of(
                where.environment(), layout, where.variation(), where.set().isEmpty() ? "drawn" : "frozen");
    }

    /** Planner, model, and what else tells lines apart. */
    private static String name(Row row, boolean manyModels, Set<List<String>> grounds) {
        List<String> own = ground(row);
        return IntStream.range(0, own.size())
                .filter(i ->
                        grounds.stream().map(other -> other.get(i)).distinct().count() > 1)
                .mapToObj(i -> ", " + own.get(i))
                .collect(Collectors.joining("", BudgetCharts.name(row, manyModels), ""));
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

    private static Need need(double distance, String criterion, double share, List<Row> ladder) {
        int[] budgets = ladder.stream()
                .mapToInt(row -> Math.toIntExact(row.limit().evaluations()))
                .toArray();
        boolean[][] outcomes =
                ladder.stream().map(row -> row.outcomes(criterion)).toArray(boolean[][]::new);
        return new Need(distance, outcomes[0].length, BudgetNeeded.of(budgets, outcomes, share, RESAMPLES, SEED));
    }

    Chart chart() {
        List<Series> series = new ArrayList<>();
        needs.forEach((name, line) ->
                series.add(new Series(name, line.stream().map(Lengths::point).toList(), List.of(), fit(line))));
        return new Chart(
                ID,
                "Evaluations of a plan for " + share + " success, by the distance of the goal",
                "Whiskers are 95 % bootstrap intervals over the cases, cut at twice the point. An open triangle is a bound: the"
                        + " largest budget tried was not enough, or the smallest was. A cross: never enough, as more search does harm; it is left out of the fit."
                        + " Dotted: the better of the two fits."
                        + (onePlan
                                ? " Each trial is one plan, made at its start and carried out to its end (open loop); the"
                                        + " ceiling plans anew on its way."
                                : ""),
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
        if (need.isNever()) {
            return new Point(need.distance(), value, value, value, true, true);
        }
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
                "Evaluations of a plan for " + share + " success",
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
                                + " of the bootstrap was not done with the largest budget run. Never: no budget was enough, and with the largest fewer"
                                + " cases were solved than with the best (McNemar's exact test on the same cases, p times the number of"
                                + " smaller budgets at most 0.05)."));
    }

    private static Line never(String name, Need need) {
        BudgetNeeded.Rung best = need.budget().best();
        BudgetNeeded.Rung last = need.budget().last();
        String text = "never: best " + Numbers.percentAlone(best.rate()) + " with " + best.evaluations() + ", "
                + Numbers.percentAlone(last.rate()) + " with " + last.evaluations();
        return Line.of(
                Entry.words(name),
                Entry.number(Numbers.three(need.distance()), need.distance()),
                new Entry(text, List.of("", "", ""), Numbers.plain(last.evaluations()), List.of()),
                Entry.words("never: more search does harm"),
                Entry.number(Integer.toString(need.cases()), need.cases()));
    }

    private static Line line(String name, Need need) {
        if (need.isNever()) {
            return never(name, need);
        }
        Interval ends = need.budget().interval();
        double value = need.budget().evaluations();
        String sign = switch (need.budget().bound()) {
            case EXACT -> "";
            case AT_LEAST, NEVER -> "> ";
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
                words.add(name + " " + growth(line).describe("px").replaceFirst(";.*", "") + nevers(line)));
        return "evaluations of a plan for " + share + " success, by the distance of the goal: "
                + String.join("; ", words) + ".";
    }

    private static String nevers(List<Need> line) {
        long never = line.stream().filter(Need::isNever).count();
        return never == 0 ? "" : " (never at " + never + " of " + line.size() + " distances: more search does harm)";
    }
}
