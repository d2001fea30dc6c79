package foresee.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * One run of the command inside this process.
 *
 * @param exitCode what the shell would see
 * @param out everything on standard output
 * @param err everything on standard error
 */
record Run(int exitCode, String out, String err) {

    static Run of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Foresee.run(new Console(new PrintWriter(out), new PrintWriter(err), 0), args);
        return new Run(exitCode, out.toString(), err.toString());
    }

    List<String> errLines() {
        return err.lines().toList();
    }

    List<String> outLines() {
        return out.lines().toList();
    }
}
