package foresee.control;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A listener that writes what a controller saw and planned to a file of bounded size: the latest is kept, the oldest goes.
 *
 * <p>Of each tick: the observation, the action and who chose it. Of each plan: the observation that it began with, context,
 * guess, previous action, seed, and the plan with its trace, to the bit; a {@link FlightReplay} makes the same plan again from
 * it. What was seen when a plan began is there twice, so that each record stands alone. Each record has its length and a CRC-32C;
 * the file can be read at any time, also after kill -9 in mid-write ({@link FlightLog}).
 *
 * <p><b>What it costs:</b> a record is written, by the thread that acts, to the operating system's cache before {@code act}
 * returns, so that the last tick before a crash of the program is there; only {@link #close} waits for the disk. A record with a
 * frame of 64 x 64 x 3 is about 13 kB: one for each tick, and one more for each plan.
 *
 * <p><b>What goes wrong</b> stays here: after a full disk or another IO error the recorder stops, counts what it does not
 * write, and says so once to the logger {@code foresee.control.FlightRecorder}; the controller goes on. Safe for several threads.
 */
public final class FlightRecorder implements ControlListener, AutoCloseable {
    /** What the file's name gets for an ending when another recording takes its place. */
    public static final String PREVIOUS = ".previous";

    private static final int LEAST_RING = 1024;
    private static final System.Logger LOG = System.getLogger(FlightRecorder.class.getName());

    private final String name;
    private final File file;
    private final RecordRing ring;
    private final GrowingBytes bytes = new GrowingBytes();
    private IOException failure;
    private long next;
    private long recorded;
    private long episode;
    private long lastPlanned = -1;
    private long lastActed = -1;
    private boolean tooLargeSaid;
    private boolean closed;

    /** A file as far as it is needed here. */
    interface File extends RecordRing.Sink, AutoCloseable {
        /** Waits until all is on the disk, and closes. */
        @Override
        void close() throws IOException;
    }

    /** A recorder whose header is written. */
    FlightRecorder(String name, File file, FlightHeader header) throws IOException {
        this.name = name;
        this.file = file;
        this.ring = new RecordRing(file, header.length(), header.limit());
        file.write(header.write(), 0);
    }

    /**
     * Begins a recording. A file that is there already is kept, as {@code NAME.previous}: whoever restarts after a crash wants to
     * know of the crash.
     *
     * @param limit bytes that the file may have, over the header's by at least 1024
     * @param description what is needed to build model, objective, planner and settings again; the caller's own words
     * @throws IllegalArgumentException if the limit is too small
     * @throws IOException if the file cannot be made
     */
    public static FlightRecorder open(Path path, long limit, String description) throws IOException {
        FlightHeader header = new FlightHeader(limit, description);
        if (limit < header.length() + LEAST_RING) {
            throw new IllegalArgumentException("limit (" + limit + ") must be at least "
                    + (header.length() + LEAST_RING) + " bytes, " + header.length() + " of them for the description.");
        }
        if (Files.isRegularFile(path)) {
            Path previous = path.resolveSibling(path.getFileName() + PREVIOUS);
            Files.move(path, previous, StandardCopyOption.REPLACE_EXISTING);
        }
        File file = new Disk(new RandomAccessFile(path.toFile(), "rw"));
        try {
            return new FlightRecorder(path.toString(), file, header);
        } catch (IOException failure) {
            throw closed(file, new IOException(path + ": " + failure.getMessage(), failure));
        }
    }

    private static IOException closed(File file, IOException failure) {
        try {
            file.close();
        } catch (IOException another) {
            failure.addSuppressed(another);
        }
        return failure;
    }

    @Override
    public synchronized void onPlan(PlanEvent event) {
        boolean again = event.tick() == lastPlanned && lastActed < lastPlanned; // the tick failed after the plan
        if (event.tick() <= lastPlanned && !again) {
            beginEpisode();
        }
        lastPlanned = event.tick();
        record(FlightFormat.PLANNED, out -> FlightFormat.write(event, out));
    }

    @Override
    public synchronized void onAction(ActionEvent event) {
        if (event.chooser() != Chooser.CALLER) {
            if (event.tick() <= lastActed) {
                beginEpisode();
            }
            lastActed = event.tick();
        }
        record(FlightFormat.ACTED, out -> FlightFormat.write(event, out));
    }

    /** Nobody tells of a new episode, but in one episode plans and decisions follow each other in time. */
    private void beginEpisode() {
        episode++;
        lastPlanned = -1;
        lastActed = -1;
    }

    private void record(int kind, Consumer<GrowingBytes> payload) {
        long number = next++;
        if (failure == null && !closed) {
            RecordFraming.begin(bytes);
            payload.accept(bytes.put(episode));
            RecordFraming.finish(bytes, number, kind);
            write();
        }
    }

    private void write() {
        if (!ring.holds(bytes.size())) {
            sayTooLarge();
            return;
        }
        try {
            ring.append(bytes);
            recorded++;
        } catch (IOException problem) {
            stop(problem);
        }
    }

    private void sayTooLarge() {
        if (!tooLargeSaid) {
            tooLargeSaid = true;
            LOG.log(Level.WARNING, name + ": a record of " + bytes.size() + " bytes is larger than the file may be.");
        }
    }

    private void stop(IOException problem) {
        failure = problem;
        LOG.log(Level.WARNING, name + ": nothing is recorded any more.", problem);
    }

    /** Records written so far, those that made room for later ones included. */
    public synchronized long recorded() {
        return recorded;
    }

    /** Records that could not be written. */
    public synchronized long dropped() {
        return next - recorded;
    }

    /** Why nothing is recorded any more, if so. */
    public synchronized Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Ends the recording and waits until it is on the disk. What the controller tells afterwards is counted as dropped. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        try (file) {
            if (failure == null) {
                RecordFraming.begin(bytes);
                RecordFraming.finish(bytes, next, FlightFormat.CLOSED);
                ring.append(bytes);
            }
        } catch (IOException problem) {
            stop(problem);
        } finally {
            closed = true;
        }
    }

    /** A file on a disk. No channel: that would be closed by an interrupt of the thread that acts. */
    private record Disk(RandomAccessFile file) implements File {
        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            file.seek(position);
            file.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
        }

        @Override
        public void close() throws IOException {
            try (file) {
                file.getFD().sync();
            }
        }
    }
}
