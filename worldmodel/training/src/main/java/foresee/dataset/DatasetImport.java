package foresee.dataset;

import foresee.model.ActionSequence;
import foresee.model.Episode;
import foresee.model.Frame;
import foresee.model.Observation;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Makes a data set of episodes that somebody else recorded, and checks them.
 *
 * <p>Numbers are looked at first, then each picture is read once, resized, checked and written. An error, an exception or a wish to
 * stop leaves nothing behind: the file is there when all of it is, or not at all.
 */
public final class DatasetImport {
    private final RecordedEpisodes source;
    private final ImportOptions options;
    private final TreeSet<String> shapes = new TreeSet<>();

    /** @param source stays open */
    public DatasetImport(RecordedEpisodes source, ImportOptions options) {
        this.source = source;
        this.options = options;
    }

    /** Hears of every episode that was read. */
    @FunctionalInterface
    public interface Progress {
        /** Whether to go on after {@code done} episodes of {@code all}. */
        boolean goesOn(int done, int all);
    }

    /**
     * What came of it.
     *
     * @param report of all checks; of those that were run, if it was stopped
     * @param written whether the file is there
     * @param stopped whether somebody wished to stop
     */
    public record Result(DatasetReport report, boolean written, boolean stopped) {}

    /**
     * Checks, and writes if nothing stands against it.
     *
     * @param out the file to write, {@code NAME.h5} in a folder that exists; empty to check alone
     * @throws FileAlreadyExistsException if there is such a file
     * @throws DatasetFormatException if a picture or a number cannot be read
     * @throws IllegalArgumentException if the options do not fit the data
     */
    public Result run(Optional<Path> out, Progress progress) throws IOException {
        if (out.isPresent() && Files.exists(out.get())) {
            throw new FileAlreadyExistsException(
                    out.get().toString(), null, "is there already. Maybe choose another name");
        }
        ImportPlan plan = ImportPlan.of(source, options);
        Optional<DatasetInfo> info = plan.info();
        if (info.isEmpty()) {
            return new Result(plan.report(), false, false);
        }
        return out.isPresent() ? write(plan, info.get(), out.get(), progress) : check(plan, info.get(), progress);
    }

    private Result check(ImportPlan plan, DatasetInfo info, Progress progress) throws IOException {
        DatasetCheck check = new DatasetCheck(info);
        boolean whole = pass(plan, info, check, episode -> {}, progress);
        return new Result(report(plan, check), false, !whole);
    }

    private Result write(ImportPlan plan, DatasetInfo info, Path out, Progress progress) throws IOException {
        DatasetCheck check = new DatasetCheck(info);
        boolean written = false;
        DatasetWriter writer = openAnew(out, info);
        try (writer) {
            boolean whole = pass(plan, info, check, writer::append, progress);
            DatasetReport report = report(plan, check);
            if (whole && !report.hasErrors()) {
                writer.finish();
                written = true;
            }
            return new Result(report, written, !whole);
        } finally {
            if (!written) {
                writer.close();
                Files.deleteIfExists(DatasetWriter.journalOf(out));
            }
        }
    }

    private DatasetWriter openAnew(Path out, DatasetInfo info) throws IOException {
        DatasetWriter writer = DatasetWriter.open(out, info, felt(info));
        if (writer.episodes() == 0) {
            return writer;
        }
        // an import that was killed; what it had read may have changed since
        writer.close();
        Files.delete(DatasetWriter.journalOf(out));
        return DatasetWriter.open(out, info, felt(info));
    }

    private static Proprioception felt(DatasetInfo info) {
        int felt = info.proprioceptionSize();
        int[] places =
                info.proprioception().stream().mapToInt(info.factors()::indexOf).toArray();
        return felt == 0
                ? Proprioception.NONE
                : state -> {
                    float[] values = new float[felt];
                    for (int i = 0; i < felt; i++) {
                        values[i] = state[places[i]];
                    }
                    return values;
                };
    }

    @FunctionalInterface
    private interface Sink {
        void take(Episode episode) throws IOException;
    }

    private boolean pass(ImportPlan plan, DatasetInfo info, DatasetCheck check, Sink sink, Progress progress)
            throws IOException {
        boolean goesOn = true;
        for (int e = 0; e < source.count() && goesOn; e++) {
            Episode episode = episode(e, plan, info);
            check.add(source.name(e), EpisodeColumns.of(episode, info, felt(info)));
            sink.take(episode);
            goesOn = progress.goesOn(e + 1, source.count());
        }
        return goesOn;
    }

    private Episode episode(int e, ImportPlan plan, DatasetInfo info) throws IOException {
        StepPairing pairing = plan.pairing(e);
        RecordedRows rows = source.rows(e);
        int size = source.actionSize();
        double[] actions = new double[pairing.steps() * size];
        for (int i = 0; i < actions.length; i++) {
            actions[i] = rows.actions[pairing.row() * size + i];
        }
        EpisodeClock clock = new EpisodeClock(rows.times, pairing.frame(), info.controlPeriod());
        List<Observation> observations = new ArrayList<>();
        for (int t = 0; t <= pairing.steps(); t++) {
            Frame frame = source.frame(e, pairing.frame() + t);
            shapes.add(frame.width() + " x " + frame.height());
            observations.add(
                    observation(options.resizer().resize(frame), rows, pairing.frame() + t, info, clock.nanos(t)));
        }
        return new Episode(info.environment(), e, observations, ActionSequence.of(pairing.steps(), size, actions));
    }

    private static Observation observation(Frame frame, RecordedRows rows, int row, DatasetInfo info, long nanos) {
        if (info.stateSize() == 0) {
            return Observation.ofFrame(frame, nanos);
        }
        float[] state = new float[info.stateSize()];
        System.arraycopy(rows.states, row * state.length, state, 0, state.length);
        return Observation.of(frame, state, nanos);
    }

    private DatasetReport report(ImportPlan plan, DatasetCheck check) {
        List<Finding> pictures = new ArrayList<>();
        String size = options.resizer().width() + " x " + options.resizer().height();
        if (shapes.size() > 1) {
            pictures.add(Finding.warning(
                    "pictures",
                    "they are of %d sizes (%s); all were resized to %s."
                            .formatted(shapes.size(), Finding.some(List.copyOf(shapes)), size)));
        } else if (!shapes.contains(size)) {
            pictures.add(Finding.done(
                    "pictures", "resized from " + String.join("", shapes) + " to " + size + ", width x height."));
        }
        return plan.report().and(new DatasetReport(pictures)).and(check.report());
    }
}
