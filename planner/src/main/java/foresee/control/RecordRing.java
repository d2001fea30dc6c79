package foresee.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Records one after the other in a file that does not grow over its limit: at the end it goes on at the beginning, where the
 * oldest are.
 *
 * <p>After each append, the file is whole records and fillers from {@code start} to its end. What an append overwrites, it
 * overwrites whole: the filler behind the new record reaches to the oldest record that is left. Record and filler are one
 * write, so that of a write cut short no record is lost but those that it was to replace.
 */
final class RecordRing {
    /** Where bytes go. */
    @FunctionalInterface
    interface Sink {
        /** Writes all that remains in the buffer, from {@code position} of the file on. */
        void write(ByteBuffer bytes, long position) throws IOException;
    }

    private final Sink sink;
    private final long start;
    private final long end;
    private final Deque<Long> oldest = new ArrayDeque<>();
    private long next;
    private long written;

    /**
     * @param start first byte of the ring, a multiple of {@link RecordFraming#STEP}
     * @param limit bytes that the file may have
     */
    RecordRing(Sink sink, long start, long limit) {
        this.sink = sink;
        this.start = start;
        this.end = limit / RecordFraming.STEP * RecordFraming.STEP;
        this.next = start;
        this.written = start;
    }

    /** Whether a record of that many bytes has room at all. */
    boolean holds(long length) {
        return length <= end - start;
    }

    /**
     * Writes one framed record, which must be one that it {@link #holds}.
     *
     * @param record as {@link RecordFraming#finish} left it; a filler may be appended
     */
    void append(GrowingBytes record) throws IOException {
        int length = record.size();
        if (next + length > end) {
            goToStart();
        }
        long after = next + length;
        while (!oldest.isEmpty() && oldest.peek() >= next && oldest.peek() < after) {
            oldest.remove();
        }
        long gap = nextWhole(after) - after;
        if (gap > 0) {
            RecordFraming.fill(record, gap);
        }
        write(record);
        oldest.add(next);
        next = after;
        written = Math.max(written, after);
    }

    /** What is behind the last record is the oldest there is, and goes. */
    private void goToStart() throws IOException {
        if (written > next) {
            GrowingBytes filler = new GrowingBytes();
            RecordFraming.fill(filler, written - next);
            write(filler);
        }
        while (!oldest.isEmpty() && oldest.peek() >= next) {
            oldest.remove();
        }
        next = start;
    }

    private long nextWhole(long after) {
        return !oldest.isEmpty() && oldest.peek() >= after ? oldest.peek() : Math.max(after, written);
    }

    private void write(GrowingBytes bytes) throws IOException {
        sink.write(bytes.buffer().duplicate().flip(), next);
    }
}
