package foresee.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * The beginning of a flight log.
 *
 * <pre>{@code
 * 'FORESEER' | version | CRC-32C of what follows | limit (8) | description length | description in UTF-8 | zeros
 * }</pre>
 *
 * <p><b>Units:</b> fields of 4 bytes where not said, big-endian.
 *
 * @param limit bytes that the file may have
 * @param description what whoever recorded it says of it
 */
record FlightHeader(long limit, String description) {
    /** Bytes before the description. */
    static final int FIXED = 28;

    private static final long MAGIC = 0x464f524553454552L;
    private static final int CRC_FROM = 16;

    /** Bytes up to the first record. */
    int length() {
        return (int) RecordFraming.aligned(FIXED + (long) bytes().length);
    }

    private byte[] bytes() {
        return description.getBytes(StandardCharsets.UTF_8);
    }

    /** The header as it is in the file. */
    ByteBuffer write() {
        ByteBuffer out = ByteBuffer.allocate(length());
        out.putLong(MAGIC).putInt(FlightFormat.VERSION).putInt(0);
        out.putLong(limit).putInt(bytes().length).put(bytes()).rewind();
        return out.putInt(12, crc(out));
    }

    private static int crc(ByteBuffer header) {
        CRC32C crc = new CRC32C();
        crc.update(header.duplicate().position(CRC_FROM).limit(FIXED + header.getInt(FIXED - Integer.BYTES)));
        return (int) crc.getValue();
    }

    /**
     * Reads a header.
     *
     * @param in the file from its beginning
     * @throws FlightFormatException if it is none, of another version or corrupt
     */
    static FlightHeader read(FileWindow in, Path path) throws IOException {
        if (in.size() < FIXED) {
            throw new FlightFormatException(path, in.size(), "is no flight log: it ends within the header.");
        }
        ByteBuffer fixed = in.at(0, FIXED);
        if (fixed.getLong(0) != MAGIC) {
            throw new FlightFormatException(path, 0, "is no flight log: it begins otherwise.");
        }
        if (fixed.getInt(8) != FlightFormat.VERSION) {
            throw new FlightFormatException(
                    path,
                    8,
                    "format version (" + fixed.getInt(8) + ") must be " + FlightFormat.VERSION
                            + ". Maybe read it with the Foresee that recorded it.");
        }
        return readRest(in, path, fixed.getInt(FIXED - Integer.BYTES));
    }

    private static FlightHeader readRest(FileWindow in, Path path, int length) throws IOException {
        long most = Math.min(in.size(), Integer.MAX_VALUE) - FIXED;
        if (length < 0 || length > most) {
            throw new FlightFormatException(
                    path,
                    FIXED - Integer.BYTES,
                    "length of the description (" + length + ") must be at most what follows (" + most + " bytes).");
        }
        ByteBuffer header = in.at(0, FIXED + length);
        if (header.getInt(12) != crc(header)) {
            throw new FlightFormatException(path, CRC_FROM, "the header is damaged: its checksum is another.");
        }
        byte[] text = new byte[length];
        header.get(FIXED, text);
        return new FlightHeader(header.getLong(CRC_FROM), new String(text, StandardCharsets.UTF_8));
    }
}
