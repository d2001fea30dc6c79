package foresee.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import foresee.model.Episode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data of a world in which nothing acts: the column {@code action} is (total, 0). */
class WithoutActionsTest {
    private static final int EPISODES = 5;

    @TempDir
    Path folder;

    static DatasetInfo info() {
        return new DatasetInfo(
                "toy",
                "toy[acts=nothing]",
                0.1,
                ActionSpace.none(),
                "running on",
                77,
                new FrameShape(SyntheticEpisodes.HEIGHT, SyntheticEpisodes.WIDTH, 3),
                SyntheticEpisodes.STATE,
                List.of("x", "y"));
    }

    static Episode episode(int number) {
        int steps = 10 + number;
        Episode acting = SyntheticEpisodes.of(number, steps);
        return new Episode("toy", number, acting.observations(), ActionSequence.of(steps, 0, new double[0]));
    }

    private DatasetWriter collect(int episodes) throws IOException {
        DatasetWriter writer = DatasetWriter.open(folder.resolve("toy.h5"), info());
        for (int e = writer.episodes(); e < episodes; e++) {
            writer.append(episode(e));
        }
        return writer;
    }

    private static String hashOfAll(Path path) throws IOException {
        try (Dataset dataset = Dataset.open(path)) {
            assertThat(dataset.info()).isEqualTo(info());
            assertThat(dataset.episodes()).isEqualTo(EPISODES);
            for (int e = 0; e < EPISODES; e++) {
                EpisodeAssert.assertSame(dataset.episode(e), episode(e));
            }
            dataset.verify();
            return dataset.contentHash();
        }
    }

    @Test
    void journalAndFileHoldEveryBitAndHaveOneHash() throws IOException {
        collect(2).close();
        collect(EPISODES).close();
        String hash = hashOfAll(DatasetWriter.journalOf(folder.resolve("toy.h5")));
        Path file = collect(EPISODES).finish();

        assertThat(hashOfAll(file)).isEqualTo(hash);
    }

    @Test
    void sequencesHaveFramesAndNoActions() throws IOException {
        try (Dataset dataset = Dataset.open(collect(EPISODES).finish())) {
            SequenceShape shape = new SequenceShape(3, 2);
            SequenceBatch batch = new SequenceBatch(4, shape, dataset.info());
            new SequenceSampler(dataset, new int[] {3}, shape, 1).next(batch);

            assertThat(batch.actions()).isEmpty();
            assertThat(batch.states()[SyntheticEpisodes.STATE + 1]).isEqualTo(batch.start(0) + 2);
        }
    }

    @Test
    void summaryHasNoStatisticsOfActions() throws IOException {
        try (Dataset dataset = Dataset.open(collect(EPISODES).finish())) {
            DatasetSummary summary = DatasetSummary.of(dataset, 2);

            assertThat(summary.actions()).isEmpty();
            assertThat(summary.lines()).contains("action space    {\"type\":\"product\",\"parts\":[]}");
        }
    }
}
