package foresee.dataset;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The records of a journal, to bytes and back. All numbers are little-endian.
 *
 * <pre>{@code
 * file    = magic (8 bytes) record*
 * record  = kind u32, length u32, CRC32C of the payload u32, CRC32C of the twelve bytes before u32, payload
 * payload = of INFO, the first record: the DatasetInfo as JSON in UTF-8
 *         | of EPISODE: T i32, seed i64, times i64 (T+1), actions f32 (T,A), states f32 (T+1,S), proprioception f32 (T+1,P),
 *           packed frames
 * frames  = 0 i32, bytes   |   1 i32, the same bytes deflated (RFC 1951)
 * }</pre>
 */
final class JournalRecords {
    static final byte[] MAGIC = {(byte) 0x89, 'F', 'S', 'J', '\r', '\n', 0x1a, '\n'};
    static final int HEADER = 16;
    static final int INFO = 0x4f464e49;
    static final int EPISODE = 0x53495045;
    private static final int RAW = 0;
    private static final int DEFLATED = 1;

    private JournalRecords() {}

    static ByteBuffer ofInfo(DatasetInfo info) {
        byte[] json = DatasetInfoJson.write(info).getBytes(StandardCharsets.UTF_8);
        ByteBuffer record = littleEndian(HEADER + json.length);
        record.position(HEADER).put(json);
        return seal(record, INFO);
    }

    static ByteBuffer ofEpisode(EpisodeColumns columns) {
        byte[] packed = new byte[columns.pixels.length];
        int size = deflate(columns.pixels, packed);
        byte[] frames = size < packed.length ? packed : columns.pixels;
        ByteBuffer record = littleEndian(Math.addExact(HEADER + fixedBytes(columns), size));
        record.position(HEADER);
        record.putInt(columns.steps).putLong(columns.seed);
        record.asLongBuffer().put(columns.times);
        record.position(record.position() + 8 * columns.times.length);
        FloatBuffer floats = record.asFloatBuffer();
        columns.floats().forEach(floats::put);
        record.position(record.position() + 4 * columns.floatCount());
        record.putInt(size < packed.length ? DEFLATED : RAW).put(frames, 0, size);
        return seal(record, EPISODE);
    }

    private static int fixedBytes(EpisodeColumns columns) {
        return 16 + 8 * columns.times.length + 4 * columns.floatCount();
    }

    /** Packs; the size of {@code packed} if it would not become smaller. */
    private static int deflate(byte[] pixels, byte[] packed) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(pixels);
            deflater.finish();
            int size = deflater.deflate(packed);
            return deflater.finished() ? size : packed.length;
        } finally {
            deflater.end();
        }
    }

    private static ByteBuffer seal(ByteBuffer record, int kind) {
        int length = record.position() - HEADER;
        record.putInt(0, kind).putInt(4, length).putInt(8, checksum(record, HEADER, length));
        record.putInt(12, checksum(record, 0, 12));
        return record.flip();
    }

    static int checksum(ByteBuffer bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate().clear().position(from).limit(from + length));
        return (int) crc.getValue();
    }

    static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The info in a payload whose checksum was right. */
    static DatasetInfo info(ByteBuffer payload, Path path, long offset) throws DatasetFormatException {
        try {
            return DatasetInfoJson.read(
                    StandardCharsets.UTF_8.decode(payload.duplicate()).toString());
        } catch (IllegalArgumentException e) {
            throw new DatasetFormatException(path, "offset " + offset, e.getMessage(), e);
        }
    }

    /** The episode in a payload whose checksum was right. */
    static EpisodeColumns episode(ByteBuffer payload, DatasetInfo info, Path path, long offset)
            throws DatasetFormatException {
        try {
            return columns(payload, info);
        } catch (BufferUnderflowException | DataFormatException | IllegalArgumentException | ArithmeticException e) {
            throw new DatasetFormatException(
                    path, "offset " + offset, "the episode does not fit the journal's header.", e);
        }
    }

    private static EpisodeColumns columns(ByteBuffer payload, DatasetInfo info) throws DataFormatException {
        int steps = payload.getInt();
        if (steps < 1 || steps > payload.remaining()) {
            throw new IllegalArgumentException("steps (" + steps + ") must be at least 1.");
        }
        EpisodeColumns columns = new EpisodeColumns(steps, payload.getLong(), info);
        payload.asLongBuffer().get(columns.times);
        payload.position(payload.position() + 8 * columns.times.length);
        FloatBuffer floats = payload.asFloatBuffer();
        columns.floats().forEach(floats::get);
        payload.position(payload.position() + 4 * columns.floatCount());
        unpack(payload.getInt(), payload, columns.pixels);
        return columns;
    }

    private static void unpack(int packing, ByteBuffer payload, byte[] pixels) throws DataFormatException {
        int size;
        if (packing == RAW) {
            size = Math.min(pixels.length, payload.remaining());
            payload.get(pixels, 0, size);
        } else if (packing == DEFLATED) {
            size = inflate(payload, pixels);
        } else {
            throw new IllegalArgumentException("packing (" + packing + ") must be 0 or 1.");
        }
        if (size != pixels.length || payload.hasRemaining()) {
            throw new IllegalArgumentException("frames (" + size + " bytes) must be " + pixels.length + ".");
        }
    }

    private static int inflate(ByteBuffer payload, byte[] pixels) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(payload);
            int size = 0;
            int more;
            do {
                more = inflater.inflate(pixels, size, pixels.length - size);
                size += more;
            } while (more > 0 && size < pixels.length);
            inflater.inflate(new byte[1]);
            return inflater.finished() ? size : -1;
        } finally {
            inflater.end();
        }
    }
}
