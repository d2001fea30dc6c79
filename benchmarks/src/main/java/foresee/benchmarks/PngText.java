package foresee.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Text chunks of a PNG file: words carried beside the pixels, which viewers ignore.
 *
 * <p>A chunk is length (4 bytes), type, data, CRC-32 of type and data; the data of a {@code tEXt} chunk is keyword, a zero
 * byte, text, both in Latin-1. Chunks whose check sum is wrong, or that are over 64 kB, are passed over.
 *
 * <p><b>Source:</b> W3C, "Portable Network Graphics (PNG) Specification", sections 5.3 and 11.3.4.3.
 */
final class PngText {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] TEXT = {'t', 'E', 'X', 't'};
    private static final int LARGEST = 1 << 16;
    /** Signature, then the header chunk, which is 13 bytes and always first. */
    private static final int AFTER_HEADER = SIGNATURE.length + 12 + 13;

    private PngText() {}

    /** Whether the bytes begin as a PNG file does. */
    static boolean isPng(byte[] file) {
        return file.length > AFTER_HEADER && Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /** The PNG file with text chunks after its header. */
    static byte[] with(byte[] png, Map<String, String> texts) {
        byte[][] chunks = texts.entrySet().stream()
                .map(text -> chunk(text.getKey(), text.getValue()))
                .toArray(byte[][]::new);
        ByteBuffer out = ByteBuffer.allocate(png.length
                + Arrays.stream(chunks).mapToInt(chunk -> chunk.length).sum());
        out.put(png, 0, AFTER_HEADER);
        for (byte[] chunk : chunks) {
            out.put(chunk);
        }
        out.put(png, AFTER_HEADER, png.length - AFTER_HEADER);
        return out.array();
    }

    private static byte[] chunk(String keyword, String text) {
        byte[] data = (keyword + '\0' + text).getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length);
        chunk.putInt(data.length).put(TEXT).put(data).putInt(checksum(chunk.array(), 4, 4 + data.length));
        return chunk.array();
    }

    private static int checksum(byte[] bytes, int offset, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    /** The texts of a file in order; none if it is no PNG. A file that ends early yields those before the end. */
    static Map<String, String> read(byte[] file) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (!isPng(file)) {
            return texts;
        }
        ByteBuffer in = ByteBuffer.wrap(file);
        int at = SIGNATURE.length;
        while (at + 12 <= file.length) {
            int length = in.getInt(at);
            if (length < 0 || length > file.length - at - 12) {
                return texts;
            }
            if (isText(file, at, length) && checksum(file, at + 4, 4 + length) == in.getInt(at + 8 + length)) {
                split(new String(file, at + 8, length, StandardCharsets.ISO_8859_1), texts);
            }
            at += 12 + length;
        }
        return texts;
    }

    private static boolean isText(byte[] file, int at, int length) {
        return length <= LARGEST && Arrays.equals(file, at + 4, at + 8, TEXT, 0, 4);
    }

    private static void split(String data, Map<String, String> texts) {
        int zero = data.indexOf('\0');
        if (zero > 0) {
            texts.putIfAbsent(data.substring(0, zero), data.substring(zero + 1));
        }
    }
}
