package foresee.cli;

import foresee.training.CheckpointSummary;
import java.nio.file.Path;
import java.util.List;

/** A checkpoint of a training run in words, one fact a line. */
final class CheckpointLines {
    private CheckpointLines() {}

    static List<String> of(Path file) {
        CheckpointSummary summary = CheckpointSummary.of(file);
        return List.of(
                "checkpoint %s of a training run: step %d, %d weights"
                        .formatted(file, summary.step(), summary.weights()),
                "data hash       " + summary.dataHash(),
                "settings        " + summary.configuration(),
                "to go on        the command that began it, with --resume");
    }
}
