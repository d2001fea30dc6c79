package foresee.benchmarks.report;

import foresee.benchmarks.FinishedFile;
import foresee.benchmarks.matrix.BenchmarkResult;
import foresee.benchmarks.report.Page.Figure;
import foresee.benchmarks.report.Page.Section;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The report of a benchmark: {@code report.html}, which needs no network, and {@code csv/}, a file for each table and chart. */
public final class Report {
    private final BenchmarkResult result;
    private final List<Place> places;
    private final Path csv;

    private Report(BenchmarkResult result, Path folder) {
        this.result = result;
        this.places = Place.of(result);
        this.csv = folder.resolve("csv");
    }

    /**
     * Writes the report, each file whole or not at all.
     *
     * @param result what is reported
     * @param folder that the files are written to; made if it is not there
     * @throws IOException if one cannot be written
     */
    public static void write(BenchmarkResult result, Path folder) throws IOException {
        Report report = new Report(result, folder);
        String html = Template.html(report.page());
        CsvFile.write(report.csv.resolve("trials.csv"), RawTrials.csv(result));
        FinishedFile.write(folder.resolve("report.html"), html.getBytes(StandardCharsets.UTF_8));
    }

    private Page page() throws IOException {
        try (ChartArtist artist = new ChartArtist()) {
            List<Section> sections = new ArrayList<>();
            for (Place place : places) {
                sections.add(section("task-" + (sections.size() + 1), place, artist));
            }
            return new Page(
                    result.name(),
                    result.description(),
                    Summary.of(result, places),
                    sections,
                    kept(Reproduction.table(result)));
        }
    }

    private Section section(String id, Place place, ChartArtist artist) throws IOException {
        return new Section(
                id,
                place.word(),
                List.of(kept(MainTable.of(id, place))),
                figures(BudgetCharts.of(id, place), artist),
                figures(LatencyCharts.of(id, place), artist));
    }

    private List<Figure> figures(List<Chart> charts, ChartArtist artist) throws IOException {
        List<Figure> figures = new ArrayList<>();
        for (Chart chart : charts) {
            CsvFile.write(csv.resolve(chart.id() + ".csv"), chart.csv());
            Stream<String> names =
                    chart.kind() == Chart.Kind.LINES ? chart.series().stream().map(Chart.Series::name) : Stream.of();
            figures.add(new Figure(chart.id(), chart.title(), chart.words(), artist.svg(chart), names.toList()));
        }
        return figures;
    }

    private Table kept(Table table) throws IOException {
        CsvFile.write(csv.resolve(table.id() + ".csv"), table.csv());
        return table;
    }
}
