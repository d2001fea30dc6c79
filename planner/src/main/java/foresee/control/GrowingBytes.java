package foresee.control;

import foresee.model.ActionSequence;
import foresee.model.Frame;
import foresee.model.Latent;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A buffer that is written from its beginning, big-endian, and grows as it must; used again and again. */
final class GrowingBytes {
    private ByteBuffer bytes = ByteBuffer.allocate(1 << 14);

    /** Makes it empty. */
    GrowingBytes clear() {
        bytes.clear();
        return this;
    }

    /** Bytes written so far. */
    int size() {
        return bytes.position();
    }

    /** The buffer itself, to look at and to put to where something was left out. */
    ByteBuffer buffer() {
        return bytes;
    }

    private ByteBuffer room(int wanted) {
        if (bytes.remaining() < wanted) {
            int size = Math.max(Math.addExact(bytes.position(), wanted), 2 * bytes.capacity());
            bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), size)).position(bytes.position());
        }
        return bytes;
    }

    GrowingBytes put(boolean value) {
        room(1).put((byte) (value ? 1 : 0));
        return this;
    }

    GrowingBytes put(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    GrowingBytes put(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    GrowingBytes put(double value) {
        room(Double.BYTES).putDouble(value);
        return this;
    }

    GrowingBytes put(byte[] values) {
        room(values.length).put(values);
        return this;
    }

    GrowingBytes put(float[] values) {
        put(values.length);
        ByteBuffer target = room(values.length * Float.BYTES);
        for (float value : values) {
            target.putFloat(value);
        }
        return this;
    }

    GrowingBytes put(Latent latent) {
        put(latent.size());
        ByteBuffer target = room(latent.size() * Float.BYTES);
        for (int d = 0; d < latent.size(); d++) {
            target.putFloat(latent.get(d));
        }
        return this;
    }

    GrowingBytes put(ActionSequence actions) {
        put(actions.horizon()).put(actions.actionSize());
        ByteBuffer target = room(actions.horizon() * actions.actionSize() * Double.BYTES);
        for (int t = 0; t < actions.horizon(); t++) {
            for (int i = 0; i < actions.actionSize(); i++) {
                target.putDouble(actions.get(t, i));
            }
        }
        return this;
    }

    GrowingBytes put(Frame frame) {
        put(frame.height()).put(frame.width()).put(frame.channels());
        int size = frame.height() * frame.width() * frame.channels();
        ByteBuffer target = room(size);
        frame.copyTo(target.array(), target.arrayOffset() + target.position());
        target.position(target.position() + size);
        return this;
    }

    /** Appends zeros until the size is a multiple of {@code step}. */
    GrowingBytes align(int step) {
        int missing = (step - size() % step) % step;
        return put(new byte[missing]);
    }
}
