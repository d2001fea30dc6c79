package foresee.benchmarks.report;

import foresee.benchmarks.report.Page.Figure;
import foresee.benchmarks.report.Page.Picture;
import java.util.List;

/**
 * What the template of a training run shows.
 *
 * @param name of the model
 * @param lead what it is, in a sentence
 * @param findings of the doctor, the worst first; none if nothing is wrong
 * @param healthy what the doctor looked at, for when it found nothing
 * @param known what can be read off the latents; nothing where no state is known
 * @param knownWords what the table says, or why there is none
 * @param openLoop errors by model step
 * @param strips imagination beside what happened
 * @param stripWords how to read them; empty if there are none
 * @param neighbours frames of nearly the same latent
 * @param curves of the run
 * @param curvesWords how to read them
 * @param latents charts of the latent space
 * @param settings of the run
 * @param facts where it all comes from
 */
record TrainingPage(
        String name,
        String lead,
        List<Finding> findings,
        String healthy,
        List<Table> known,
        List<String> knownWords,
        List<Figure> openLoop,
        List<Strip> strips,
        String stripWords,
        List<Strip> neighbours,
        List<Figure> curves,
        String curvesWords,
        List<Figure> latents,
        Table settings,
        Table facts) {

    /**
     * Something wrong.
     *
     * @param title what
     * @param evidence the numbers that show it
     * @param advice what to change
     */
    record Finding(String title, String evidence, String advice) {}

    /**
     * Rows of pictures, one below the other.
     *
     * @param title of them
     * @param rows each with as many pictures
     */
    record Strip(String title, List<Row> rows) {}

    /**
     * Pictures side by side.
     *
     * @param title what they are
     * @param pictures in order
     */
    record Row(String title, List<Picture> pictures) {}
}
