package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {
    private final StringWriter err = new StringWriter();

    private ProgressLine line(int columns) {
        return new ProgressLine(new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), columns));
    }

    @Test
    void elsewhereTheFirstAndTheLastStateArePrintedOnceEachOnTheirOwnLine() {
        try (ProgressLine line = line(0)) {
            for (int i = 1; i <= 50; i++) {
                int step = i;
                line.show(() -> "step " + step);
            }
        }

        assertThat(err.toString().lines()).containsExactly("step 1", "step 50");
    }

    @Test
    void onATerminalItIsDrawnOverAndNeverWiderThanTheTerminal() {
        try (ProgressLine line = line(8)) {
            line.show(() -> "step 1 of 100");
            line.show(() -> "step 2 of 100");
        }

        assertThat(err.toString()).isEqualTo("\rstep 1 \u001b[K\rstep 2 \u001b[K" + System.lineSeparator());
    }

    @Test
    void whatNeverShowedAnythingPrintsNothing() {
        line(80).close();
        line(0).close();

        assertThat(err.toString()).isEmpty();
    }
}
