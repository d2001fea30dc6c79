package foresee.runtime;

import foresee.runtime.kernels.Kernels;
import foresee.runtime.kernels.PackedWeights;
import foresee.runtime.kernels.ScalarKernels;
import foresee.runtime.kernels.Scratch;
import foresee.runtime.kernels.VectorKernels;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/**
 * Which kernels models run on in this JVM: scalar ones at first, vector ones once those are compiled.
 *
 * <p><b>Why:</b> code over the Vector API is slow until the just-in-time compiler has seen it for about a second; scalar code
 * is fast after a tenth of that. Both give the same bits, so the change is nobody's business. It happens when three rounds of
 * all vector kernels in a row took less time than the best scalar round, for every number of lanes, and never if that does not
 * come about within half a minute of trying. Time is the trying thread's processor time: on a busy machine the compiler comes later, not never. A JVM
 * that only interprets, or compiles with its first compiler alone, stays with scalar kernels at once.
 *
 * <p>{@code -Dforesee.vectorBits=0} keeps the scalar kernels; so does a JVM without the module jdk.incubator.vector.
 */
final class KernelChoice {
    private static final long BUDGET_NANOS = 30_000_000_000L;
    private static final long DELAY_MILLIS = 300;

    /** Between rounds, to leave the processor to the compiler's threads. */
    private static final long PAUSE_MILLIS = 2;

    private static final int WINS = 3;
    private static final Kernels SCALAR = new ScalarKernels();
    private static final Object LOCK = new Object();

    private static volatile Kernels current = SCALAR;
    private static volatile boolean decided = Integer.getInteger("foresee.vectorBits", 1) == 0 || !compilesWell();
    private static boolean started;

    private KernelChoice() {}

    /** The kernels to use now; ask once for each call of a model. */
    static Kernels current() {
        return current;
    }

    /**
     * Warms the vector kernels in a daemon thread that ends by itself; does nothing the second time. It begins a little later,
     * so that a program's first action does not share the processor with it.
     */
    static void warmUpInBackground() {
        synchronized (LOCK) {
            if (!started && !decided) {
                started = true;
                Thread thread = new Thread(KernelChoice::warmUpLater, "foresee-warm-up");
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private static void warmUpLater() {
        if (sleep(DELAY_MILLIS)) {
            warmUp();
        }
    }

    /** Returns when the choice is final. */
    static void warmUp() {
        if (!decided) {
            synchronized (KernelChoice.class) {
                if (!decided) {
                    current = choose();
                    decided = true;
                }
            }
        }
    }

    /** Whether the JVM has its second compiler on, without which vector code is slower than none. */
    private static boolean compilesWell() {
        String mode = System.getProperty("java.vm.info", "");
        return !mode.contains("interpreted") && !mode.contains("emulated-client");
    }

    private static Kernels choose() {
        try {
            Kernels vector = new VectorKernels();
            return isFaster(vector) ? vector : SCALAR;
        } catch (NoClassDefFoundError | ExceptionInInitializerError e) {
            System.getLogger(KernelChoice.class.getName())
                    .log(
                            Level.INFO,
                            "Models run on scalar kernels, since the Vector API is missing. Maybe start Java with "
                                    + "--add-modules jdk.incubator.vector.");
            return SCALAR;
        }
    }

    private static boolean isFaster(Kernels vector) {
        Exercise exercise = new Exercise();
        long end = now() + BUDGET_NANOS;
        int wins = 0;
        while (wins < WINS && now() < end && sleep(PAUSE_MILLIS)) {
            wins = exercise.isWonBy(vector) ? wins + 1 : 0;
        }
        return wins == WINS;
    }

    /** Processor time of this thread in ns; by the wall where the JVM cannot tell. */
    private static long now() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        boolean tells = threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();
        return tells ? threads.getCurrentThreadCpuTime() : System.nanoTime();
    }

    /** Returns false if the thread should end. */
    private static boolean sleep(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * All kernels on small data, the shapes that planners use: one lane and many, outputs that make panels of every width, many
     * inputs, and many outputs, since the compiler unrolls a loop only as far as it has seen it go.
     */
    private static final class Exercise {
        private static final int FEW = 44;
        private static final int MANY = 300;
        private static final int[] LANES = {1, 16, 32, 48, 64};
        private static final int MOST_LANES = 64;
        private static final int[] ROW_WIDTHS = {2, 7, 15, 33};
        private final float[] x = new float[MANY * MOST_LANES];
        private final float[] y = new float[Kernels.padded(MANY) * MOST_LANES];
        private final float[] gain = new float[FEW];
        private final Scratch scratch = new Scratch(MANY, MOST_LANES);
        private final PackedWeights small = weights(FEW, FEW);
        private final PackedWeights broad = weights(MANY, FEW);
        private final PackedWeights deep = weights(FEW, MANY);
        private final long[] best = new long[LANES.length];

        Exercise() {
            Arrays.fill(x, 0.5f);
            Arrays.fill(gain, 1f);
            Arrays.fill(best, Long.MAX_VALUE);
        }

        private static PackedWeights weights(int outputs, int inputs) {
            float[] weight = new float[outputs * inputs];
            Arrays.fill(weight, 1f / inputs);
            return PackedWeights.of(outputs, inputs, weight, new float[outputs]);
        }

        /** Whether every number of lanes took less time than it took the scalar kernels at their best. */
        boolean isWonBy(Kernels kernels) {
            boolean won = true;
            for (int i = 0; i < LANES.length; i++) {
                best[i] = Math.min(best[i], nanos(SCALAR, LANES[i]));
                won &= nanos(kernels, LANES[i]) < best[i];
            }
            return won;
        }

        private long nanos(Kernels kernels, int lanes) {
            long start = now();
            for (int i = 0; i < (lanes == 1 ? 2 * Kernels.LANES : 2); i++) {
                round(kernels, lanes);
            }
            return now() - start;
        }

        private void round(Kernels kernels, int lanes) {
            int count = Kernels.padded(FEW * lanes);
            kernels.dense(small, x, 0f, y, lanes, scratch);
            kernels.relu(y, y, count);
            kernels.reluGradient(y, x, y, count);
            kernels.layerNorm(x, gain, gain, FEW, 1, 0f, y, lanes, scratch);
            kernels.layerNormGradient(x, gain, FEW, 1, x, y, lanes, scratch);
            kernels.silu(x, y, count);
            kernels.siluGradient(x, x, y, count);
            kernels.add(x, x, y, count);
            kernels.exp(y, 0, count);
            kernels.tanh(y, 0, count);
            kernels.dot(x, 0, gain, 0, FEW, scratch);
            kernels.dense(broad, x, Kernels.NO_FLOOR, y, lanes, scratch);
            kernels.dense(deep, x, Kernels.NO_FLOOR, y, lanes, scratch);
            for (int width : ROW_WIDTHS) {
                kernels.copyRows(x, 0, FEW, y, 0, width, lanes);
            }
        }
    }
}
