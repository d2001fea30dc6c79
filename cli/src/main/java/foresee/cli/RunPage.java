package foresee.cli;

import foresee.benchmarks.report.TrainingReport;
import foresee.dataset.Dataset;
import foresee.runtime.ActionNormalizer;
import foresee.runtime.ModelFile;
import foresee.training.Checkup;
import foresee.training.Diagnostics;
import foresee.training.Doctor;
import foresee.training.Finding;
import foresee.training.ModelViews;
import foresee.training.TrainingConfig;
import foresee.training.TrainingHistory;
import foresee.training.TrainingResult;
import foresee.training.TrainingSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a training run leaves for people: the doctor's words, and beside the model a page and the curves it shows. */
final class RunPage {
    private static final int MOST_DECODER_STEPS = 2000;

    private RunPage() {}

    /**
     * Prints what the doctor finds and writes {@code NAME.html} and {@code NAME.csv} beside {@code NAME.safetensors}.
     *
     * @param file the model as it is written to {@code out}
     * @param history what was heard of the run; empty if nothing was
     */
    static void write(
            Console console,
            Path out,
            ModelFile file,
            TrainingConfig config,
            Dataset dataset,
            TrainingSession session,
            TrainingResult result,
            Diagnostics diagnostics,
            TrainingHistory history)
            throws IOException {
        Checkup checkup = Checkup.of(config, session.split().training().length, result.outcome(), history, diagnostics);
        List<Finding> findings = Doctor.examine(checkup);
        console.print(
                findings.isEmpty()
                        ? "doctor          nothing wrong was found"
                        : "doctor          " + findings.get(0).words());
        findings.stream().skip(1).forEach(finding -> console.print("                " + finding.words()));
        ModelViews views = ModelViews.of(
                session.architecture(),
                ActionNormalizer.of(dataset.info().actionSpace()),
                result.tensors(),
                dataset,
                session.split(),
                config.optimizer().rolloutLength(),
                Math.min(MOST_DECODER_STEPS, 10 * result.step()));
        TrainingReport report = new TrainingReport(file, diagnostics, history, views, findings);
        report.writeCurves(TrainCommand.sibling(out, ".csv"));
        report.write(page(out));
        console.print("wrote " + page(out));
    }

    /** Where the page on a model is. */
    static Path page(Path out) {
        return TrainCommand.sibling(out, ".html");
    }
}
