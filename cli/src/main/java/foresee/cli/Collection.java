package foresee.cli;

import foresee.dataset.Dataset;
import foresee.dataset.DatasetInfo;
import foresee.dataset.DatasetWriter;
import foresee.dataset.FrameShape;
import foresee.envs.Coverage;
import foresee.envs.DataPolicy;
import foresee.envs.Environment;
import foresee.envs.Factor;
import foresee.model.Episode;
import foresee.model.KeyedRandom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The collecting of one data set, from wherever it stands to its end.
 *
 * @param policy what acts, where, and how many steps an episode has
 * @param episodes in all, those of an earlier run that was interrupted among them
 * @param seed of all of them; episode i is drawn from key(seed, i)
 * @param out the data set's file
 */
record Collection(DataPolicy policy, int episodes, long seed, Path out) {
    /** Steps of an episode, unless somebody asks for others. */
    static final int STEPS = 64;

    Collection {
        if (episodes < 1) {
            throw Failure.usage("--episodes (" + episodes + ") must be at least 1.");
        }
    }

    /** Collects; false if it was interrupted, in which case a journal waits to be gone on with. */
    boolean run(Console console, Interruption interruption) throws IOException {
        OutputFile.makeFolder(out.toAbsolutePath().getParent());
        try (DatasetWriter writer = DatasetWriter.open(out, info(), policy.environment()::proprioception)) {
            if (writer.episodes() > 0) {
                console.note("going on after " + writer.episodes() + " episodes in " + DatasetWriter.journalOf(out));
            }
            append(writer, interruption, console);
            if (writer.episodes() < episodes) {
                console.note("stopped: " + writer.episodes() + " episodes are safe in " + DatasetWriter.journalOf(out)
                        + "; the same command goes on from there.");
                return false;
            }
            writer.finish();
            return true;
        }
    }

    /** Whether a finished data set is what this would make. */
    boolean isThatOf(Dataset made) {
        return made.info().equals(info()) && made.episodes() == episodes;
    }

    private void append(DatasetWriter writer, Interruption interruption, Console console) throws IOException {
        Coverage coverage = Coverage.of(policy.environment());
        CollectionProgress done = new CollectionProgress(episodes, writer.episodes(), coverage, System::nanoTime);
        try (ProgressLine progress = new ProgressLine(console)) {
            while (writer.episodes() < episodes && !interruption.asked()) {
                Episode episode = policy.collect(KeyedRandom.key(seed, writer.episodes()));
                writer.append(episode);
                done.add(episode);
                progress.show(done::line);
            }
        }
    }

    private DatasetInfo info() {
        Environment world = policy.environment();
        return new DatasetInfo(
                world.id(),
                world.describe(),
                world.controlPeriod(),
                world.actionSpace(),
                policy.describe(),
                seed,
                FrameShape.of(world.render(world.reset(seed))),
                world.stateSize(),
                names(world.factors()),
                names(world.proprioception()));
    }

    private static List<String> names(List<Factor> factors) {
        return factors.stream().map(Factor::name).toList();
    }
}
