package foresee.control;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The frame around each record of a flight log, by which a reader knows that it is whole.
 *
 * <pre>{@code
 * record:  'FREC' | payload length | number (8) | kind | CRC-32C of all but magic and itself | payload | zeros
 * filler:  'FPAD' | whole length                 | CRC-32C of the length | 0 | anything
 * }</pre>
 *
 * <p><b>Units:</b> fields of 4 bytes but the number, big-endian. All begin at multiples of {@link #STEP} bytes.
 */
final class RecordFraming {
    /** Records and fillers begin at multiples of this many bytes. */
    static final int STEP = 16;

    /** Bytes before the payload. */
    static final int HEAD = 24;

    /** Bytes of a filler that are looked at. */
    static final int FILLER = 16;

    private static final int RECORD_MAGIC = 0x46524543;
    private static final int FILLER_MAGIC = 0x46504144;
    private static final int LENGTH_AT = 4;
    private static final int CRC_AT = 20;

    private RecordFraming() {}

    /** Empties the buffer and leaves room for what {@link #finish} fills in. */
    static void begin(GrowingBytes out) {
        out.clear().put(new byte[HEAD]);
    }

    /** Frames the payload that was put after {@link #begin}; from then on the size is that of the whole record. */
    static void finish(GrowingBytes out, long number, int kind) {
        int length = out.size() - HEAD;
        out.align(STEP);
        ByteBuffer bytes = out.buffer();
        bytes.putInt(0, RECORD_MAGIC)
                .putInt(LENGTH_AT, length)
                .putLong(8, number)
                .putInt(16, kind);
        bytes.putInt(CRC_AT, crc(bytes.array(), bytes.arrayOffset(), length));
    }

    private static int crc(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset + LENGTH_AT, CRC_AT - LENGTH_AT);
        crc.update(bytes, offset + HEAD, length);
        return (int) crc.getValue();
    }

    /** Appends a filler of {@code length} bytes, of which it writes the first 16. */
    static void fill(GrowingBytes out, long length) {
        out.put(FILLER_MAGIC)
                .put(Math.toIntExact(length))
                .put(fillerCrc((int) length))
                .put(0);
    }

    private static int fillerCrc(int length) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, length));
        return (int) crc.getValue();
    }

    /** Bytes of the whole record that seems to begin here, 0 if none does. Needs {@link #HEAD} bytes. */
    static long recordLength(ByteBuffer head) {
        int length = head.getInt(LENGTH_AT);
        return head.getInt(0) == RECORD_MAGIC && length >= 0 ? aligned((long) HEAD + length) : 0;
    }

    /** Bytes of the filler that begins here, 0 if none does. Needs {@link #FILLER} bytes. */
    static int fillerLength(ByteBuffer head) {
        int length = head.getInt(LENGTH_AT);
        boolean isFiller = head.getInt(0) == FILLER_MAGIC && length >= FILLER && length % STEP == 0;
        return isFiller && head.getInt(8) == fillerCrc(length) ? length : 0;
    }

    /** Whether the whole record that begins here is what was written. */
    static boolean isWhole(ByteBuffer record) {
        byte[] bytes = new byte[HEAD + record.getInt(LENGTH_AT)];
        record.get(0, bytes);
        return crc(bytes, 0, bytes.length - HEAD) == record.getInt(CRC_AT);
    }

    static long number(ByteBuffer record) {
        return record.getLong(8);
    }

    static int kind(ByteBuffer record) {
        return record.getInt(16);
    }

    /** The payload of the whole record that begins here. */
    static ByteBuffer payload(ByteBuffer record) {
        return record.slice(HEAD, record.getInt(LENGTH_AT));
    }

    /** The next multiple of {@link #STEP}. */
    static long aligned(long length) {
        return (length + STEP - 1) / STEP * STEP;
    }
}
