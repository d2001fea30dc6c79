package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

    /** Refused in one line that begins so and contains all of {@code messages}, with the exit code of wrong usage. */
    void assertRefused(String begin, String... messages) {
        assertThat(exitCode).isEqualTo(2);
        assertThat(out).isEmpty();
        assertThat(errLines()).singleElement().asString().startsWith(begin).contains(messages);
    }

    List<String> errLines() {
        return err.lines().toList();
    }

    List<String> outLines() {
        return out.lines().toList();
    }
}
