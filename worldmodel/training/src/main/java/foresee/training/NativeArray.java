package foresee.training;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A dense row-major ND4J array that is allocated once, with its memory at hand as a pointer for BLAS and as a buffer for
 * Java.
 *
 * <p><b>Shapes:</b> any; single values are addressed by their row-major index. FLOAT trains, DOUBLE checks gradients.
 * <b>Why:</b> a call of an ND4J operation costs 5 to 40 us; small things are cheaper in Java on the same memory.
 */
final class NativeArray {
    static {
        NativeThreads.configured();
    }

    private final INDArray array;
    private final int size;
    private final Pointer pointer;
    private final FloatBuffer floats;
    private final DoubleBuffer doubles;

    private NativeArray(INDArray array) {
        this.array = array;
        this.size = Math.toIntExact(array.length());
        if (array.dataType() == DataType.FLOAT) {
            FloatPointer address = new FloatPointer(array.data().addressPointer()).capacity(size);
            this.pointer = address;
            this.floats = address.asBuffer();
            this.doubles = null;
        } else if (array.dataType() == DataType.DOUBLE) {
            DoublePointer address = new DoublePointer(array.data().addressPointer()).capacity(size);
            this.pointer = address;
            this.floats = null;
            this.doubles = address.asBuffer();
        } else {
            throw new IllegalArgumentException("data type (" + array.dataType() + ") must be FLOAT or DOUBLE.");
        }
    }

    /** A new array of zeros. */
    static NativeArray zeros(DataType type, long... shape) {
        return new NativeArray(Nd4j.zeros(type, shape));
    }

    /** A view of {@code shape} on the values from {@code offset} on; both see each other's writes. */
    NativeArray view(int offset, long... shape) {
        long length = 1;
        for (long extent : shape) {
            length *= extent;
        }
        INDArray slice = array.reshape(size).get(NDArrayIndex.interval(offset, offset + length));
        return new NativeArray(slice.reshape('c', shape));
    }

    /** The same memory under another shape of the same size. */
    NativeArray as(long... shape) {
        return view(0, shape);
    }

    /** The ND4J array itself. */
    INDArray array() {
        return array;
    }

    /** Number of values. */
    int size() {
        return size;
    }

    /** FLOAT or DOUBLE. */
    DataType type() {
        return array.dataType();
    }

    /** The address of the first value, a FloatPointer or a DoublePointer. */
    Pointer pointer() {
        return pointer;
    }

    /** The value at {@code i}. */
    double get(int i) {
        return floats != null ? floats.get(i) : doubles.get(i);
    }

    /** Sets the value at {@code i}, rounded to the type. */
    void set(int i, double value) {
        if (floats != null) {
            floats.put(i, (float) value);
        } else {
            doubles.put(i, value);
        }
    }

    /** Sets all values to zero. */
    void clear() {
        Pointer.memset(pointer, 0, (long) size * array.dataType().width());
    }

    /** Copies all values to {@code target}. */
    void read(double[] target) {
        if (doubles != null) {
            doubles.get(0, target, 0, size);
            return;
        }
        for (int i = 0; i < size; i++) {
            target[i] = floats.get(i);
        }
    }

    /** Sets all values from {@code source}. */
    void write(double[] source) {
        if (doubles != null) {
            doubles.put(0, source, 0, size);
            return;
        }
        for (int i = 0; i < size; i++) {
            floats.put(i, (float) source[i]);
        }
    }

    /** Copies {@code count} values from {@code offset} on to the beginning of {@code target}. */
    void read(int offset, double[] target, int count) {
        if (doubles != null) {
            doubles.get(offset, target, 0, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            target[i] = floats.get(offset + i);
        }
    }

    /** Sets {@code count} values from {@code offset} on to those of {@code source}, rounded to the type. */
    void write(int offset, double[] source, int count) {
        if (doubles != null) {
            doubles.put(offset, source, 0, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            floats.put(offset + i, (float) source[i]);
        }
    }

    /** Copies all values to {@code target}, rounded to float. */
    void read(float[] target) {
        if (floats != null) {
            floats.get(0, target, 0, size);
            return;
        }
        for (int i = 0; i < size; i++) {
            target[i] = (float) doubles.get(i);
        }
    }

    /** Sets {@code count} values from {@code offset} on to those of {@code source}. */
    void write(int offset, float[] source, int count) {
        if (floats != null) {
            floats.put(offset, source, 0, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            doubles.put(offset + i, source[i]);
        }
    }
}
