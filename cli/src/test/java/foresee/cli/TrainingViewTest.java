package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.training.ProbeScore;
import foresee.training.TrainingProgress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TrainingViewTest {
    private static final TrainingProgress STEP = new TrainingProgress(
            1, 1, 600, 2400, 0.41234, 0.0123, "sigreg", 0.2, 0.31, 0, 0.52, 12.3, 0.98, 0.031, 4210.4, 4383, List.of());

    private final StringWriter err = new StringWriter();

    private TrainingView view(int columns) {
        return new TrainingView(new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), columns));
    }

    @Test
    void aTerminalShowsHowFarItIsWhatTheLossIsMadeOfAndWhetherLatentsAreAnyGood() {
        assertThat(TrainingView.lines(STEP, "41.3 s"))
                .containsExactly(
                        "step 600 of 2400  [#####---------------] 25 %  1:13:03 left  4210 images/s  CPU 41.3 s",
                        "loss     0.4123  prediction 0.0123, sigreg 0.2000, inverse dynamics 0.3100, gradient 0.52",
                        "latents  spread 0.98  rank 12.3  prediction 0.031 of a constant's");
    }

    @Test
    void slownessIsShownWhereSomethingIsHeldToIt() {
        TrainingProgress slow = new TrainingProgress(
                1, 1, 600, 2400, 0.41234, 0.0123, "logdet", 0.2, 0.31, 0.0456, 0.52, 12.3, 0.98, 0.031, 4210.4, 4383,
                List.of());

        assertThat(TrainingView.lines(slow, "41.3 s").get(1))
                .endsWith("inverse dynamics 0.3100, slowness 0.0456, gradient 0.52");
    }

    @Test
    void ofTwoStagesTheFirstSaysThatAnotherFollowsAndTheSecondHowLongAllWillTake() {
        TrainingProgress first = new TrainingProgress(
                1, 2, 600, 2400, 0.41234, 0.0123, "sigreg", 0.2, 0.31, 0, 0.52, 12.3, 0.98, 0.031, 4210.4, 4383,
                List.of());
        TrainingProgress second = new TrainingProgress(
                2, 2, 600, 2400, 0.41234, 0.0123, "none", 0, 0, 0, 0.52, 12.3, 0.98, 0.031, 4210.4, 4383, List.of());

        assertThat(TrainingView.lines(first, "41.3 s").get(0))
                .isEqualTo("step 600 of 2400, stage 1 of 2  [#####---------------] 25 %  1:13:03 left, then the"
                        + " second stage  4210 images/s  CPU 41.3 s");
        assertThat(TrainingView.lines(second, "41.3 s"))
                .containsExactly(
                        "step 600 of 2400, stage 2 of 2  [#####---------------] 25 %  1:13:03 left  4210 latents/s"
                                + "  CPU 41.3 s",
                        "loss     0.4123  prediction 0.0123, gradient 0.52",
                        "latents  frozen  prediction 0.031 of a constant's");
        assertThat(TrainingView.line(first, "41.3 s"))
                .startsWith("step 600/2400 of stage 1/2  1:13:03 left, then the second stage  loss 0.4123  ");
        assertThat(TrainingView.line(second, "41.3 s"))
                .isEqualTo("step 600/2400 of stage 2/2  1:13:03 left  loss 0.4123  prediction 0.031 of a constant's"
                        + "  latents frozen  4210 latents/s  CPU 41.3 s  (prediction 0.0123, gradient 0.52)");
    }

    private static TrainingProgress looked(int step, String... factors) {
        List<ProbeScore> read = Arrays.stream(factors)
                .map(name -> new ProbeScore(name, "px", name.startsWith("wall") ? Double.NaN : 0.976, 1))
                .toList();
        return new TrainingProgress(
                1, 1, step, 2400, 0.41234, 0.0123, "sigreg", 0.2, 0.31, 0, 0.52, 12.3, 0.98, 0.031, 4210.4, 4383, read);
    }

    @Test
    void whatProbesReadStaysOnTheTerminalUntilTheNextReading() {
        try (TrainingView view = view(200)) {
            view.show(looked(400, "agent x", "agent y", "wall x", "door y", "door x"));
            view.show(STEP);
        }

        assertThat(List.of(err.toString().split("\n")).subList(7, 9))
                .allSatisfy(line -> assertThat(line).endsWith("\u001b[K"))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("R2 read  agent x 0.98, agent y 0.98, wall x -, door y 0.98"),
                        line -> assertThat(line).startsWith("         door x 0.98  (step 400)"));
    }

    @Test
    void aLogHasALineOfItsOwnForWhatProbesRead() {
        try (TrainingView view = view(0)) {
            view.show(looked(400, "agent x", "wall x"));
        }

        assertThat(err.toString().lines().toList())
                .hasSize(2)
                .first()
                .isEqualTo("probes at step 400: R2 agent x 0.98, wall x -");
    }

    @Test
    void linesAreDrawnOverInPlace() {
        try (TrainingView view = view(200)) {
            view.show(STEP);
            view.show(STEP);
        }

        List<String> drawn = List.of(err.toString().split("\n"));
        assertThat(drawn).hasSize(5);
        assertThat(drawn.get(0)).startsWith("\rstep 600 of 2400").endsWith("\u001b[K");
        assertThat(drawn.get(2)).startsWith("latents").contains("\u001b[K\r\u001b[2Astep 600");
        assertThat(drawn.get(4)).startsWith("latents").endsWith("\u001b[K");
    }

    @Test
    void aLogHasOneLineThatSaysAsMuch() {
        try (TrainingView view = view(0)) {
            view.show(STEP);
            view.show(STEP);
        }

        assertThat(err.toString().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("step 600/2400  1:13:03 left  loss 0.4123  prediction 0.031 of a constant's")
                        .contains("  spread 0.98  rank 12.3  4210 images/s  CPU ")
                        .endsWith("(prediction 0.0123, sigreg 0.2000, inverse dynamics 0.3100, gradient 0.52)"));
    }
}
