package foresee.cli;

import java.util.Locale;

/** Where the {@code foresee} command starts: runs it once and hands its exit code to the shell. */
public final class Main {
    private Main() {}

    /** Runs the command on the streams of this process. */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT); // numbers read the same everywhere
        System.exit(Foresee.run(Console.ofProcess(), args));
    }
}
