package foresee.envs;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * A state as bytes, exact to the bit: to be written down, sent, and gone on from.
 *
 * <p>bytes = (magic, format version, length of the description, description, number of values, values, CRC-32 of all before),
 * integers and floats of four bytes, most significant first, the description in UTF-8.
 *
 * <p><b>Why:</b> the description holds layout and variation, so that a state is never gone on from in another world than its own.
 */
public final class StateBytes {
    /** What this writes. */
    public static final int VERSION = 1;

    private static final int MAGIC = 0x46535354;
    private static final int LEAST = 5 * Integer.BYTES;

    private StateBytes() {}

    /**
     * A state of an environment.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static byte[] save(Environment environment, float[] state) {
        environment.check(state);
        byte[] description = environment.describe().getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(LEAST + description.length + Float.BYTES * state.length);
        bytes.putInt(MAGIC).putInt(VERSION).putInt(description.length).put(description);
        bytes.putInt(state.length);
        for (float value : state) {
            bytes.putInt(Float.floatToRawIntBits(value));
        }
        return bytes.putInt(checksum(bytes)).array();
    }

    /**
     * The state that was saved.
     *
     * @throws IllegalArgumentException if the bytes are no state, are damaged, are of another format version, or belong to another
     *     environment, layout or variation
     */
    public static float[] restore(Environment environment, byte[] saved) {
        ByteBuffer bytes = ByteBuffer.wrap(saved);
        try {
            return restore(environment, bytes);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("saved state ends too early, after " + saved.length + " bytes.", e);
        }
    }

    private static float[] restore(Environment environment, ByteBuffer bytes) {
        require(bytes.getInt() == MAGIC, "saved state does not begin like one.");
        int version = bytes.getInt();
        require(version == VERSION, "format version (" + version + ") of a saved state must be " + VERSION + ".");
        String description = new String(read(bytes, bytes.getInt()), StandardCharsets.UTF_8);
        float[] state = values(ByteBuffer.wrap(read(bytes, Float.BYTES * (long) bytes.getInt())));
        int checksum = checksum(bytes);
        require(bytes.getInt() == checksum, "saved state is damaged: its checksum does not fit.");
        require(!bytes.hasRemaining(), "saved state is followed by " + bytes.remaining() + " more bytes.");
        require(
                description.equals(environment.describe()),
                "saved state is of " + description + ", not of " + environment.describe() + ".");
        environment.check(state);
        return state;
    }

    private static byte[] read(ByteBuffer bytes, long length) {
        if (length < 0 || length > bytes.remaining()) {
            throw new IllegalArgumentException("saved state names " + length + " bytes at offset " + bytes.position()
                    + " where " + bytes.remaining() + " are left.");
        }
        byte[] result = new byte[(int) length];
        bytes.get(result);
        return result;
    }

    private static float[] values(ByteBuffer bytes) {
        float[] state = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(state);
        return state;
    }

    /** Of everything before the buffer's position. */
    private static int checksum(ByteBuffer bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes.duplicate().flip());
        return (int) crc.getValue();
    }

    private static void require(boolean fits, String message) {
        if (!fits) {
            throw new IllegalArgumentException(message);
        }
    }
}
