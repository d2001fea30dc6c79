package foresee.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A column of a file: rows of equal size. Safe for several threads at once. */
interface Rows {

    int rowBytes();

    /** Puts rows first, first + stride, ... {@code count} of them, little-endian, into {@code target}. */
    void read(long first, int stride, int count, ByteBuffer target) throws IOException;

    /** Puts every {@code stride}-th row of {@code span} into {@code target}. */
    static void pick(ByteBuffer span, int rowBytes, int stride, int count, ByteBuffer target) {
        for (int k = 0; k < count; k++) {
            target.put(span.duplicate().limit((k * stride + 1) * rowBytes).position(k * stride * rowBytes));
        }
    }
}
