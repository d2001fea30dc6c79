package foresee.benchmarks.report;

import foresee.benchmarks.MachineNoise;
import foresee.benchmarks.Provenance;
import foresee.benchmarks.matrix.BenchmarkResult;
import java.util.ArrayList;
import java.util.List;

/** On what the numbers stand: one line for everybody, a table for who looks closer. */
final class Basis {
    private Basis() {}

    /** Processor, Java, Foresee and noise in a sentence. */
    static String line(BenchmarkResult result) {
        Provenance basis = result.provenance();
        return "Measured on " + basis.machine().processor() + " with "
                + basis.jvm().name() + " " + basis.jvm().version() + ", "
                + basis.foresee().words() + ". The machine was "
                + result.noise().words() + ".";
    }

    static Table table(BenchmarkResult result) {
        Provenance basis = result.provenance();
        List<Line> lines = new ArrayList<>(List.of(
                fact("machine", basis.machine().words()),
                fact("Java", basis.jvm().words()),
                fact("Foresee", basis.foresee().words()),
                fact("kernels of the models", basis.kernels()),
                fact("started", basis.started()),
                fact("ended", basis.ended()),
                fact("specification, SHA-256", result.specSha256())));
        basis.models().forEach((name, hash) -> lines.add(fact("model " + name + ", SHA-256", hash)));
        basis.sets().forEach((name, hash) -> lines.add(fact("evaluation set " + name + ", SHA-256", hash)));
        result.noise().rounds().forEach(round -> lines.add(fact("fixed work " + round.when(), words(round))));
        double inCells =
                result.cells().stream().mapToDouble(cell -> cell.cpuSeconds()).sum();
        lines.add(fact("processor time of the cells", Numbers.three(inCells) + " s"));
        lines.add(fact(
                "processor time of looking into failures",
                Numbers.three(result.effort().diagnosisSeconds()) + " s"));
        lines.add(fact(
                "processor time of running them",
                Numbers.three(result.effort().overheadSeconds()) + " s, a share of "
                        + Numbers.three(result.effort().overheadShare())));
        lines.removeIf(line -> line.entries().get(1).text().isEmpty());
        return new Table(
                "basis",
                "On what the numbers stand",
                List.of(Column.words("what", "what"), Column.words("is", "is")),
                1,
                lines,
                List.of(),
                List.of());
    }

    private static Line fact(String what, String is) {
        return Line.of(Entry.words(what), Entry.words(is));
    }

    private static String words(MachineNoise.Round round) {
        return "least " + Numbers.three(round.least()) + " ms, median " + Numbers.three(round.median()) + ", p99 "
                + Numbers.three(round.p99()) + ", longest " + Numbers.three(round.most());
    }
}
