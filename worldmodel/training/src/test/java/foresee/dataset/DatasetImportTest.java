package foresee.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.dataset.Finding.Severity;
import foresee.model.ActionSpace;
import foresee.model.Episode;
import foresee.runtime.FrameResizer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From folders of pictures to a data set. */
final class DatasetImportTest {
    private static final ImportOptions OPTIONS =
            ImportOptions.defaults("dots").withResizer(new FrameResizer(DotEpisodes.SIZE, DotEpisodes.SIZE));

    @TempDir
    private Path folder;

    private Path recorded;
    private Path out;

    @BeforeEach
    void record() throws IOException {
        recorded = folder.resolve("recorded");
        out = folder.resolve("out.h5");
        Path made = folder.resolve("made.h5");
        try (DatasetWriter writer = DatasetWriter.open(made, DotEpisodes.info())) {
            for (int e = 0; e < 4; e++) {
                writer.append(DotEpisodes.of(e, 40 + e));
            }
            writer.finish();
        }
        try (Dataset dataset = Dataset.open(made)) {
            FolderExport.write(dataset, recorded, done -> {});
        }
    }

    private DatasetImport.Result run(ImportOptions options) throws IOException {
        return new DatasetImport(PngFolders.open(recorded, List.of()), options)
                .run(Optional.of(out), (done, all) -> true);
    }

    private List<String> words(DatasetImport.Result result, Severity severity) {
        return result.report().findings().stream()
                .filter(finding -> finding.severity() == severity)
                .map(Finding::words)
                .toList();
    }

    private Path table(int episode) {
        return recorded.resolve("episode_%04d/actions.csv".formatted(episode));
    }

    private void rewrite(int episode, UnaryOperator<List<String>> change) throws IOException {
        Files.write(table(episode), change.apply(new ArrayList<>(Files.readAllLines(table(episode)))));
    }

    private static List<String> withoutColumns(List<String> lines, int columns) {
        return lines.stream().map(line -> line.split(",", columns + 1)[columns]).toList();
    }

    private void assertNothingWritten() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("made.h5", "recorded");
        }
    }

    @Test
    void whatWasExportedIsImportedToTheBit() throws IOException {
        DatasetImport.Result result = run(OPTIONS.withBounds(List.of(-3.0), List.of(3.0)));

        assertThat(result.written()).isTrue();
        assertThat(result.report().findings()).allMatch(finding -> finding.severity() == Severity.OK);
        try (Dataset dataset = Dataset.open(out)) {
            assertThat(dataset.info().environment()).isEqualTo("dots");
            assertThat(dataset.info().policy()).isEqualTo("imported from folders of PNG, recorded");
            assertThat(dataset.info().actionSpace()).isEqualTo(ActionSpace.Box.symmetric(2, 3));
            assertThat(dataset.info().controlPeriod())
                    .isEqualTo(DotEpisodes.PERIOD, org.assertj.core.data.Offset.offset(1e-9));
            assertThat(dataset.episodes()).isEqualTo(4);
            for (int e = 0; e < 4; e++) {
                EpisodeAssert.assertSame(dataset.episode(e), rounded(DotEpisodes.of(e, 40 + e)));
            }
            dataset.verify();
        }
        assertThat(DatasetWriter.journalOf(out)).doesNotExist();
    }

    /** Actions are stored as floats. */
    private static Episode rounded(Episode episode) {
        return DotEpisodes.columns(episode).toEpisode(DotEpisodes.info());
    }

    @Test
    void boundsAreTakenFromTheDataAndThatIsSaid() throws IOException {
        DatasetImport.Result result = run(OPTIONS);

        assertThat(words(result, Severity.DONE))
                .singleElement()
                .asString()
                .startsWith("took the actions' bounds from the data: -");
        try (Dataset dataset = Dataset.open(out)) {
            assertThat(dataset.info().actionSpace().halfWidth(0)).isBetween(2.8, 3.01);
        }
    }

    @Test
    void theLastOfAsManyActionsAsFramesIsDropped() throws IOException {
        for (int e = 0; e < 4; e++) {
            rewrite(e, lines -> {
                lines.set(lines.size() - 1, lines.get(lines.size() - 1).replace(",,", ",1,1"));
                return lines;
            });
        }
        DatasetImport.Result result = run(OPTIONS);

        assertThat(result.written()).isTrue();
        assertThat(words(result, Severity.DONE))
                .first()
                .asString()
                .startsWith("dropped the last action of 4 of 4 episodes");
        try (Dataset dataset = Dataset.open(out)) {
            assertThat(dataset.steps(0)).isEqualTo(40);
        }
    }

    @Test
    void actionsThatLedToTheirFramesAreMovedAndTheDataIsTheSame() throws IOException {
        for (int e = 0; e < 4; e++) {
            rewrite(e, lines -> {
                List<String> moved = withoutColumns(lines, 2);
                List<String> led = new ArrayList<>(List.of(moved.get(0), ","));
                led.addAll(moved.subList(1, moved.size() - 1));
                return led;
            });
        }
        DatasetImport.Result result = run(OPTIONS);

        assertThat(words(result, Severity.DONE)).first().asString().startsWith("moved the actions of 4 of 4 episodes");
        try (Dataset dataset = Dataset.open(out)) {
            EpisodeAssert.assertSame(dataset.episode(1), rounded(DotEpisodes.of(1, 41)));
        }
    }

    @Test
    void aShiftMendsActionsThatAreLateAndCutsTheEnds() throws IOException {
        for (int e = 0; e < 4; e++) {
            rewrite(e, lines -> {
                List<String> late = new ArrayList<>(withoutColumns(lines, 2));
                late.add(1, "0,0");
                late.remove(late.size() - 1);
                return late;
            });
        }
        DatasetImport.Result wrong = new DatasetImport(PngFolders.open(recorded, List.of()), OPTIONS)
                .run(Optional.empty(), (done, all) -> true);
        DatasetImport.Result mended = run(OPTIONS.withShift(1));

        assertThat(words(wrong, Severity.WARNING)).singleElement().asString().contains("--shift 1");
        assertThat(words(mended, Severity.WARNING)).isEmpty();
        assertThat(words(mended, Severity.DONE))
                .anyMatch(words -> words.equals("shifted the actions by 1: step t has the one of step t+1."));
        try (Dataset dataset = Dataset.open(out)) {
            EpisodeAssert.assertSame(dataset.episode(0), rounded(DotEpisodes.of(0, 40)));
        }
    }

    @Test
    void countsThatDoNotFitAreAnErrorAndNothingIsWritten() throws IOException {
        rewrite(2, lines -> withoutColumns(lines.subList(0, 20), 2));

        DatasetImport.Result result = run(OPTIONS);

        assertThat(result.written()).isFalse();
        assertThat(words(result, Severity.ERROR))
                .singleElement()
                .asString()
                .endsWith("not so in episode_0002 (43 frames, 19 rows).");
        assertNothingWritten();
    }

    @Test
    void anActionThatIsNoNumberIsAnErrorThatNamesTheRow() throws IOException {
        rewrite(1, lines -> {
            lines.set(8, lines.get(8).replaceAll(",[^,]*$", ",nan"));
            return lines;
        });

        DatasetImport.Result result = run(OPTIONS);

        assertThat(words(result, Severity.ERROR))
                .singleElement()
                .asString()
                .contains("NaN or infinite in episode_0001 (row 7)");
        assertNothingWritten();
    }

    @Test
    void aComponentThatNeverChangesNeedsBoundsThatSomebodyGives() throws IOException {
        for (int e = 0; e < 4; e++) {
            rewrite(e, lines -> {
                lines.replaceAll(line ->
                        line.endsWith(",") || line.startsWith("frame,") ? line : line.replaceAll(",[^,]*$", ",0.5"));
                return lines;
            });
        }

        assertThat(words(run(OPTIONS), Severity.ERROR))
                .singleElement()
                .asString()
                .contains("action[1] is 0.5000 in every step");
        assertNothingWritten();
        assertThat(words(run(OPTIONS.withBounds(List.of(-3.0, -1.0), List.of(3.0, 1.0))), Severity.WARNING))
                .contains("action[1] is 0.5000 in every step: no model can learn what it does.");
    }

    @Test
    void picturesThatAreAllTheSameAreAnErrorFoundLateAndStillNothingIsWritten() throws IOException {
        try (Stream<Path> files = Files.walk(recorded)) {
            for (Path picture :
                    files.filter(file -> file.toString().endsWith(".png")).toList()) {
                ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
            }
        }

        DatasetImport.Result result = run(OPTIONS);

        assertThat(words(result, Severity.ERROR))
                .singleElement()
                .asString()
                .startsWith("all frames are the same picture");
        assertNothingWritten();
    }

    @Test
    void whoeverStopsItLeavesNothing() throws IOException {
        DatasetImport.Result result = new DatasetImport(PngFolders.open(recorded, List.of()), OPTIONS)
                .run(Optional.of(out), (done, all) -> done < 2);

        assertThat(result.stopped()).isTrue();
        assertThat(result.written()).isFalse();
        assertNothingWritten();
    }

    @Test
    void aPictureThatIsDamagedIsNamedAndNothingIsLeft() throws IOException {
        Path picture = recorded.resolve("episode_0003/frame_0010.png");
        byte[] bytes = Files.readAllBytes(picture);
        Files.write(picture, java.util.Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> run(OPTIONS))
                .isInstanceOf(DatasetFormatException.class)
                .hasMessageStartingWith(picture + ", picture: it is damaged");
        assertNothingWritten();
    }

    @Test
    void whatAKilledImportLeftIsBegunAnew() throws IOException {
        DatasetInfo info;
        run(OPTIONS);
        try (Dataset dataset = Dataset.open(out)) {
            info = dataset.info();
        }
        Files.delete(out);
        try (DatasetWriter killed = DatasetWriter.open(out, info)) {
            killed.append(DotEpisodes.of(77, 5));
        }

        assertThat(run(OPTIONS).written()).isTrue();
        try (Dataset dataset = Dataset.open(out)) {
            assertThat(dataset.episodes()).isEqualTo(4);
        }
    }

    @Test
    void aFileThatIsThereIsLeftAlone() throws IOException {
        Files.writeString(out, "mine");

        assertThatThrownBy(() -> run(OPTIONS)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(out).hasContent("mine");
    }

    @Test
    void picturesOfAnotherSizeAreResizedAndThatIsSaid() throws IOException {
        DatasetImport.Result result = run(OPTIONS.withResizer(new FrameResizer(16, 32)));

        assertThat(words(result, Severity.DONE)).contains("resized from 24 x 24 to 32 x 16, width x height.");
        try (Dataset dataset = Dataset.open(out)) {
            assertThat(dataset.info().frame()).isEqualTo(new FrameShape(16, 32, 3));
            assertThat(dataset.frame(1, 3))
                    .isEqualTo(new FrameResizer(16, 32)
                            .resize(DotEpisodes.of(1, 41)
                                    .observations()
                                    .get(3)
                                    .frame()
                                    .orElseThrow()));
        }
    }

    @Test
    void withoutTimesTheControlPeriodIsGivenOrSaidToBeATenth() throws IOException {
        for (int e = 0; e < 4; e++) {
            rewrite(e, lines -> withoutColumns(lines, 2));
        }

        assertThat(words(run(OPTIONS), Severity.DONE))
                .anyMatch(words -> words.startsWith("took 0.1000 s from one frame to the next"));
        Files.delete(out);
        run(OPTIONS.withControlPeriod(OptionalDouble.of(0.05)));
        try (Dataset dataset = Dataset.open(out)) {
            assertThat(dataset.info().controlPeriod()).isEqualTo(0.05);
            assertThat(dataset.episode(0).observations().get(2).timeNanos()).isEqualTo(100_000_000L);
        }
    }

    @Test
    void statesAndFeelingsOfATableBecomeColumns() throws IOException {
        for (int e = 0; e < 4; e++) {
            rewrite(e, lines -> {
                List<String> wider = new ArrayList<>();
                for (int i = 0; i < lines.size(); i++) {
                    wider.add(lines.get(i) + (i == 0 ? ",proprio_speed,state_x,reward" : "," + i + "," + 2 * i + ",0"));
                }
                return wider;
            });
        }

        DatasetImport.Result result = run(OPTIONS);

        assertThat(words(result, Severity.DONE)).contains("left out columns reward.");
        try (Dataset dataset = Dataset.open(out)) {
            assertThat(dataset.info().factors()).containsExactly("state_x", "proprio_speed");
            assertThat(dataset.info().proprioception()).containsExactly("proprio_speed");
            float[] felt = new float[1];
            dataset.readProprioception(2, 42, 1, 1, felt, 0);
            assertThat(felt).containsExactly(43);
            assertThat(dataset.episode(2).observations().get(42).state().orElseThrow())
                    .containsExactly(86, 43);
        }
    }
}
