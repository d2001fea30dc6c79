package foresee.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent feels, beside the states. */
class ProprioceptionTest {
    private static final int EPISODES = 5;

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("toy.h5");
    }

    private static int steps(int episode) {
        return 4 + 3 * episode;
    }

    private DatasetWriter collect() throws IOException {
        DatasetWriter writer = DatasetWriter.open(file(), SyntheticEpisodes.infoOfFeeling(), SyntheticEpisodes::felt);
        for (int e = writer.episodes(); e < EPISODES; e++) {
            writer.append(SyntheticEpisodes.of(e, steps(e)));
        }
        return writer;
    }

    private static void assertFeels(Path path) throws IOException {
        try (Dataset dataset = Dataset.open(path)) {
            assertThat(dataset.info()).isEqualTo(SyntheticEpisodes.infoOfFeeling());
            dataset.verify();
            for (int e = 0; e < EPISODES; e++) {
                EpisodeAssert.assertSame(dataset.episode(e), SyntheticEpisodes.of(e, steps(e)));
                float[] felt = new float[5];
                dataset.readProprioception(e, 0, 4, 2, felt, 1);
                float[] first = SyntheticEpisodes.felt(SyntheticEpisodes.state(e, 0));
                float[] fifth = SyntheticEpisodes.felt(SyntheticEpisodes.state(e, 4));
                assertThat(felt).containsExactly(0, first[0], first[1], fifth[0], fifth[1]);
            }
        }
    }

    @Test
    void journalAndFileHoldEveryBitAndHaveOneHash() throws IOException {
        collect().close();
        Path journal = DatasetWriter.journalOf(file());
        assertFeels(journal);
        String hash;
        try (Dataset dataset = Dataset.open(journal)) {
            hash = dataset.contentHash();
        }
        try (DatasetWriter writer = collect()) {
            writer.finish();
        }
        assertFeels(file());
        try (Dataset dataset = Dataset.open(file())) {
            assertThat(dataset.contentHash()).isEqualTo(hash);
        }
    }

    @Test
    void aChangedValueIsFoundByTheHash() throws IOException {
        collect().finish();
        long at = offsetOf(file(), SyntheticEpisodes.felt(SyntheticEpisodes.state(3, 2)));
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            channel.write(JournalRecords.littleEndian(4).putFloat(9).flip(), at);
        }
        try (Dataset dataset = Dataset.open(file())) {
            assertThatThrownBy(dataset::verify)
                    .isInstanceOf(DatasetFormatException.class)
                    .hasMessageContaining("the file was changed or damaged");
        }
    }

    /** Where a row of proprioception stands in the file. */
    private static long offsetOf(Path file, float[] row) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var bytes = FullRead.of(channel, file, 0, JournalRecords.littleEndian((int) channel.size()));
            for (int at = 0; at < channel.size() - 8; at++) {
                if (bytes.getFloat(at) == row[0] && bytes.getFloat(at + 4) == row[1]) {
                    return at;
                }
            }
        }
        throw new AssertionError("no such row");
    }

    @Test
    void whoFeelsNothingWritesTheOlderFormat() throws IOException {
        assertThat(DatasetInfoJson.write(SyntheticEpisodes.info()))
                .contains("\"format_version\":1,")
                .doesNotContain("proprioception");
        assertThat(DatasetInfoJson.write(SyntheticEpisodes.infoOfFeeling()))
                .contains("\"format_version\":2,", "\"proprioception\":[\"z\",\"x\"]");
        try (DatasetWriter writer = DatasetWriter.open(file(), SyntheticEpisodes.info())) {
            writer.append(SyntheticEpisodes.of(0, 3));
            writer.finish();
        }
        try (Dataset dataset = Dataset.open(file())) {
            assertThat(dataset.info().proprioception()).isEmpty();
            float[] untouched = {7};
            dataset.readProprioception(0, 0, 1, 4, untouched, 0);
            assertThat(untouched).containsExactly(7);
        }
    }

    @Test
    void aJournalOfTheOlderFormatIsReadAndGoingOnWithItIsRefusedInOneLine() throws IOException {
        try (DatasetWriter writer = DatasetWriter.open(file(), SyntheticEpisodes.info())) {
            writer.append(SyntheticEpisodes.of(0, 3));
        }
        Path journal = DatasetWriter.journalOf(file());

        assertThatThrownBy(() -> DatasetWriter.open(file(), SyntheticEpisodes.infoOfFeeling(), SyntheticEpisodes::felt))
                .isInstanceOf(DatasetFormatException.class)
                .hasMessage(journal + ", header: this journal was begun for another data set: proprioception=[], now"
                        + " proprioception=[z, x]. Maybe choose another name.");
        try (Dataset dataset = Dataset.open(journal)) {
            EpisodeAssert.assertSame(dataset.episode(0), SyntheticEpisodes.of(0, 3));
        }
    }

    @Test
    void anotherNumberOfValuesIsRefused() throws IOException {
        try (DatasetWriter writer =
                DatasetWriter.open(file(), SyntheticEpisodes.infoOfFeeling(), state -> new float[3])) {
            assertThatThrownBy(() -> writer.append(SyntheticEpisodes.of(0, 3)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("proprioception 0 (3 values) must be of the data set's size (2).");
        }
    }
}
