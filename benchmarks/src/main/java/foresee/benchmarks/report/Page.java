package foresee.benchmarks.report;

import java.util.List;

/**
 * What the templates show.
 *
 * @param name of the benchmark
 * @param description of it
 * @param summary paragraphs
 * @param sections one for each task
 * @param reproduction how to run cells again
 */
record Page(String name, String description, List<String> summary, List<Section> sections, Table reproduction) {

    /**
     * All about one task.
     *
     * @param id of the section in the page
     * @param title its heading
     * @param tables in their order
     * @param figures in their order
     * @param latencies figures that are folded
     */
    record Section(String id, String title, List<Table> tables, List<Figure> figures, List<Figure> latencies) {}

    /**
     * A chart as it stands in the page.
     *
     * @param id of the chart, and name of its CSV file
     * @param title what it shows
     * @param words the same for who cannot see it
     * @param svg the drawing
     * @param legend names of its lines in their order; empty if it names them itself
     */
    record Figure(String id, String title, String words, String svg, List<String> legend) {}
}
