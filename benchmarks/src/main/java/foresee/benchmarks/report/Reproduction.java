package foresee.benchmarks.report;

import foresee.benchmarks.matrix.BenchmarkResult;
import foresee.benchmarks.matrix.CellResult;
import java.util.List;

/** How each cell is run again alone, and what it gave. */
final class Reproduction {
    private Reproduction() {}

    static Table table(BenchmarkResult result) {
        return new Table(
                "reproduction",
                "Each cell alone, and the hash of what it must give",
                List.of(
                        Column.words("cell", "cell"),
                        Column.words("what", "what"),
                        Column.words("command", "command"),
                        Column.words("digest of the outcomes", "digest")),
                1,
                result.cells().stream().map(cell -> line(result, cell)).toList(),
                List.of(),
                List.of(
                        "The same digest is the same outcomes, bit for bit. Cells with a deadline depend on the machine, and"
                                + " do not repeat."));
    }

    private static Line line(BenchmarkResult result, CellResult cell) {
        return Line.of(
                Entry.words(cell.id()),
                Entry.words(cell.cell().words()),
                Entry.words(result.command() + " --cell " + cell.id()),
                Entry.words(cell.digest()));
    }
}
