package foresee.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that may not grow fails to be written as it does on a full disk. */
class FullDiskTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("toy.h5");
    }

    @BeforeEach
    void needsBash() {
        assumeTrue(Files.exists(Path.of("/bin/bash")), "no bash here to limit the size of files");
    }

    private List<String> collect(int kilobytes, int episodes, String frames) throws Exception {
        Process process = ForkedJvm.startWithFileLimit(
                kilobytes, CollectingProcess.class, file().toString(), "" + episodes, frames);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }

    private void assertJournalHolds(int episodes) throws IOException {
        try (Dataset dataset = Dataset.open(DatasetWriter.journalOf(file()))) {
            assertThat(dataset.episodes()).isEqualTo(episodes);
        }
        assertThat(DatasetWriter.buildingOf(file())).doesNotExist();
        assertThat(file()).doesNotExist();
    }

    private void assertGoesOnWith(int episodes) throws IOException {
        try (DatasetWriter writer = DatasetWriter.open(file(), CollectingProcess.info(), CollectingProcess::felt)) {
            assertThat(writer.droppedBytes()).isZero();
            assertThat(writer.episodes()).isEqualTo(episodes);
            writer.finish();
        }
        try (Dataset dataset = Dataset.open(file())) {
            assertThat(dataset.episodes()).isEqualTo(episodes);
            dataset.verify();
        }
    }

    @Test
    void aFullDiskWhileCollectingKeepsTheEpisodesBefore() throws Exception {
        List<String> said = collect(1000, 20, "noise");
        assertThat(said.get(said.size() - 1))
                .startsWith("failed: " + DatasetWriter.journalOf(file())
                        + ": writing failed after 7 episodes, which are kept");
        assertThat(said).contains("appended 7").doesNotContain("appended 8");
        assertJournalHolds(7);
        assertGoesOnWith(7);
    }

    @Test
    void aFullDiskWhileFinishingKeepsTheJournal() throws Exception {
        warmUpNatives();
        List<String> said = collect(2000, 20, "plain");
        assertThat(said.get(said.size() - 1))
                .startsWith("failed: " + file() + ": making it failed, its episodes are kept in toy.h5.journal");
        assertJournalHolds(20);
        assertGoesOnWith(20);
    }

    /** The limited process must not be the first to unpack the native library. */
    private static void warmUpNatives() {
        assertThat(Hdf5.LOCK).isNotNull();
    }
}
