package foresee.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds all whole records of a flight log, and what is none. */
final class FlightScan {
    /** Where a whole record is. */
    record Entry(long number, int kind, long offset, int length) {}

    private final FileWindow in;
    private final List<Entry> entries = new ArrayList<>();
    private final List<FlightLog.Damage> damages = new ArrayList<>();
    private long damagedFrom = -1;

    FlightScan(FileWindow in, long start) throws IOException {
        this.in = in;
        long offset = start;
        while (offset < in.size()) {
            offset += step(offset);
        }
        endDamage(in.size());
        entries.sort(Comparator.comparingLong(Entry::number));
    }

    /** In the order in which they were recorded. */
    List<Entry> entries() {
        return List.copyOf(entries);
    }

    List<FlightLog.Damage> damages() {
        return List.copyOf(damages);
    }

    private long step(long offset) throws IOException {
        long known = record(offset);
        known = known > 0 ? known : filler(offset);
        if (known > 0) {
            endDamage(offset);
            return known;
        }
        damagedFrom = damagedFrom < 0 ? offset : damagedFrom;
        return RecordFraming.STEP;
    }

    private void endDamage(long offset) {
        if (damagedFrom >= 0) {
            damages.add(new FlightLog.Damage(damagedFrom, offset));
            damagedFrom = -1;
        }
    }

    private long record(long offset) throws IOException {
        long left = in.size() - offset;
        long length = left < RecordFraming.HEAD ? 0 : RecordFraming.recordLength(in.at(offset, RecordFraming.HEAD));
        if (length == 0 || length > Math.min(left, Integer.MAX_VALUE)) {
            return 0;
        }
        ByteBuffer record = in.at(offset, (int) length);
        if (!RecordFraming.isWhole(record)) {
            return 0;
        }
        entries.add(new Entry(RecordFraming.number(record), RecordFraming.kind(record), offset, (int) length));
        return length;
    }

    private long filler(long offset) throws IOException {
        return in.size() - offset < RecordFraming.FILLER
                ? 0
                : RecordFraming.fillerLength(in.at(offset, RecordFraming.FILLER));
    }
}
