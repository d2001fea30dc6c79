package foresee.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Collecting and reading data loads no class of ND4J and no native library but HDF5's and JavaCPP's own. */
class NoTensorLibraryTest {
    @TempDir
    Path folder;

    /** Collects, finishes, samples and summarises, then lists the classes and libraries that were loaded. */
    static final class Main {
        public static void main(String[] arguments) throws Exception {
            Path file = Path.of(arguments[0]);
            try (DatasetWriter writer = DatasetWriter.open(file, SyntheticEpisodes.info())) {
                for (int e = 0; e < 3; e++) {
                    writer.append(SyntheticEpisodes.of(e, 40));
                }
                writer.finish();
            }
            try (Dataset dataset = Dataset.open(file)) {
                DatasetSummary.of(dataset, 3);
                int[] episodes = EpisodeSplit.of(3, 0.3, 1).training();
                SequenceShape shape = SequenceShape.defaults();
                new SequenceSampler(dataset, episodes, shape, 1).next(new SequenceBatch(2, shape, dataset.info()));
            }
        }
    }

    @Test
    void noClassOfNd4jIsLoaded() throws Exception {
        Process process =
                ForkedJvm.startVerbose(Main.class, folder.resolve("toy.h5").toString());
        String loaded = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(loaded).isZero();
        assertThat(loaded).contains("foresee.dataset.Hdf5Builder").contains("org.bytedeco.hdf5");
        assertThat(loaded.lines()).noneMatch(line -> line.contains("org.nd4j") || line.contains("foresee.training"));
    }
}
