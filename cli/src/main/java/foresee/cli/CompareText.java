package foresee.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.benchmarks.Median;
import foresee.benchmarks.matrix.BenchmarkResult;
import foresee.benchmarks.matrix.ResultComparison;
import foresee.benchmarks.statistics.Change;
import foresee.benchmarks.statistics.PairVerdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Two results beside each other, for people and for programs. */
final class CompareText {
    private CompareText() {}

    static String of(
            BenchmarkResult a, BenchmarkResult b, ResultComparison comparison, List<String> slower, boolean isWorse) {
        List<String> lines = new ArrayList<>();
        lines.add("%s, %s success".formatted(b.name(), comparison.criterion()));
        a.provenance().differences(b.provenance()).forEach(lines::add);
        comparison.others().forEach(lines::add);
        lines.add("");
        comparison.rates().pairs().stream()
                .filter(pair -> pair.change() != Change.NOT_TOLD_APART)
                .map(PairVerdict::describe)
                .forEach(lines::add);
        lines.add(comparison.rates().describe());
        lines.addAll(unpaired(comparison));
        comparison.broken().forEach(cell -> lines.add("does not run any more: " + cell));
        slower.forEach(cell -> lines.add("slower: " + cell));
        lines.add(times(comparison));
        comparison.onlyInA().forEach(cell -> lines.add("in the first alone: " + cell));
        comparison.onlyInB().forEach(cell -> lines.add("in the second alone: " + cell));
        comparison.notRunInBoth().forEach(cell -> lines.add("not run in both: " + cell));
        lines.add("");
        lines.add(isWorse ? "REGRESSION" : "no regression");
        return String.join(System.lineSeparator(), lines);
    }

    private static String times(ResultComparison comparison) {
        List<Double> ratios = comparison.times().stream()
                .filter(time -> time.aMillis() > 0)
                .map(ResultComparison.TimeRatio::ratio)
                .toList();
        if (ratios.isEmpty()) {
            return "no times to compare";
        }
        Median middle = Median.of(ratios);
        return String.format(
                Locale.ROOT,
                "processor time of a plan: %.2f times as long in the middle, %.2f to %.2f",
                middle.median(),
                middle.least(),
                middle.most());
    }

    /** {@code NAME: 1.20 to 1.95 ms}. */
    static String words(ResultComparison.TimeRatio time) {
        return String.format(
                Locale.ROOT, "%s: %.2f to %.2f ms of CPU a plan", time.label(), time.aMillis(), time.bMillis());
    }

    /** A line for each reason: {@code 2 of them as samples of different cases, since the set NAME is another}. */
    private static List<String> unpaired(ResultComparison comparison) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        comparison.unpaired().forEach(match -> counts.merge(match.reason(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " of them as samples of different cases, since " + entry.getKey())
                .toList();
    }

    /**
     * As JSON: {@code regression}, {@code criterion}, {@code margin}, {@code alpha}; {@code pairs}, each {@code label}, {@code a}, {@code b},
     * {@code difference}, {@code low}, {@code high}, {@code change}, {@code regression}, {@code pChange}, {@code pRegression}; {@code unpaired},
     * each {@code label}, {@code reason}; {@code times}, each {@code label}, {@code aMillis}, {@code bMillis}; and in words {@code broken},
     * {@code slower}, {@code onlyInA}, {@code onlyInB}, {@code notRunInBoth}, {@code others}.
     */
    static ObjectNode json(ResultComparison comparison, List<String> slower, boolean isWorse) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("regression", isWorse)
                .put("criterion", comparison.criterion())
                .put("margin", comparison.rates().rule().margin())
                .put("alpha", comparison.rates().rule().alpha());
        ArrayNode pairs = json.putArray("pairs");
        comparison.rates().pairs().forEach(pair -> pairs.add(json(pair)));
        ArrayNode unpaired = json.putArray("unpaired");
        comparison
                .unpaired()
                .forEach(match ->
                        unpaired.addObject().put("label", match.label()).put("reason", match.reason()));
        ArrayNode times = json.putArray("times");
        comparison
                .times()
                .forEach(time -> times.addObject()
                        .put("label", time.label())
                        .put("aMillis", time.aMillis())
                        .put("bMillis", time.bMillis()));
        words(json, "broken", comparison.broken());
        words(json, "slower", slower);
        words(json, "onlyInA", comparison.onlyInA());
        words(json, "onlyInB", comparison.onlyInB());
        words(json, "notRunInBoth", comparison.notRunInBoth());
        words(json, "others", comparison.others());
        return json;
    }

    private static ObjectNode json(PairVerdict pair) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("label", pair.label())
                .put("a", pair.comparison().rateA())
                .put("b", pair.comparison().rateB())
                .put("difference", pair.comparison().difference())
                .put("low", pair.comparison().interval().low())
                .put("high", pair.comparison().interval().high())
                .put("change", pair.change().toString())
                .put("regression", pair.regression())
                .put("pChange", pair.pChange())
                .put("pRegression", pair.pRegression());
    }

    private static void words(ObjectNode json, String key, List<String> words) {
        ArrayNode list = json.putArray(key);
        words.forEach(list::add);
    }
}
