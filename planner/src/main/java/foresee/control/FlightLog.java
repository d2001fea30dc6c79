package foresee.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * What a {@link FlightRecorder} left: every whole record, in the order in which they were recorded.
 *
 * <p>A file that was cut off, overwritten in part, or whose recorder was killed in mid-write still gives all records that are
 * whole; {@link #notes} tells what was lost. Records are read when they are asked for. Not thread-safe.
 */
public final class FlightLog implements Iterable<FlightRecord>, AutoCloseable {
    private final Path path;
    private final FileWindow in;
    private final FlightHeader header;
    private final List<FlightScan.Entry> entries;
    private final List<FlightScan.Entry> records;
    private final List<Damage> damages;
    private final boolean closed;

    /**
     * Bytes of a file that are no record: what was written there is lost.
     *
     * @param from first byte, inclusive
     * @param to last byte, exclusive
     */
    public record Damage(long from, long to) {
        @Override
        public String toString() {
            return "bytes " + from + " to " + (to - 1) + " are damaged";
        }
    }

    private FlightLog(Path path, FileWindow in) throws IOException {
        this.path = path;
        this.in = in;
        this.header = FlightHeader.read(in, path);
        FlightScan scan = new FlightScan(in, header.length());
        this.entries = scan.entries();
        this.closed = !entries.isEmpty() && isEnd(entries.get(entries.size() - 1));
        this.records = entries.stream().filter(entry -> !isEnd(entry)).toList();
        this.damages = scan.damages();
    }

    private static boolean isEnd(FlightScan.Entry entry) {
        return entry.kind() == FlightFormat.CLOSED;
    }

    /**
     * Looks through a file.
     *
     * @throws FlightFormatException if it is no flight log, of another version, or its header is damaged
     * @throws IOException if it cannot be read
     */
    public static FlightLog open(Path path) throws IOException {
        FileWindow in = new FileWindow(path);
        try {
            return new FlightLog(path, in);
        } catch (IOException | RuntimeException failure) {
            in.close();
            throw failure;
        }
    }

    /** What whoever recorded it says of it. */
    public String description() {
        return header.description();
    }

    /** Number of whole records. */
    public int size() {
        return records.size();
    }

    /**
     * Record {@code index}, from 0, in the order of recording.
     *
     * @throws FlightFormatException if it is whole but cannot be understood
     * @throws IOException if it cannot be read
     */
    public FlightRecord get(int index) throws IOException {
        FlightScan.Entry entry = records.get(index);
        ByteBuffer payload = RecordFraming.payload(in.at(entry.offset(), entry.length()));
        try {
            return FlightFormat.read(entry.kind(), entry.number(), payload);
        } catch (BufferUnderflowException tooShort) {
            throw new FlightFormatException(
                    path, entry.offset(), "record " + entry.number() + " is none: it ends before all of it was said.");
        } catch (RuntimeException misunderstood) {
            throw new FlightFormatException(
                    path, entry.offset(), "record " + entry.number() + " is none: " + misunderstood.getMessage());
        }
    }

    /**
     * {@inheritDoc}
     *
     * <p>Throws {@link UncheckedIOException} where {@link #get} throws.
     */
    @Override
    public Iterator<FlightRecord> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < size();
            }

            @Override
            public FlightRecord next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("record " + next + " of " + size() + ".");
                }
                try {
                    return get(next++);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        };
    }

    /** Whether the recorder was closed in order; if not, the program ended without, or the file was cut off. */
    public boolean closed() {
        return closed;
    }

    /** Records before the first that is left: overwritten by later ones, which is what the limit is for, or damaged. */
    public long overwritten() {
        return entries.isEmpty() ? 0 : entries.get(0).number();
    }

    /** Records missing after the first that is left: damaged, or never written. */
    public long missing() {
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).number() - overwritten() + 1 - entries.size();
    }

    /** What of the file is neither record nor filler. */
    public List<Damage> damages() {
        return damages;
    }

    /** What was lost, one sentence each; empty for a whole recording. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (overwritten() > 0) {
            notes.add("the first " + overwritten() + " records made room for later ones; the file holds "
                    + header.limit() + " bytes.");
        }
        for (int i = 1; i < entries.size(); i++) {
            long from = entries.get(i - 1).number() + 1;
            long to = entries.get(i).number() - 1;
            if (from <= to) {
                notes.add(from == to ? "record " + from + " is lost." : "records " + from + " to " + to + " are lost.");
            }
        }
        damages.forEach(damage -> notes.add(damage + "."));
        if (!closed) {
            notes.add("the recording was not closed: the program ended without it, or the file was cut off.");
        }
        return notes;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
