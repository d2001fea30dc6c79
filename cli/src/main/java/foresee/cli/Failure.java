package foresee.cli;

/** Why a command ends early: one line for whoever typed it, and the exit code that goes with it. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Exit code of work that did not succeed. */
    static final int FAILED = 1;

    /** Exit code of a command that was given something it cannot use. */
    static final int USAGE = 2;

    private final int exitCode;

    private Failure(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** The command was given something it cannot use: a wrong value, a missing or unreadable file. */
    static Failure usage(String message) {
        return new Failure(USAGE, message, null);
    }

    /** As {@link #usage(String)}, with what led to it for {@code --stacktrace}. */
    static Failure usage(String message, Throwable cause) {
        return new Failure(USAGE, message, cause);
    }

    /** The command understood, tried and did not succeed. */
    static Failure failed(String message, Throwable cause) {
        return new Failure(FAILED, message, cause);
    }

    int exitCode() {
        return exitCode;
    }
}
