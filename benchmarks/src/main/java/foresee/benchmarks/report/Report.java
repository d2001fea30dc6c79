package foresee.benchmarks.report;

import foresee.benchmarks.FinishedFile;
import foresee.benchmarks.failure.WorstTrial;
import foresee.benchmarks.matrix.BenchmarkResult;
import foresee.benchmarks.matrix.Climb;
import foresee.benchmarks.report.Page.Figure;
import foresee.benchmarks.report.Page.Section;
import foresee.benchmarks.report.Page.Worst;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The report of a benchmark: {@code report.html}, which needs no network, and {@code csv/}, a file for each table and chart. */
public final class Report {
    private final BenchmarkResult result;
    private final List<Place> places;
    private final Optional<Lengths> lengths;
    private final Material material;
    private final Path csv;

    private Report(BenchmarkResult result, Material material, Path folder) {
        this.result = result;
        this.material = material;
        this.places = Place.of(result);
        this.lengths = Lengths.of(places, Climb.of(result.spec()));
        this.csv = folder.resolve("csv");
    }

    /**
     * Writes the report, each file whole or not at all.
     *
     * @param result what is reported
     * @param material what it shows besides
     * @param folder that the files are written to; made if it is not there
     * @throws IOException if one cannot be written
     */
    public static void write(BenchmarkResult result, Material material, Path folder) throws IOException {
        Report report = new Report(result, material, folder);
        CsvFile.clear(report.csv);
        String html = Template.html(report.page());
        CsvFile.write(report.csv.resolve("trials.csv"), RawTrials.csv(result));
        FinishedFile.write(folder.resolve("report.html"), html.getBytes(StandardCharsets.UTF_8));
    }

    private Page page() throws IOException {
        try (ChartArtist artist = new ChartArtist()) {
            List<Section> sections = new ArrayList<>(together(artist));
            for (Place place : places) {
                sections.add(section(place.id(), place, artist));
            }
            Optional<Table> failures = new FailureTable(result).table();
            if (failures.isPresent()) {
                sections.add(FailureTable.section(kept(failures.orElseThrow())));
            }
            FilmShelf shelf = new FilmShelf(material.films(), this::words);
            return new Page(
                    result.name(),
                    result.description(),
                    new Findings(result, places, lengths).summary(),
                    Basis.line(result),
                    kept(Basis.table(result)),
                    sections,
                    shelf.films(),
                    leftOut(shelf),
                    worst(artist),
                    kept(Reproduction.table(result)));
        }
    }

    /** What is not filmed, and what there was no room for. */
    private List<String> leftOut(FilmShelf shelf) {
        List<String> words = new ArrayList<>(Showcase.leftOut(result, material.films()));
        words.addAll(shelf.leftOut());
        return words;
    }

    /** What is about several tasks. */
    private List<Section> together(ChartArtist artist) throws IOException {
        List<Section> sections = new ArrayList<>();
        if (lengths.isPresent()) {
            Lengths growth = lengths.orElseThrow();
            sections.add(new Section(
                    Lengths.SECTION,
                    "How cost grows with length",
                    List.of(),
                    List.of(kept(growth.fits()), kept(growth.needed())),
                    true,
                    figures(List.of(growth.chart()), artist),
                    List.of()));
        }
        Optional<Table> seeds = SeedsTable.of(places);
        if (seeds.isPresent()) {
            sections.add(new Section(
                    "seeds",
                    "Over training seeds",
                    List.of(),
                    List.of(kept(seeds.orElseThrow())),
                    false,
                    List.of(),
                    List.of()));
        }
        return sections;
    }

    private Section section(String id, Place place, ChartArtist artist) throws IOException {
        List<Table> tables = new ArrayList<>(List.of(kept(MainTable.of(id, place))));
        Optional<Table> compared = ContestTable.of(id, place, Contests.of(place));
        if (compared.isPresent()) {
            tables.add(kept(compared.orElseThrow()));
        }
        return new Section(
                id,
                place.word(),
                List.of(),
                tables,
                false,
                figures(BudgetCharts.of(id, place), artist),
                figures(LatencyCharts.of(id, place), artist));
    }

    /** A cell in one line. */
    private String words(String cell) {
        return result.cells().stream()
                .filter(found -> found.id().equals(cell))
                .map(found -> found.cell().words())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("cell (" + cell + ") must be one of the result's."));
    }

    private List<Worst> worst(ChartArtist artist) throws IOException {
        List<Worst> pages = new ArrayList<>();
        for (Material.OfCell<WorstTrial> failed : material.worst()) {
            String id = "worst-" + (pages.size() + 1);
            WorstPage page = new WorstPage(failed.value());
            if (page.landscape().isPresent()) {
                CsvFile.write(
                        csv.resolve(id + "-landscape.csv"),
                        HeatMap.csv(page.landscape().orElseThrow()));
            }
            pages.add(new Worst(
                    id,
                    page.title(words(failed.cell())),
                    page.words(),
                    page.strip(),
                    kept(page.reruns(id)),
                    figures(WorstCharts.of(id, failed.value()), artist),
                    page.maps()));
        }
        return pages;
    }

    private List<Figure> figures(List<Chart> charts, ChartArtist artist) throws IOException {
        List<Figure> figures = new ArrayList<>();
        for (Chart chart : charts) {
            CsvFile.write(csv.resolve(chart.id() + ".csv"), chart.csv());
            Stream<String> names =
                    chart.kind() != Chart.Kind.ROWS ? chart.series().stream().map(Chart.Series::name) : Stream.of();
            figures.add(new Figure(chart.id(), chart.title(), chart.words(), artist.svg(chart), names.toList()));
        }
        return figures;
    }

    private Table kept(Table table) throws IOException {
        CsvFile.write(csv.resolve(table.id() + ".csv"), table.csv());
        return table;
    }
}
