package foresee.cli;

import foresee.dataset.Dataset;
import foresee.dataset.DatasetInfo;
import foresee.envs.Environment;
import foresee.envs.Sandbox;
import foresee.envs.Task;
import foresee.training.Diagnostics;
import foresee.training.GoalDistance;
import foresee.training.Outcome;
import foresee.training.ProbeTarget;
import foresee.training.TrainingConfig;
import foresee.training.TrainingResult;
import foresee.training.TrainingSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One training run, from wherever it stands to its end: train, measure, write.
 *
 * @param config what decides it, the data aside
 * @param dataset to learn from
 * @param out the model's file
 * @param checkpoint what a run that is cut off leaves
 * @param resume whether to go on from the checkpoint
 */
record Training(TrainingConfig config, Dataset dataset, Path out, Path checkpoint, boolean resume) {

    /** Runs it; the exit code. */
    int run(Console console, Interruption interruption) throws IOException {
        Environment world = world(dataset.info());
        if (Files.exists(checkpoint)) {
            console.note(
                    resume
                            ? "going on from " + checkpoint
                            : "beginning anew over " + checkpoint + ", which --resume would go on from");
        }
        TrainingSession session = new TrainingSession(config, dataset);
        TrainingResult result = train(session, console, interruption);
        if (result.outcome() == Outcome.CANCELLED) {
            console.note("stopped at step " + result.step() + ": the run is safe in " + checkpoint
                    + "; the same command with --resume goes on from there.");
            return Failure.FAILED;
        }
        if (result.outcome() == Outcome.COLLAPSED) {
            throw Failure.failed(result.message(), null);
        }
        write(session, result, world, console);
        if (result.outcome() == Outcome.NOT_FINITE) {
            throw Failure.failed(result.message() + " They are in " + out + ".", null);
        }
        Files.deleteIfExists(checkpoint);
        return 0;
    }

    /** The environment that the data says it is of. */
    private Environment world(DatasetInfo info) {
        if (!Sandbox.environments().contains(info.environment())) {
            throw Failure.usage(dataset.path() + " is of environment " + info.environment() + ", which is not among "
                    + String.join(", ", Sandbox.environments()) + ".");
        }
        if (info.stateSize() == 0) {
            throw Failure.usage(dataset.path() + " has no states, against which a model could be measured.");
        }
        return DescribedWorld.of(info);
    }

    private TrainingResult train(TrainingSession session, Console console, Interruption interruption) {
        try (ProgressLine progress = new ProgressLine(console)) {
            return session.train(checkpoint, resume, step -> progress.show(step::line), interruption.cancellation());
        }
    }

    private void write(TrainingSession session, TrainingResult result, Environment world, Console console)
            throws IOException {
        console.note("measuring on held-out episodes ...");
        Diagnostics diagnostics = session.measure(result, targets(world), goal(world));
        String name = out.getFileName().toString();
        session.export(name.substring(0, name.lastIndexOf('.')), result, diagnostics)
                .write(out);
        DiagnosticsLines.of(diagnostics).forEach(console::print);
        console.print("wrote " + out);
    }

    private static List<ProbeTarget> targets(Environment world) {
        return world.factors().stream()
                .map(factor -> new ProbeTarget(factor.name(), factor.unit(), factor.value()))
                .toList();
    }

    private static GoalDistance goal(Environment world) {
        Task task = Sandbox.requireTasks(world).get(0);
        return new GoalDistance(task::distance, task.radius(), task.distanceUnit());
    }
}
