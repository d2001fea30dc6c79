package foresee.benchmarks.micro;

/** Who is measured in a round. */
enum Contestant {
    /** A loop of fused multiply-adds and nothing else, in GFLOP/s: the most that a core can do. */
    PEAK("peak"),
    /** Ours on vector kernels, in milliseconds, as all that follow. */
    VECTOR("vector"),
    /** Ours on scalar kernels. */
    SCALAR("scalar"),
    /** The other library. */
    PEER("peer"),
    /** Ours on one thread, by the wall. */
    ONE_THREAD("oneThread"),
    /** Ours on two threads, by the wall. */
    TWO_THREADS("twoThreads"),
    /** Ours on one thread, by its processor time. */
    ONE_THREAD_CPU("oneThreadCpu"),
    /** Ours on two threads, by the processor time of both together. */
    TWO_THREADS_CPU("twoThreadsCpu"),
    /** Ours on vector kernels, where all numbers are denormal. */
    DENORMAL_VECTOR("denormalVector"),
    /** Ours on scalar kernels, where all numbers are denormal. */
    DENORMAL_SCALAR("denormalScalar");

    private final String key;

    Contestant(String key) {
        this.key = key;
    }

    /** Its name in files, and that of its counter. */
    String key() {
        return key;
    }
}
