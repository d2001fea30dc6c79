package foresee.training;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What there is to say of a training run on disk.
 *
 * @param step steps made
 * @param weights number of them
 * @param configuration the run's settings as JSON
 * @param dataHash of the data set it learns from
 */
public record CheckpointSummary(int step, int weights, String configuration, String dataHash) {

    /**
     * Reads a checkpoint whole.
     *
     * @throws IllegalArgumentException if it is damaged or none; names it
     */
    public static CheckpointSummary of(Path path) {
        AtomicReference<RunIdentity> identity = new AtomicReference<>();
        TrainingState state = Checkpoint.read(path, identity::set);
        return new CheckpointSummary(
                state.step(),
                state.weights().length,
                identity.get().configuration(),
                identity.get().dataHash());
    }
}
