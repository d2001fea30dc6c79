package foresee.training;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Matrix products on the BLAS that ND4J brings along, on row-major arrays.
 *
 * <p>C = op(A) op(B) + beta C,   op(A) (m,k), op(B) (k,n), C (m,n).
 *
 * <p><b>Why:</b> ND4J's own {@code mmul} on row-major arrays runs at half the speed and allocates its result.
 */
final class Gemm {
    private static final int ROW_MAJOR = 101;
    private static final int AS_IS = 111;
    private static final int TRANSPOSED = 112;

    private final int m;
    private final int n;
    private final int k;
    private final boolean transposeA;
    private final boolean transposeB;

    private Gemm(int m, int n, int k, boolean transposeA, boolean transposeB) {
        this.m = m;
        this.n = n;
        this.k = k;
        this.transposeA = transposeA;
        this.transposeB = transposeB;
    }

    /** A (m,k) times B (k,n). */
    static Gemm plain(int m, int n, int k) {
        return new Gemm(m, n, k, false, false);
    }

    /** A (m,k) times the transpose of B (n,k). */
    static Gemm byTransposed(int m, int n, int k) {
        return new Gemm(m, n, k, false, true);
    }

    /** The transpose of A (k,m) times B (k,n). */
    static Gemm ofTransposed(int m, int n, int k) {
        return new Gemm(m, n, k, true, false);
    }

    /** Computes {@code c}; with {@code beta} 0 what it held is ignored, with 1 it is added to. */
    void apply(NativeArray a, NativeArray b, double beta, NativeArray c) {
        apply(a, 0, b, 0, beta, c, 0);
    }

    /** As above, on the matrices that begin at the places given. */
    void apply(NativeArray a, int atA, NativeArray b, int atB, double beta, NativeArray c, int atC) {
        int opA = transposeA ? TRANSPOSED : AS_IS;
        int opB = transposeB ? TRANSPOSED : AS_IS;
        int lda = transposeA ? m : k;
        int ldb = transposeB ? k : n;
        if (c.type() == DataType.FLOAT) {
            openblas_nolapack.cblas_sgemm(
                    ROW_MAJOR,
                    opA,
                    opB,
                    m,
                    n,
                    k,
                    1f,
                    ((FloatPointer) a.pointer()).getPointer(atA),
                    lda,
                    ((FloatPointer) b.pointer()).getPointer(atB),
                    ldb,
                    (float) beta,
                    ((FloatPointer) c.pointer()).getPointer(atC),
                    n);
        } else {
            openblas_nolapack.cblas_dgemm(
                    ROW_MAJOR,
                    opA,
                    opB,
                    m,
                    n,
                    k,
                    1,
                    ((DoublePointer) a.pointer()).getPointer(atA),
                    lda,
                    ((DoublePointer) b.pointer()).getPointer(atB),
                    ldb,
                    beta,
                    ((DoublePointer) c.pointer()).getPointer(atC),
                    n);
        }
    }
}
