package foresee.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a scan of a journal found: its header, where its episodes lie, and where its whole records end.
 *
 * <p>A last record cut short, which a killed process leaves behind, or zeros up to the end, which a power failure may
 * leave behind, are a torn tail: not an error, and not an episode. Any other departure from the checksums is damage and
 * an error.
 */
final class JournalIndex {
    /** An episode in the file: where its record begins, its steps and its seed. */
    record Entry(long offset, int steps, long seed) {}

    private static final int BLOCK = 1 << 16;

    private final Path path;
    private final FileChannel channel;
    private final long size;
    private final List<Entry> entries = new ArrayList<>();
    private DatasetInfo info;
    private long end;

    private JournalIndex(Path path, FileChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        this.size = channel.size();
    }

    /**
     * Reads the journal once and checks every checksum.
     *
     * @throws DatasetFormatException if it is damaged or no journal
     */
    static JournalIndex scan(Path path, FileChannel channel) throws IOException {
        JournalIndex index = new JournalIndex(path, channel);
        if (index.hasMagic()) {
            index.end = JournalRecords.MAGIC.length;
            while (index.end < index.size && !index.isTorn()) {
                index.take();
            }
            if (index.info == null) {
                index.end = 0;
            }
        }
        return index;
    }

    /** The header; null if not even that is whole. */
    DatasetInfo info() {
        return info;
    }

    List<Entry> entries() {
        return entries;
    }

    /** Where the whole records end; 0 if there is no whole header. */
    long end() {
        return end;
    }

    long tornBytes() {
        return size - end;
    }

    /** Whether the file begins as a journal does; false for a file too short to tell. */
    private boolean hasMagic() throws IOException {
        byte[] begin =
                read(0, (int) Math.min(size, JournalRecords.MAGIC.length)).array();
        if (!Arrays.equals(begin, Arrays.copyOf(JournalRecords.MAGIC, begin.length)) && !isZero(0)) {
            throw DatasetFormatException.atOffset(path, 0, "this is not a journal of a data set.");
        }
        return begin.length == JournalRecords.MAGIC.length && begin[0] != 0;
    }

    /** Whether the record at {@link #end} was never finished. */
    private boolean isTorn() throws IOException {
        if (size - end < JournalRecords.HEADER) {
            return true;
        }
        ByteBuffer header = read(end, JournalRecords.HEADER);
        if (header.getInt(12) != JournalRecords.checksum(header, 0, 12)) {
            if (isZero(end)) {
                return true;
            }
            throw damaged("the header of record " + records() + " is damaged");
        }
        return size - end - JournalRecords.HEADER < header.getInt(4);
    }

    private void take() throws IOException {
        ByteBuffer header = read(end, JournalRecords.HEADER);
        int length = header.getInt(4);
        ByteBuffer payload = read(end + JournalRecords.HEADER, length);
        if (header.getInt(8) != JournalRecords.checksum(payload, 0, length)) {
            throw damaged("the checksum of record " + records() + " is wrong");
        }
        add(header.getInt(0), payload);
        end += JournalRecords.HEADER + length;
    }

    private void add(int kind, ByteBuffer payload) throws IOException {
        if (kind == JournalRecords.INFO && info == null) {
            info = JournalRecords.info(payload, path, end);
        } else if (kind == JournalRecords.EPISODE && info != null && payload.limit() >= 12) {
            entries.add(new Entry(end, payload.getInt(0), payload.getLong(4)));
        } else {
            throw damaged("record " + records() + " is of a kind that has no place here");
        }
    }

    private int records() {
        return info == null ? 0 : 1 + entries.size();
    }

    private DatasetFormatException damaged(String what) {
        String hint = entries.isEmpty()
                ? "."
                : "; the " + entries.size() + " episodes before it are whole. Maybe cut the file to " + end
                        + " bytes to go on from there.";
        return DatasetFormatException.atOffset(path, end, what + hint);
    }

    private boolean isZero(long from) throws IOException {
        for (long at = from; at < size; at += BLOCK) {
            byte[] block = read(at, (int) Math.min(BLOCK, size - at)).array();
            if (!Arrays.equals(block, new byte[block.length])) {
                return false;
            }
        }
        return true;
    }

    private ByteBuffer read(long offset, int length) throws IOException {
        return FullRead.of(channel, path, offset, JournalRecords.littleEndian(length))
                .flip();
    }
}
