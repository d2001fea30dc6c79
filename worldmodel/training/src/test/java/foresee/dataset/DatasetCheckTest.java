package foresee.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.dataset.Finding.Severity;
import foresee.model.ActionSpace;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each check on data made to fail it, and all of them on data that is well. */
final class DatasetCheckTest {
    private static final int STEPS = 60;

    @TempDir
    private Path folder;

    /** What a check says of six episodes, spoilt first. */
    private static List<Finding> findings(EpisodeCheck check, Consumer<EpisodeColumns> spoil) {
        for (int e = 0; e < 6; e++) {
            EpisodeColumns episode = DotEpisodes.columns(e, STEPS);
            spoil.accept(episode);
            check.add("episode " + e, episode);
        }
        return check.findings();
    }

    private static void assertOne(List<Finding> findings, Severity severity, String... words) {
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).as(finding.words()).isEqualTo(severity);
            assertThat(finding.words()).contains(words);
        });
    }

    @Test
    void dataThatIsWellIsSaidToBeByEveryCheck() throws Exception {
        Path file = folder.resolve("dots.h5");
        try (DatasetWriter writer = DatasetWriter.open(file, DotEpisodes.info())) {
            for (int e = 0; e < 6; e++) {
                writer.append(DotEpisodes.of(e, STEPS));
            }
            writer.finish();
        }

        try (Dataset dataset = Dataset.open(file)) {
            DatasetReport report =
                    DatasetCheck.of(dataset, done -> assertThat(done).isBetween(1, 6));

            assertThat(report.findings()).hasSize(6).allMatch(finding -> finding.severity() == Severity.OK);
            assertThat(report.hasErrors()).isFalse();
            assertThat(report.lines()).allMatch(line -> line.startsWith("ok       "));
        }
    }

    @Test
    void aStateThatIsNoNumberIsAnErrorThatNamesTheEpisode() {
        FiniteCheck check = new FiniteCheck();

        assertOne(
                findings(check, episode -> episode.actions[5] = episode.seed == 3 ? Float.NaN : 0),
                Severity.ERROR,
                "of episode 3.");
    }

    @Test
    void actionsOutOfBoundsAreCounted() {
        ActionRangeCheck check = new ActionRangeCheck(ActionSpace.Box.symmetric(2, DotEpisodes.REACH));

        assertOne(
                findings(check, episode -> episode.actions[4] = 3.5f),
                Severity.WARNING,
                "action[0] leaves its bounds -3.000 to 3.000 in 6 of 360 steps",
                "to 3.500");
    }

    @Test
    void actionsThatStickToTheirBoundsAreSaturated() {
        ActionRangeCheck check = new ActionRangeCheck(ActionSpace.Box.symmetric(2, DotEpisodes.REACH));

        assertOne(
                findings(check, episode -> {
                    for (int i = 1; i < episode.actions.length; i += 2) {
                        episode.actions[i] = Math.signum(episode.actions[i]) * 3;
                    }
                }),
                Severity.WARNING,
                "action[1] is saturated: 100 %");
    }

    @Test
    void aRangeThatIsNeverUsedIsNamed() {
        ActionRangeCheck check = new ActionRangeCheck(ActionSpace.Box.symmetric(2, 30));

        assertThat(findings(check, episode -> {}))
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.words()).contains("of -30.00 to 30.00 alone"));
    }

    @Test
    void timesThatStumbleAreUneven() {
        FrameRateCheck check = new FrameRateCheck(DotEpisodes.PERIOD);

        assertOne(
                findings(
                        check,
                        episode -> Arrays.setAll(episode.times, t -> episode.times[t] + (t >= 30 ? 300_000_000L : 0))),
                Severity.WARNING,
                "times are uneven: 1.7 %",
                "the longest 0.4000 s");
    }

    @Test
    void anotherPaceThanTheControlPeriodIsSaid() {
        FrameRateCheck check = new FrameRateCheck(0.08);

        assertOne(findings(check, episode -> {}), Severity.WARNING, "0.1000 s or less", "control period is 0.08000 s");
    }

    @Test
    void timesThatGoBackwardAreAnError() {
        FrameRateCheck check = new FrameRateCheck(DotEpisodes.PERIOD);

        assertOne(
                findings(check, episode -> episode.times[9] = 0),
                Severity.ERROR,
                "episode 0, episode 1, episode 2 and 3 more");
    }

    @Test
    void framesThatRepeatAreCountedAndAStillEpisodeIsNamed() {
        DuplicateFramesCheck check = new DuplicateFramesCheck(DotEpisodes.info().frame());
        int bytes = DotEpisodes.info().frame().bytes();

        List<Finding> findings = findings(check, episode -> {
            for (int t = 1; t <= STEPS; t++) {
                if (episode.seed == 2 || t % 2 == 1) {
                    System.arraycopy(episode.pixels, (t - 1) * bytes, episode.pixels, t * bytes, bytes);
                }
            }
        });

        assertThat(findings).extracting(Finding::severity).containsExactly(Severity.WARNING, Severity.WARNING);
        assertThat(findings.get(0).words()).contains("nothing moves in episode 2:");
        assertThat(findings.get(1).words()).matches("5\\d\\.\\d % of the frames equal the one before.*");
    }

    @Test
    void anActionAndAChannelThatNeverChangeAreNamed() {
        ConstantChannelsCheck check = new ConstantChannelsCheck(DotEpisodes.info());

        List<Finding> findings = findings(check, episode -> {
            for (int i = 1; i < episode.actions.length; i += 2) {
                episode.actions[i] = 0.5f;
            }
            for (int i = 2; i < episode.pixels.length; i += 3) {
                episode.pixels[i] = (byte) 255;
            }
        });

        assertThat(findings)
                .extracting(Finding::words)
                .containsExactly(
                        "action[1] is 0.5000 in every step: no model can learn what it does.",
                        "channel 2 of the pixels is 255 everywhere.");
    }

    @Test
    void picturesThatAreAllOneAreAnError() {
        ConstantChannelsCheck check = new ConstantChannelsCheck(DotEpisodes.info());

        assertOne(
                findings(check, episode -> Arrays.fill(episode.pixels, (byte) 7)), Severity.ERROR, "the same picture");
    }

    @ParameterizedTest
    @ValueSource(ints = {-3, -2, -1, 1, 2, 3})
    void actionsThatAreOutOfStepAreFoundWithTheShiftThatMendsIt(int shift) {
        AlignmentCheck check = new AlignmentCheck(DotEpisodes.info());

        assertOne(
                findings(check, episode -> {
                    float[] actions = episode.actions.clone();
                    for (int i = 0; i < actions.length; i++) {
                        episode.actions[i] = actions[Math.floorMod(i - 2 * shift, actions.length)];
                    }
                }),
                Severity.WARNING,
                Math.abs(shift) + (Math.abs(shift) == 1 ? " step " : " steps ") + (shift > 0 ? "later" : "earlier"),
                "Maybe import with --shift " + shift + ",");
    }

    @Test
    void actionsOfOtherPicturesExplainNothing() {
        AlignmentCheck check = new AlignmentCheck(DotEpisodes.info());

        assertOne(
                findings(check, episode -> {
                    float[] others = DotEpisodes.columns(episode.seed + 100, STEPS).actions;
                    System.arraycopy(others, 0, episode.actions, 0, others.length);
                }),
                Severity.WARNING,
                "Maybe they are not the actions of these pictures");
    }

    @Test
    void aHandfulOfStepsIsTooFewToTell() {
        AlignmentCheck check = new AlignmentCheck(DotEpisodes.info());
        check.add("short", DotEpisodes.columns(1, 20));

        assertOne(check.findings(), Severity.WARNING, "too few steps");
    }
}
