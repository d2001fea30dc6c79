package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishedFileTest {
    @TempDir
    private Path folder;

    @Test
    void placesThatCanBeWrittenAreLeftAsTheyWere() throws IOException {
        Path file = folder.resolve("deep/result.json");
        FinishedFile.requireWritable(file);
        assertThat(file).doesNotExist();
        try (Stream<Path> left = Files.list(folder.resolve("deep"))) {
            assertThat(left).isEmpty();
        }
        FinishedFile.write(file, new byte[] {1, 2});
        FinishedFile.requireWritable(file);
        assertThat(file).hasBinaryContent(new byte[] {1, 2});
    }

    @Test
    void directoriesAndPlacesBelowFilesAreRefused() throws IOException {
        assertThatThrownBy(() -> FinishedFile.requireWritable(folder))
                .isInstanceOf(IOException.class)
                .hasMessage(folder + " is a directory, not a file.");
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> FinishedFile.requireWritable(file.resolve("result.json")))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write to " + file + ".");
    }
}
