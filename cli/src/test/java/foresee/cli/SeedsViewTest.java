package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SeedsViewTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private SeedsView view(int columns) {
        return new SeedsView(new Console(new PrintWriter(out), new PrintWriter(err), columns), List.of(1L, 2L));
    }

    @Test
    void aTerminalShowsALineForEachSeedAndNotesAboveThem() {
        try (SeedsView view = view(80)) {
            view.show(2, "step 5/10");
            view.show(1, "foresee train: something is wrong");
            view.end(2, "finished", List.of("wrote b"));
        }

        assertThat(err.toString())
                .startsWith("\rseed 1: waits\u001b[K" + System.lineSeparator() + "seed 2: step 5/10\u001b[K")
                .contains("\r\u001b[1A\u001b[Jseed 1: foresee train: something is wrong")
                .endsWith("seed 2: finished\u001b[K" + System.lineSeparator());
        assertThat(out.toString()).isEqualTo("seed 2: wrote b" + System.lineSeparator());
    }

    @Test
    void whatProbesReadStaysAboveTheLineThatSaysHowFarASeedIs() {
        try (SeedsView view = view(80)) {
            view.show(1, "step 400/600 of stage 1/2  1:20 left, then the second stage");
            view.show(1, "probes at step 400: R2 agent x 0.98");
        }

        assertThat(err.toString())
                .contains("seed 1: probes at step 400: R2 agent x 0.98" + System.lineSeparator())
                .endsWith("seed 1: step 400/600 of stage 1/2  1:20 left, then the second stage\u001b[K"
                        + System.lineSeparator() + "seed 2: waits\u001b[K" + System.lineSeparator());
    }

    @Test
    void aLogHasEveryLineUnderItsSeed() {
        try (SeedsView view = view(0)) {
            view.show(2, "step 5/10");
            view.show(1, "step 6/10");
            view.end(1, "finished", List.of());
        }

        assertThat(err.toString().lines()).containsExactly("seed 2: step 5/10", "seed 1: step 6/10");
        assertThat(out.toString()).isEmpty();
    }
}
