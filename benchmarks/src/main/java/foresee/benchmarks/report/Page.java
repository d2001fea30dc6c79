package foresee.benchmarks.report;

import java.util.List;

/**
 * What the templates show.
 *
 * @param name of the benchmark
 * @param description of it
 * @param summary what was found
 * @param basis on what the numbers stand, in a line
 * @param facts the same in full
 * @param sections one for each task
 * @param films of cells
 * @param leftOut what the page had no room for, in words
 * @param worst failed trials, a page each
 * @param reproduction how to run cells again
 */
record Page(
        String name,
        String description,
        Summary summary,
        String basis,
        Table facts,
        List<Section> sections,
        List<Films> films,
        List<String> leftOut,
        List<Worst> worst,
        Table reproduction) {

    /**
     * What was found, in words.
     *
     * @param extent what was run
     * @param findings one for each task or question
     * @param notes what a reader must know besides
     */
    record Summary(String extent, List<Finding> findings, List<String> notes) {}

    /**
     * What was found in one task.
     *
     * @param section id of the section about it
     * @param title of it
     * @param words the finding
     */
    record Finding(String section, String title, String words) {}

    /**
     * All about one task, or about several together.
     *
     * @param id of the section in the page
     * @param title its heading
     * @param words paragraphs below it
     * @param tables in their order
     * @param figuresFirst whether figures stand before tables
     * @param figures in their order
     * @param latencies figures that are folded
     */
    record Section(
            String id,
            String title,
            List<String> words,
            List<Table> tables,
            boolean figuresFirst,
            List<Figure> figures,
            List<Figure> latencies) {}

    /**
     * A picture.
     *
     * @param words what it shows
     * @param uri the picture itself
     */
    record Picture(String words, String uri) {}

    /**
     * Films of one cell.
     *
     * @param title of the cell
     * @param pictures its films
     */
    record Films(String title, List<Picture> pictures) {}

    /**
     * A page about a failed trial.
     *
     * @param id of the page
     * @param title its heading
     * @param words paragraphs below it
     * @param strip pictures of its way and of its goal
     * @param reruns what became of it with one thing put right
     * @param figures its charts
     * @param maps cost landscapes; none if there are not
     */
    record Worst(
            String id,
            String title,
            List<String> words,
            List<Picture> strip,
            Table reruns,
            List<Figure> figures,
            List<Picture> maps) {}

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
