package foresee.benchmarks;

/** A file that is no evaluation set, is damaged, or is one of another Foresee; the message is one line and names the file. */
public final class EvaluationSetFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public EvaluationSetFormatException(String file, String problem) {
        super(file + " " + problem);
    }

    EvaluationSetFormatException(String file, String problem, Throwable cause) {
        super(file + " " + problem, cause);
    }
}
