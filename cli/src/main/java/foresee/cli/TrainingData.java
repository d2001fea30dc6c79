package foresee.cli;

import foresee.dataset.Dataset;
import java.io.IOException;
import java.nio.file.Files;

/** The data set that a training command asks for: collected now, or found collected by an earlier run. */
final class TrainingData {
    private TrainingData() {}

    /**
     * Sees to it that the data set is there; false if the collecting was interrupted.
     *
     * @throws Failure if another data set is in its place
     */
    static boolean ready(Collection collection, Console console, Interruption interruption) throws IOException {
        if (!Files.exists(collection.out())) {
            return collection.run(console, interruption);
        }
        try (Dataset made = Dataset.open(collection.out())) {
            if (!collection.isThatOf(made)) {
                throw Failure.usage(collection.out() + " holds another data set (" + made.episodes() + " episodes of "
                        + made.info().description() + ", seed " + made.info().seed()
                        + "). Maybe remove it, or learn from it with --data " + collection.out() + ".");
            }
        }
        console.note("learning from " + collection.out() + ", which is there already");
        return true;
    }
}
