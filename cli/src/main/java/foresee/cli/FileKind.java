package foresee.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What a file is, by its first bytes; its name does not count. */
enum FileKind {
    /** HDF5, or the journal of a data set that is being collected. */
    DATASET,
    /** A trained model. */
    MODEL,
    /** A training run to be resumed. */
    CHECKPOINT,
    /** What a flight recorder wrote. */
    FLIGHT,
    /** PNG, JPEG, GIF or BMP. */
    PICTURE,
    /** A JSON object. */
    JSON,
    /** None of these. */
    UNKNOWN;

    private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F'};
    private static final byte[] JOURNAL = {(byte) 0x89, 'F', 'S', 'J'};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] GIF = ascii("GIF8");
    private static final byte[] BMP = ascii("BM");

    private static final byte[] RUN = ascii("FORESEEC");
    private static final byte[] FLIGHT_LOG = ascii("FORESEER");

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The kind of a file. */
    static FileKind of(Path path) throws IOException {
        byte[] head = head(path);
        if (begins(head, HDF5) || begins(head, JOURNAL)) {
            return DATASET;
        }
        if (begins(head, PNG) || begins(head, JPEG) || begins(head, GIF) || begins(head, BMP)) {
            return PICTURE;
        }
        if (begins(head, RUN)) {
            return CHECKPOINT;
        }
        if (begins(head, FLIGHT_LOG)) {
            return FLIGHT;
        }
        if (isSafetensors(head, Files.size(path))) {
            return MODEL;
        }
        return new String(head, StandardCharsets.UTF_8).stripLeading().startsWith("{") ? JSON : UNKNOWN;
    }

    private static byte[] head(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(64);
        }
    }

    private static boolean begins(byte[] head, byte[] magic) {
        return head.length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }

    /** Header length in 8 bytes, little-endian, then a JSON object. */
    private static boolean isSafetensors(byte[] head, long size) {
        if (head.length < 9 || head[8] != '{') {
            return false;
        }
        long header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return header > 0 && header <= Math.max(size, 1L << 32);
    }
}
