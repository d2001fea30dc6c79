package foresee.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetSummaryTest {
    @TempDir
    Path folder;

    private Path collect() throws IOException {
        Path file = folder.resolve("toy.h5");
        try (DatasetWriter writer = DatasetWriter.open(file, SyntheticEpisodes.info())) {
            writer.append(SyntheticEpisodes.of(0, 3));
            writer.append(SyntheticEpisodes.of(1, 7));
            return writer.finish();
        }
    }

    @Test
    void itSaysWhatIsThere() throws IOException {
        try (Dataset dataset = Dataset.open(collect())) {
            DatasetSummary summary = DatasetSummary.of(dataset, 4);
            assertThat(summary.episodes()).isEqualTo(2);
            assertThat(summary.steps()).isEqualTo(10);
            assertThat(summary.frames()).isEqualTo(12);
            assertThat(summary.shortest()).isEqualTo(3);
            assertThat(summary.longest()).isEqualTo(7);
            assertThat(summary.bytes()).isEqualTo(Files.size(dataset.path()));
            assertThat(summary.lines())
                    .anyMatch(line -> line.contains("2 episodes of 3 to 7 steps: 10 steps, 12 frames"))
                    .anyMatch(line -> line.contains("{\"type\":\"ball\",\"size\":2,\"radius\":2.45}"))
                    .anyMatch(line -> line.contains("noise, seed 77"));
        }
    }

    @Test
    void whatTheAgentFeelsIsNamed() throws IOException {
        Path file = folder.resolve("feeling.h5");
        DatasetWriter.open(file, SyntheticEpisodes.infoOfFeeling(), SyntheticEpisodes::felt)
                .close();
        try (Dataset dataset = Dataset.open(DatasetWriter.journalOf(file))) {
            assertThat(DatasetSummary.of(dataset, 0).lines())
                    .anyMatch(line -> line.endsWith(", states of 3 values, factors x, y, felt z, x"));
        }
    }

    @Test
    void actionStatisticsAreThoseOfADirectComputation() throws IOException {
        try (Dataset dataset = Dataset.open(collect())) {
            double[] values = new double[10];
            for (int i = 0; i < 10; i++) {
                values[i] = i < 3 ? SyntheticEpisodes.action(0, i, 1) : SyntheticEpisodes.action(1, i - 3, 1);
            }
            double mean = 0;
            for (double value : values) {
                mean += value / 10;
            }
            double variance = 0;
            for (double value : values) {
                variance += (value - mean) * (value - mean) / 10;
            }
            ComponentStatistics found = DatasetSummary.of(dataset, 0).actions().get(1);
            assertThat(found.mean()).isCloseTo(mean, within(1e-12));
            assertThat(found.deviation()).isCloseTo(Math.sqrt(variance), within(1e-12));
            assertThat(found.min()).isEqualTo(values[0]);
            assertThat(found.max()).isEqualTo(values[9]);
        }
    }

    @Test
    void thumbnailsAreSpreadEvenly() throws IOException {
        try (Dataset dataset = Dataset.open(collect())) {
            assertThat(DatasetSummary.of(dataset, 3).thumbnails())
                    .containsExactly(
                            new DatasetSummary.Thumbnail(0, 2, SyntheticEpisodes.frame(0, 2)),
                            new DatasetSummary.Thumbnail(1, 2, SyntheticEpisodes.frame(1, 2)),
                            new DatasetSummary.Thumbnail(1, 6, SyntheticEpisodes.frame(1, 6)));
            assertThat(DatasetSummary.of(dataset, 99).thumbnails()).hasSize(12);
        }
    }

    @Test
    void anEmptyJournalHasASummary() throws IOException {
        Path file = folder.resolve("empty.h5");
        DatasetWriter.open(file, SyntheticEpisodes.info()).close();
        try (Dataset dataset = Dataset.open(DatasetWriter.journalOf(file))) {
            DatasetSummary summary = DatasetSummary.of(dataset, 3);
            assertThat(summary.finished()).isFalse();
            assertThat(summary.actions()).isEmpty();
            assertThat(summary.thumbnails()).isEmpty();
        }
    }
}
