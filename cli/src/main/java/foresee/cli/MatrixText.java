package foresee.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.benchmarks.WilsonInterval;
import foresee.benchmarks.matrix.BenchmarkResult;
import foresee.benchmarks.matrix.BenchmarkRun;
import foresee.benchmarks.matrix.BenchmarkSpec;
import foresee.benchmarks.matrix.Cell;
import foresee.benchmarks.matrix.CellResult;
import foresee.benchmarks.matrix.DiagnosedCell;
import foresee.benchmarks.matrix.Where;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A benchmark for people at a shell, no wider than 100 characters. */
final class MatrixText {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private MatrixText() {}

    /**
     * How much there is to do, in one line.
     *
     * @param efforts seconds of each cell that is left, shared by the workers
     */
    static String size(BenchmarkSpec spec, int cells, int left, List<Double> efforts, int workers) {
        int finished = cells - left;
        double seconds = efforts.stream().mapToDouble(Double::doubleValue).sum();
        return "%s: %d cells%s; the rest takes at most %s on %d %s"
                .formatted(
                        spec.name(),
                        cells,
                        finished == 0 ? "" : ", " + finished + " of them finished",
                        EffortLeft.words(seconds),
                        workers,
                        workers == 1 ? "core" : "cores");
    }

    /**
     * Every cell, and the most that those which are left take.
     *
     * @param efforts seconds, of those left
     */
    static BenchResult estimate(List<Cell> cells, List<Cell> left, List<Double> efforts) {
        List<String> lines = new ArrayList<>();
        ArrayNode list = JSON.arrayNode();
        for (Cell cell : cells) {
            int at = left.indexOf(cell);
            String time = at < 0 ? "finished" : String.format(Locale.ROOT, "%8.1f s", efforts.get(at));
            lines.add("%s %10s  %s".formatted(cell.id(), time, cell.words()));
            ObjectNode row = list.addObject().put("id", cell.id()).put("finished", at < 0);
            row.put("seconds", at < 0 ? 0 : efforts.get(at)).put("cell", cell.words());
        }
        ObjectNode json = JSON.objectNode();
        json.set("cells", list);
        return new BenchResult(String.join(System.lineSeparator(), lines), json);
    }

    /** Cells that were run alone. */
    static BenchResult cells(List<CellResult> results) {
        List<String> lines = new ArrayList<>();
        ArrayNode list = JSON.arrayNode();
        for (CellResult result : results) {
            lines.add(result.id() + "  " + result.cell().words());
            lines.add(result.isDone() ? "  " + rates(result) : "  failed: " + result.error());
            lines.add("  outcomes " + result.digest());
            ObjectNode row = list.addObject().put("id", result.id()).put("digest", result.digest());
            row.put("error", result.error());
        }
        ObjectNode json = JSON.objectNode();
        json.set("cells", list);
        boolean allDone = results.stream().allMatch(CellResult::isDone);
        return new BenchResult(String.join(System.lineSeparator(), lines), json, allDone ? 0 : Failure.FAILED);
    }

    private static String rates(CellResult result) {
        List<String> words = new ArrayList<>();
        result.success().forEach((criterion, rate) -> words.add(criterion + " " + rate));
        return String.join(", ", words);
    }

    /** The tables, one for each place. */
    static List<String> lines(BenchmarkResult result) {
        Map<String, List<CellResult>> places = new LinkedHashMap<>();
        result.cells()
                .forEach(cell -> places.computeIfAbsent(place(cell), key -> new ArrayList<>())
                        .add(cell));
        List<String> lines = new ArrayList<>();
        lines.add(result.name() + ": " + result.description());
        places.forEach((place, cells) -> table(place, cells, lines));
        notRun(result, lines);
        failures(result, lines);
        result.criteria().forEach((task, words) -> {
            lines.add("");
            words.forEach((criterion, predicate) -> lines.add(task + ", " + criterion + ": " + predicate));
        });
        return lines;
    }

    private static void notRun(BenchmarkResult result, List<String> lines) {
        long failed = result.failed();
        if (failed > 0) {
            lines.add("");
            lines.add("%d of %d cells failed; the same command runs them again"
                    .formatted(failed, result.cells().size()));
        }
    }

    /** What running took beside the trials, in one line. */
    static String overhead(BenchmarkRun run, double reportSeconds) {
        return String.format(
                Locale.ROOT,
                "running took %.1f %% of the processor time beside the trials, the report %.0f s",
                100 * run.effort().overheadShare(),
                reportSeconds);
    }

    private static void failures(BenchmarkResult result, List<String> lines) {
        if (result.diagnoses().isEmpty()) {
            return;
        }
        lines.add("");
        boolean all = result.diagnoses().stream().allMatch(DiagnosedCell::isWhole);
        lines.add("why trials failed (" + (all ? "all of them" : "those looked into, the worst of each cell") + ")");
        result.failures().forEach((failure, count) -> lines.add("  %-16s %4d".formatted(failure.label(), count)));
        lines.add("  %-16s %4d, solved by most other planning seeds".formatted("mostly chance", result.byChance()));
    }

    private static String place(CellResult result) {
        Where where = result.cell().where();
        return where.taskWord() + (where.set().isEmpty() ? ", seed " + where.seed() : ", frozen");
    }

    private static void table(String place, List<CellResult> cells, List<String> lines) {
        int trials = cells.stream()
                .mapToInt(cell -> cell.cell().where().trials())
                .max()
                .orElse(0);
        lines.add("");
        lines.add(place + ", " + trials + " trials");
        lines.add(header(cells));
        cells.forEach(cell -> lines.add(row(cell)));
    }

    private static String header(List<CellResult> cells) {
        List<String> criteria = cells.stream()
                .filter(CellResult::isDone)
                .findFirst()
                .map(cell -> List.copyOf(cell.success().keySet()))
                .orElse(List.of("success"));
        String second = criteria.size() > 1 ? criteria.get(1) + ", %" : "";
        return row("planner", "model", "a plan", criteria.get(0) + ", %", second, "CPU ms", "p99");
    }

    private static String row(CellResult result) {
        Cell cell = result.cell();
        String name = switch (cell.role()) {
            case ENTRANT -> cell.planner();
            case FLOOR -> "floor: " + cell.planner();
            case CEILING -> "ceiling: " + cell.planner();
        };
        if (!result.isDone()) {
            String why = result.status() == CellResult.Status.FAILED ? "failed: " + result.error() : "not needed";
            return shortened("  %-20s %-9s %-6s %s".formatted(name, cell.model().label(), limit(cell), why));
        }
        Iterator<WilsonInterval> rates = result.success().values().iterator();
        boolean plans = result.cpu().count() > 0;
        return row(
                name,
                cell.role() == Cell.Role.ENTRANT ? cell.model().label() : "",
                plans ? limit(cell) : "",
                percent(rates.next()),
                rates.hasNext() ? percent(rates.next()) : "",
                plans ? "%.2f".formatted(result.cpu().p50()) : "",
                plans ? "%.2f".formatted(result.cpu().p99()) : "");
    }

    private static String limit(Cell cell) {
        return cell.limit().isDeadline()
                ? cell.limit().words()
                : Long.toString(cell.limit().evaluations());
    }

    private static String percent(WilsonInterval rate) {
        return "%.1f (%.1f to %.1f)".formatted(100 * rate.success(), 100 * rate.low(), 100 * rate.high());
    }

    private static String row(
            String name, String model, String limit, String first, String second, String p50, String p99) {
        return shortened("  %-20s %-9s %-6s %-21s %-21s %6s %6s"
                .formatted(name, model, limit, first, second, p50, p99)
                .stripTrailing());
    }

    private static String shortened(String line) {
        return line.length() <= 100 ? line : line.substring(0, 97) + "...";
    }
}
