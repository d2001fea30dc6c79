package foresee.cli;

import foresee.benchmarks.Ceiling;
import foresee.benchmarks.WilsonInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Floors and ceilings for people, no wider than 100 characters. */
final class CeilingsText {
    private CeilingsText() {}

    static String of(List<Ceiling> ceilings) {
        if (ceilings.isEmpty()) {
            return "no set was measured.";
        }
        List<String> lines = new ArrayList<>();
        lines.add("success in %, with 95 % interval; floor: random actions; ceiling: the oracle in the true simulator");
        lines.add("");
        lines.add(row("evaluation set", "trials", "", "floor", "ceiling"));
        ceilings.forEach(ceiling -> lines.addAll(rows(ceiling)));
        return String.join(System.lineSeparator(), lines);
    }

    private static List<String> rows(Ceiling ceiling) {
        List<String> rows = new ArrayList<>();
        ceiling.ceiling().forEach((criterion, rate) -> {
            boolean first = rows.isEmpty();
            rows.add(row(
                    first ? ceiling.set() : "",
                    first ? Integer.toString(ceiling.trials()) : "",
                    criterion,
                    ceiling.floor().get(criterion).toString(),
                    rate.toString()));
        });
        return rows;
    }

    private static String row(String set, String trials, String criterion, String floor, String ceiling) {
        return "%-32s %-6s %-9s %-23s  %-23s"
                .formatted(set, trials, criterion, floor, ceiling)
                .stripTrailing();
    }

    /** One set in one line. */
    static String line(Ceiling ceiling) {
        return "%s: floor %s; ceiling %s; %s"
                .formatted(
                        ceiling.set(),
                        rates(ceiling.floor().values().stream().toList()),
                        rates(ceiling.ceiling().values().stream().toList()),
                        String.format(Locale.ROOT, "%.0f s", ceiling.seconds()));
    }

    private static String rates(List<WilsonInterval> rates) {
        return rates.stream()
                .map(rate -> String.format(Locale.ROOT, "%.1f", 100 * rate.success()))
                .collect(Collectors.joining(" / ", "", " %"));
    }
}
