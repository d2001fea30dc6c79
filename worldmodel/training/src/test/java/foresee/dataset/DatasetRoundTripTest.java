package foresee.dataset;

import static foresee.dataset.EpisodeAssert.assertSame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import foresee.model.Episode;
import foresee.model.Observation;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetRoundTripTest {
    private static final int EPISODES = 23;

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("toy.h5");
    }

    private DatasetWriter collect(int stateSize) throws IOException {
        DatasetWriter writer = DatasetWriter.open(file(), SyntheticEpisodes.info(stateSize));
        for (int e = 0; e < EPISODES; e++) {
            writer.append(SyntheticEpisodes.of(e, steps(e), stateSize));
        }
        return writer;
    }

    private static int steps(int episode) {
        return 1 + 7 * episode % 40;
    }

    private static void assertHoldsAll(Path path, int stateSize) throws IOException {
        try (Dataset dataset = Dataset.open(path)) {
            assertThat(dataset.info()).isEqualTo(SyntheticEpisodes.info(stateSize));
            assertThat(dataset.episodes()).isEqualTo(EPISODES);
            for (int e = 0; e < EPISODES; e++) {
                assertSame(dataset.episode(e), SyntheticEpisodes.of(e, steps(e), stateSize));
                assertThat(dataset.seed(e)).isEqualTo(e);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, SyntheticEpisodes.STATE})
    void aJournalHoldsEveryBit(int stateSize) throws IOException {
        collect(stateSize).close();
        assertHoldsAll(DatasetWriter.journalOf(file()), stateSize);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, SyntheticEpisodes.STATE})
    void aFinishedFileHoldsEveryBit(int stateSize) throws IOException {
        try (DatasetWriter writer = collect(stateSize)) {
            assertThat(writer.finish()).isEqualTo(file());
        }
        assertHoldsAll(file(), stateSize);
    }

    @Test
    void finishingLeavesTheFileAlone() throws IOException {
        collect(SyntheticEpisodes.STATE).finish();
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void theContentHashIsThatOfTheJournal() throws IOException {
        String hash;
        try (DatasetWriter writer = collect(SyntheticEpisodes.STATE)) {
            try (Dataset journal = Dataset.open(DatasetWriter.journalOf(file()))) {
                hash = journal.contentHash();
            }
            writer.finish();
        }
        try (Dataset dataset = Dataset.open(file())) {
            assertThat(dataset.contentHash()).isEqualTo(hash).hasSize(64);
            dataset.verify();
        }
    }

    @Test
    void theContentHashTellsOneBitOfOneActionApart() throws IOException {
        assertThat(hashOf("one.h5", 1.0f)).isNotEqualTo(hashOf("two.h5", Math.nextUp(1.0f)));
        assertThat(hashOf("three.h5", 1.0f)).isEqualTo(hashOf("four.h5", 1.0f));
    }

    private String hashOf(String name, float action) throws IOException {
        Episode like = SyntheticEpisodes.of(0, 1);
        Episode episode = new Episode("toy", 0, like.observations(), ActionSequence.of(1, 2, new double[] {action, 0}));
        Path path = folder.resolve(name);
        try (DatasetWriter writer = DatasetWriter.open(path, SyntheticEpisodes.info())) {
            writer.append(episode);
        }
        try (Dataset dataset = Dataset.open(DatasetWriter.journalOf(path))) {
            return dataset.contentHash();
        }
    }

    /** Golden: made by this test; to change only together with the format version. */
    @Test
    void theContentHashIsTheSameOnEveryJdk() throws IOException {
        assertThat(hashOf("golden.h5", 0.1f))
                .isEqualTo("d471f860348cbff0a7861a5e66e6ec764faca2c0a2a3e28aa83d9bcc6a0e8111");
    }

    @Test
    void aClosedWriterAndAMissingFileSaySo() throws IOException {
        DatasetWriter writer = collect(SyntheticEpisodes.STATE);
        writer.close();
        writer.close();
        assertThatThrownBy(() -> writer.append(SyntheticEpisodes.of(0, 1))).hasMessage("this writer is closed.");
        assertThatThrownBy(() -> Dataset.open(file())).hasMessage(file() + ": there is no such file");
    }

    @Test
    void countsAreOfStepsAndFrames() throws IOException {
        collect(SyntheticEpisodes.STATE).finish();
        try (Dataset dataset = Dataset.open(file())) {
            long steps = 0;
            for (int e = 0; e < EPISODES; e++) {
                steps += steps(e);
            }
            assertThat(dataset.steps()).isEqualTo(steps);
            assertThat(dataset.frames()).isEqualTo(steps + EPISODES);
            assertThat(dataset.isFinished()).isTrue();
        }
    }

    @Test
    void everyKindOfActionSpaceReadsBack() {
        ActionSpace box = new ActionSpace.Box(new double[] {-1, 0.1}, new double[] {Math.nextUp(1.0), 3});
        ActionSpace space =
                new ActionSpace.Product(List.of(box, new ActionSpace.Ball(3, 1 / 3.0), new ActionSpace.Discrete(5)));
        assertThat(DatasetInfoJson.readSpace(DatasetInfoJson.writeSpace(space))).isEqualTo(space);
    }

    @Test
    void aFinishedFileIsNotWrittenAgain() throws IOException {
        collect(SyntheticEpisodes.STATE).finish();
        assertThatThrownBy(() -> DatasetWriter.open(file(), SyntheticEpisodes.info()))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("is finished already");
    }

    @Test
    void anEmptyDataSetIsNotFinished() throws IOException {
        try (DatasetWriter writer = DatasetWriter.open(file(), SyntheticEpisodes.info())) {
            assertThatThrownBy(writer::finish).hasMessageContaining("episodes (0) must be at least 1");
        }
    }

    @Test
    void episodesThatDoNotFitAreRefused() throws IOException {
        Episode good = SyntheticEpisodes.of(3, 4);
        try (DatasetWriter writer = DatasetWriter.open(file(), SyntheticEpisodes.info())) {
            assertThatThrownBy(() -> writer.append(new Episode("maze", 0, good.observations(), good.actions())))
                    .hasMessage("environment (maze) must be the data set's (toy).");
            ActionSequence nan = ActionSequence.of(4, 2, new double[] {0, 0, 0, Double.NaN, 0, 0, 0, 0});
            assertThatThrownBy(() -> writer.append(new Episode("toy", 0, good.observations(), nan)))
                    .hasMessageContaining("actions (NaN) must be finite");
            ActionSequence wide = ActionSequence.of(4, 3, new double[12]);
            assertThatThrownBy(() -> writer.append(new Episode("toy", 0, good.observations(), wide)))
                    .hasMessage("action size (3) must be the data set's (2).");
            List<Observation> blind = List.of(
                    Observation.ofState(new float[3], 0), good.observations().get(1));
            assertThatThrownBy(
                            () -> writer.append(new Episode("toy", 0, blind, ActionSequence.of(1, 2, new double[2]))))
                    .hasMessageContaining("frame 0 (none) must be of the data set's shape (6 x 5 x 3)");
            assertThat(writer.episodes()).isZero();
        }
    }
}
