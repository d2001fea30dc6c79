package foresee.benchmarks.matrix;

/** A specification or a result cannot be read; says which file, and what is wrong with it. */
public final class BenchmarkFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    BenchmarkFormatException(String file, String what) {
        super(file + ": " + what);
    }
}
