package foresee.dataset;

import static foresee.dataset.EpisodeAssert.assertSame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalDamageTest {
    private static final int EPISODES = 3;

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("toy.h5");
    }

    private Path journal() {
        return DatasetWriter.journalOf(file());
    }

    private byte[] collect() throws IOException {
        try (DatasetWriter writer = DatasetWriter.open(file(), SyntheticEpisodes.info())) {
            for (int e = 0; e < EPISODES; e++) {
                writer.append(SyntheticEpisodes.of(e, 1 + e));
            }
        }
        return Files.readAllBytes(journal());
    }

    private JournalIndex index() throws IOException {
        try (FileChannel channel = FileChannel.open(journal(), StandardOpenOption.READ)) {
            return JournalIndex.scan(journal(), channel);
        }
    }

    @Test
    void aTailTornAtAnyByteCostsTheLastEpisodeOnly() throws IOException {
        byte[] whole = collect();
        int last = (int) index().entries().get(EPISODES - 1).offset();
        for (int length = last; length < whole.length; length++) {
            Files.write(journal(), Arrays.copyOf(whole, length));
            try (Dataset dataset = Dataset.open(journal())) {
                assertThat(dataset.episodes()).isEqualTo(EPISODES - 1);
                assertSame(dataset.episode(1), SyntheticEpisodes.of(1, 2));
            }
        }
    }

    @Test
    void collectingGoesOnBehindATornTail() throws IOException {
        byte[] whole = collect();
        int last = (int) index().entries().get(EPISODES - 1).offset();
        for (int length = last; length < whole.length; length += 1 + 3 * (length - last)) {
            Files.write(journal(), Arrays.copyOf(whole, length));
            try (DatasetWriter writer = DatasetWriter.open(file(), SyntheticEpisodes.info())) {
                assertThat(writer.episodes()).isEqualTo(EPISODES - 1);
                assertThat(writer.droppedBytes()).isEqualTo(length - last);
                writer.append(SyntheticEpisodes.of(2, 3));
            }
            assertThat(Files.readAllBytes(journal())).isEqualTo(whole);
        }
    }

    @Test
    void aHeaderTornAtAnyByteIsBegunAnew() throws IOException {
        byte[] whole = collect();
        int header = (int) index().entries().get(0).offset();
        for (int length = 0; length < header; length++) {
            Files.write(journal(), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Dataset.open(journal()))
                    .isInstanceOf(DatasetFormatException.class)
                    .hasMessageContaining("offset 0: the journal ends before its header does.");
            if (length % 50 == 3) {
                collectAgain();
                assertThat(Files.readAllBytes(journal())).isEqualTo(whole);
            }
        }
    }

    private void collectAgain() throws IOException {
        try (DatasetWriter writer = DatasetWriter.open(file(), SyntheticEpisodes.info())) {
            assertThat(writer.episodes()).isZero();
        }
        collect();
    }

    @Test
    void zerosAtTheEndAreATornTail() throws IOException {
        byte[] whole = collect();
        Files.write(journal(), Arrays.copyOf(whole, whole.length + 100_000));
        try (DatasetWriter writer = DatasetWriter.open(file(), SyntheticEpisodes.info())) {
            assertThat(writer.episodes()).isEqualTo(EPISODES);
            assertThat(writer.droppedBytes()).isEqualTo(100_000);
        }
        assertThat(Files.readAllBytes(journal())).isEqualTo(whole);
    }

    @Test
    void aFlippedBitAnywhereIsFoundAndNamedWithTheOffsetOfItsRecord() throws IOException {
        byte[] whole = collect();
        JournalIndex index = index();
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << (at % 8));
            Files.write(journal(), damaged);
            DatasetFormatException error =
                    catchThrowableOfType(DatasetFormatException.class, () -> Dataset.open(journal()));
            assertThat(error).as("byte %d", at).isNotNull();
            assertThat(error.getMessage()).doesNotContain("\n").startsWith(journal() + ", offset ");
            assertThat(error.where()).isEqualTo("offset " + recordAt(index, at));
        }
    }

    private static long recordAt(JournalIndex index, int at) {
        long record = at < JournalRecords.MAGIC.length ? 0 : JournalRecords.MAGIC.length;
        for (JournalIndex.Entry entry : index.entries()) {
            record = entry.offset() <= at ? entry.offset() : record;
        }
        return record;
    }

    @Test
    void damageIsNotWrittenOver() throws IOException {
        byte[] whole = collect();
        whole[whole.length - 1] ^= 1;
        Files.write(journal(), whole);
        long last = index0(whole);
        assertThatThrownBy(() -> DatasetWriter.open(file(), SyntheticEpisodes.info()))
                .isInstanceOf(DatasetFormatException.class)
                .hasMessageEndingWith("the checksum of record 3 is wrong; the 2 episodes before it are whole. "
                        + "Maybe cut the file to " + last + " bytes to go on from there.");
        assertThat(Files.readAllBytes(journal())).isEqualTo(whole);
    }

    private long index0(byte[] whole) throws IOException {
        byte[] repaired = whole.clone();
        repaired[whole.length - 1] ^= 1;
        Path copy = Files.write(folder.resolve("copy"), repaired);
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.READ)) {
            return JournalIndex.scan(copy, channel).entries().get(EPISODES - 1).offset();
        }
    }

    @Test
    void aJournalOfAnotherDataSetIsRefused() throws IOException {
        collect();
        assertThatThrownBy(() -> DatasetWriter.open(file(), SyntheticEpisodes.info(0)))
                .isInstanceOf(DatasetFormatException.class)
                .hasMessageContaining("begun for another data set")
                .hasMessageContaining("stateSize=3")
                .hasMessageContaining("stateSize=0");
    }

    @Test
    void aSecondWriterIsRefused() throws IOException {
        try (DatasetWriter writer = DatasetWriter.open(file(), SyntheticEpisodes.info())) {
            assertThatThrownBy(() -> DatasetWriter.open(file(), SyntheticEpisodes.info()))
                    .hasMessageContaining("somebody else is writing");
            writer.append(SyntheticEpisodes.of(0, 2));
        }
        try (DatasetWriter writer = DatasetWriter.open(file(), SyntheticEpisodes.info())) {
            assertThat(writer.episodes()).isEqualTo(1);
        }
    }

    @Test
    void aNewerFormatIsRefusedWithBothVersions() throws IOException {
        String json =
                DatasetInfoJson.write(SyntheticEpisodes.info()).replace("\"format_version\":1", "\"format_version\":9");
        assertThatThrownBy(() -> DatasetInfoJson.read(json))
                .hasMessage("format version is 9; this program reads versions 1 and 2.");
    }

    @Test
    void collectingGoesOnAfterAClose() throws IOException {
        collect();
        try (DatasetWriter writer = DatasetWriter.open(file(), SyntheticEpisodes.info())) {
            assertThat(writer.episodes()).isEqualTo(EPISODES);
            writer.append(SyntheticEpisodes.of(EPISODES, 9));
            writer.finish();
        }
        try (Dataset dataset = Dataset.open(file())) {
            assertThat(dataset.episodes()).isEqualTo(EPISODES + 1);
            assertSame(dataset.episode(EPISODES), SyntheticEpisodes.of(EPISODES, 9));
        }
    }

    @Test
    void aHalfBuiltFileIsBuiltAgain() throws IOException {
        collect();
        Files.write(DatasetWriter.buildingOf(file()), new byte[777]);
        try (DatasetWriter writer = DatasetWriter.open(file(), SyntheticEpisodes.info())) {
            writer.finish();
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void aJournalLeftBesideItsFinishedFileIsRemoved() throws IOException {
        byte[] journal = collect();
        try (DatasetWriter writer = DatasetWriter.open(file(), SyntheticEpisodes.info())) {
            writer.finish();
        }
        Files.write(journal(), journal);
        assertThatThrownBy(() -> DatasetWriter.open(file(), SyntheticEpisodes.info()))
                .hasMessageContaining("is finished already");
        assertThat(journal()).doesNotExist();
    }

    @Test
    void aJournalOfOtherEpisodesThanTheFinishedFilesIsKept() throws IOException {
        collect();
        try (DatasetWriter writer = DatasetWriter.open(file(), SyntheticEpisodes.info())) {
            writer.finish();
        }
        Path other = folder.resolve("other.h5");
        try (DatasetWriter writer = DatasetWriter.open(other, SyntheticEpisodes.info())) {
            writer.append(SyntheticEpisodes.of(8, 8));
        }
        Files.move(DatasetWriter.journalOf(other), journal());
        assertThatThrownBy(() -> DatasetWriter.open(file(), SyntheticEpisodes.info()))
                .hasMessageContaining("its episodes are not those of");
        assertThat(journal()).exists();
    }
}
