package foresee.benchmarks.report;

import foresee.benchmarks.FinishedFile;
import foresee.benchmarks.report.Page.Figure;
import foresee.runtime.ModelCard;
import foresee.runtime.ModelFile;
import foresee.training.Diagnostics;
import foresee.training.Finding;
import foresee.training.ModelViews;
import foresee.training.TrainingConfigJson;
import foresee.training.TrainingHistory;
import foresee.training.TrainingProgress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The page of a training run, which needs no network, and the CSV file of its curves. */
public final class TrainingReport {
    private static final String HEALTHY =
            "It looked at the spread, the rank and the unused components of the latents, at what a probe reads off them, at predictions"
                    + " against no change in held-out and in training episodes, at how much of each direction is predicted, at the actions read"
                    + " off latents, and at the course of the loss.";

    private final ModelFile model;
    private final Diagnostics measured;
    private final TrainingHistory history;
    private final ModelViews views;
    private final List<Finding> findings;

    /**
     * @param model as it is written to its file
     * @param measured its measurements
     * @param history of its training; empty if nobody kept it
     * @param views of single frames
     * @param findings of the doctor
     */
    public TrainingReport(
            ModelFile model, Diagnostics measured, TrainingHistory history, ModelViews views, List<Finding> findings) {
        this.model = model;
        this.measured = measured;
        this.history = history;
        this.views = views;
        this.findings = List.copyOf(findings);
    }

    /**
     * Writes the page, whole or not at all.
     *
     * @throws IOException if it cannot be written
     */
    public void write(Path html) throws IOException {
        FinishedFile.write(html, Template.html(page()).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes the curves, a line for each step, whole or not at all.
     *
     * @throws IOException if they cannot be written
     */
    public void writeCurves(Path csv) throws IOException {
        FinishedFile.write(csv, history.csv().getBytes(StandardCharsets.UTF_8));
    }

    private TrainingPage page() throws IOException {
        ModelCard card = model.card();
        int chunk = card.architecture().actionChunk();
        try (ChartArtist artist = new ChartArtist()) {
            return new TrainingPage(
                    card.name(),
                    lead(card),
                    findings.stream()
                            .map(one -> new TrainingPage.Finding(one.ailment().words(), one.evidence(), one.advice()))
                            .toList(),
                    HEALTHY,
                    measured.scores().isEmpty() ? List.of() : List.of(TrainingTables.known(measured)),
                    knownWords(),
                    figures(TrainingCharts.openLoop(measured, chunk), artist),
                    TrainingPictures.strips(views.strips(), chunk),
                    stripWords(),
                    TrainingPictures.neighbours(views.neighbours()),
                    figures(
                            TrainingCharts.curves(
                                    history,
                                    TrainingConfigJson.read(card.provenance().trainingConfiguration())
                                            .loss()),
                            artist),
                    curvesWords(),
                    figures(TrainingCharts.latents(measured), artist),
                    TrainingTables.settings(card.provenance().trainingConfiguration()),
                    TrainingTables.facts(model, measured));
        }
    }

    private static String lead(ModelCard card) {
        return "A world model of %s: it turns %s into a latent of %d numbers and predicts how actions change it. Trained on %d episodes, measured on %d that it has not seen."
                .formatted(
                        card.environmentDescription(),
                        card.architecture().sight(),
                        card.architecture().latentSize(),
                        card.provenance().split().trainEpisodes(),
                        card.provenance().split().heldOutEpisodes());
    }

    private List<String> knownWords() {
        String actions = Double.isFinite(measured.actionsRead())
                ? "Of the mean action of a model step, "
                        + Numbers.percentAlone(Math.max(0, measured.actionsRead()))
                        + " of the variance can be read off the latents before and after it, linearly."
                : "";
        List<String> words = new ArrayList<>();
        words.add(
                measured.scores().isEmpty()
                        ? "The data has no true states, so that nothing can be said about what the latents hold by name."
                        : "An R2 of 1 means that the model knows a factor, 0 that it does not. Look at all of them: a model may"
                                + " know perfectly where the agent is and have lost the door.");
        words.add(actions);
        words.removeIf(String::isEmpty);
        return words;
    }

    private String stripWords() {
        return views.strips().isEmpty()
                ? ""
                : "A decoder, trained on the finished model's latents and no part of it, draws what they hold; what they lack is a blur,"
                        + " or missing. The second row shows what the latents of the frames hold, the third what the model expected after"
                        + " the first frame, given the actions. Numbers are environment steps.";
    }

    private String curvesWords() {
        if (history.steps().size() < 2) {
            return "The steps of this run were not kept.";
        }
        TrainingProgress first = history.steps().get(0);
        String stages = first.stages() > 1
                ? " Training had two stages: in the first everything was trained, in the second the predictor alone, over"
                        + " latents that change no more. Each counts its own steps, from 0."
                : "";
        boolean isWhole = first.stage() == 1 && first.step() == 0;
        String resumed = isWhole
                ? ""
                : " The run was resumed at step " + first.step() + (first.stage() > 1 ? " of the second stage" : "")
                        + "; what came before is not shown.";
        return "Means over neighbouring steps." + stages + resumed;
    }

    private static List<Figure> figures(List<Chart> charts, ChartArtist artist) {
        return charts.stream()
                .map(chart -> new Figure(
                        chart.id(),
                        chart.title(),
                        chart.words(),
                        artist.svg(chart),
                        chart.series().size() > 1
                                ? chart.series().stream()
                                        .map(Chart.Series::name)
                                        .toList()
                                : List.of()))
                .toList();
    }
}
