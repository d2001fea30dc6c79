package foresee.training;

import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * How many threads ND4J and its BLAS compute with.
 *
 * <p><b>Why:</b> the number changes the order of sums and so the last bits; on shared cores more than one is slower. So it is
 * 1, unless {@code OMP_NUM_THREADS} says otherwise.
 */
final class NativeThreads {
    private static final int THREADS = count(System.getenv("OMP_NUM_THREADS"));

    static {
        Nd4j.getEnvironment().setMaxMasterThreads(THREADS);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(THREADS);
        openblas_nolapack.blas_set_num_threads(THREADS);
    }

    private NativeThreads() {}

    /** Applies the number on first use and returns it. */
    static int configured() {
        return THREADS;
    }

    /** The number a variable's value asks for, 1 if it is absent or no positive number. */
    static int count(String variable) {
        if (variable == null || !variable.strip().matches("[1-9][0-9]{0,3}")) {
            return 1;
        }
        return Integer.parseInt(variable.strip());
    }
}
