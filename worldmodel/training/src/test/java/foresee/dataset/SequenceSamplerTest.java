package foresee.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceSamplerTest {
    private static final int EPISODES = 40;
    private static final SequenceShape SHAPE = new SequenceShape(5, 3);

    @TempDir
    static Path folder;

    private static Dataset finished;
    private static Dataset journal;

    /** Some episodes are shorter than a sub-sequence, some exactly as long. */
    private static int steps(int episode) {
        return 10 + episode % 13;
    }

    @BeforeAll
    static void collect() throws IOException {
        Path file = folder.resolve("toy.h5");
        Path copy = folder.resolve("copy.h5");
        try (DatasetWriter writer = DatasetWriter.open(file, SyntheticEpisodes.info());
                DatasetWriter other = DatasetWriter.open(copy, SyntheticEpisodes.info())) {
            for (int e = 0; e < EPISODES; e++) {
                writer.append(SyntheticEpisodes.of(e, steps(e)));
                other.append(SyntheticEpisodes.of(e, steps(e)));
            }
            writer.finish();
        }
        finished = Dataset.open(file);
        journal = Dataset.open(DatasetWriter.journalOf(copy));
    }

    @AfterAll
    static void close() throws IOException {
        finished.close();
        journal.close();
    }

    private static int[] all() {
        return IntStream.range(0, EPISODES).toArray();
    }

    private static SequenceBatch batch(int size) {
        return new SequenceBatch(size, SHAPE, finished.info());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void framesActionsAndStatesAreThoseOfOneEpisodeInStep(boolean ofJournal) {
        Dataset dataset = ofJournal ? journal : finished;
        SequenceSampler sampler = new SequenceSampler(dataset, all(), SHAPE, 1);
        SequenceBatch batch = batch(7);
        for (int i = 0; i < 30; i++) {
            sampler.next(batch);
            for (int b = 0; b < batch.size(); b++) {
                assertAligned(batch, b);
            }
        }
    }

    private static void assertAligned(SequenceBatch batch, int b) {
        int episode = batch.episode(b);
        for (int f = 0; f < SHAPE.frames(); f++) {
            int row = b * SHAPE.frames() + f;
            int step = batch.start(b) + f * SHAPE.stride();
            int bytes = finished.info().frame().bytes();
            assertThat(SyntheticEpisodes.episodeOf(batch.pixels(), row * bytes)).isEqualTo(episode);
            assertThat(SyntheticEpisodes.stepOf(batch.pixels(), row * bytes)).isEqualTo(step);
            assertThat(Arrays.copyOfRange(batch.pixels(), row * bytes, (row + 1) * bytes))
                    .isEqualTo(SyntheticEpisodes.frame(episode, step).toArray());
            assertThat(Arrays.copyOfRange(batch.states(), 3 * row, 3 * row + 3))
                    .containsExactly(SyntheticEpisodes.state(episode, step));
        }
        for (int t = 0; t < SHAPE.steps(); t++) {
            int row = b * SHAPE.steps() + t;
            assertThat(batch.actions()[2 * row]).isEqualTo(SyntheticEpisodes.action(episode, batch.start(b) + t, 0));
            assertThat(batch.actions()[2 * row + 1])
                    .isEqualTo(SyntheticEpisodes.action(episode, batch.start(b) + t, 1));
        }
    }

    @Test
    void anEpochHoldsEverySubSequenceOnce() {
        SequenceSampler sampler = new SequenceSampler(finished, all(), SHAPE, 2);
        Set<String> seen = new HashSet<>();
        SequenceBatch batch = batch(1);
        for (int i = 0; i < sampler.size(); i++) {
            sampler.next(batch);
            seen.add(batch.episode(0) + "/" + batch.start(0));
        }
        Set<String> expected = new HashSet<>();
        for (int e = 0; e < EPISODES; e++) {
            for (int start = 0; start + SHAPE.steps() <= steps(e); start++) {
                expected.add(e + "/" + start);
            }
        }
        assertThat(seen).isEqualTo(expected).hasSize(sampler.size());
        assertThat(sampler.epoch()).isEqualTo(1);
    }

    @Test
    void epochsAndSeedsHaveOrdersOfTheirOwn() {
        SequenceSampler one = new SequenceSampler(finished, all(), SHAPE, 3);
        String first = draws(one, one.size());
        assertThat(draws(one, one.size())).isNotEqualTo(first);
        assertThat(draws(new SequenceSampler(finished, all(), SHAPE, 4), one.size()))
                .isNotEqualTo(first);
        assertThat(draws(new SequenceSampler(journal, all(), SHAPE, 3), one.size()))
                .isEqualTo(first);
    }

    private static String draws(SequenceSampler sampler, int count) {
        SequenceBatch batch = batch(1);
        StringBuilder drawn = new StringBuilder();
        for (int i = 0; i < count; i++) {
            sampler.next(batch);
            drawn.append(batch.episode(0)).append('/').append(batch.start(0)).append(' ');
        }
        return drawn.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 17, 100, 1000})
    void aRestoredPositionGoesOnAlike(int drawn) {
        SequenceSampler sampler = new SequenceSampler(finished, all(), SHAPE, 5);
        draws(sampler, drawn);
        long position = sampler.position();
        SequenceBatch expected = batch(64);
        sampler.next(expected);
        SequenceSampler restored = new SequenceSampler(finished, all(), SHAPE, 5);
        restored.seek(position);
        SequenceBatch found = batch(64);
        restored.next(found);
        assertThat(found.pixels()).isEqualTo(expected.pixels());
        assertThat(found.actions()).isEqualTo(expected.actions());
        assertThat(found.states()).isEqualTo(expected.states());
        assertThat(restored.position()).isEqualTo(drawn + 64);
    }

    @Test
    void pairsAreOfOneEpisodeAndTheirFirstsAreThoseOfTheStream() {
        SequenceSampler stream = new SequenceSampler(finished, all(), SHAPE, 7);
        SequenceSampler sampler = new SequenceSampler(finished, all(), SHAPE, 7);
        SequenceBatch plain = batch(1);
        SequenceBatch pairs = batch(6);
        Set<Integer> gaps = new HashSet<>();
        for (int i = 0; i < 1500; i++) {
            sampler.nextPairs(pairs);
            for (int b = 0; b < pairs.size(); b += 2) {
                stream.next(plain);
                assertThat(pairs.episode(b)).isEqualTo(plain.episode(0));
                assertThat(pairs.start(b)).isEqualTo(plain.start(0));
                assertThat(pairs.episode(b + 1)).isEqualTo(pairs.episode(b));
                assertAligned(pairs, b);
                assertAligned(pairs, b + 1);
                gaps.add(pairs.start(b + 1) - pairs.start(b));
            }
        }
        assertThat(gaps).hasSize(2 * 10 + 1); // 22 steps at most, sub-sequences of 12: starts 0 to 10
    }

    @Test
    void restoredPairsGoOnAlike() {
        SequenceSampler sampler = new SequenceSampler(finished, all(), SHAPE, 5);
        sampler.nextPairs(batch(64));
        SequenceBatch expected = batch(64);
        sampler.nextPairs(expected);
        SequenceSampler restored = new SequenceSampler(finished, all(), SHAPE, 5);
        restored.seek(32);
        SequenceBatch found = batch(64);
        restored.nextPairs(found);
        assertThat(found.pixels()).isEqualTo(expected.pixels());
        assertThatThrownBy(() -> restored.nextPairs(batch(3))).hasMessage("batch size (3) must be even.");
    }

    @Test
    void heldOutEpisodesAreNeverTrainedOn() {
        EpisodeSplit split = EpisodeSplit.of(EPISODES, 0.2, 6);
        Set<Integer> trained = episodesOf(new SequenceSampler(finished, split.training(), SHAPE, 1));
        Set<Integer> heldOut = episodesOf(new SequenceSampler(finished, split.heldOut(), SHAPE, 1));
        assertThat(trained).isNotEmpty().doesNotContainAnyElementsOf(heldOut);
        assertThat(heldOut).isNotEmpty();
    }

    private static Set<Integer> episodesOf(SequenceSampler sampler) {
        Set<Integer> seen = new HashSet<>();
        SequenceBatch batch = batch(1);
        for (int i = 0; i < sampler.size(); i++) {
            sampler.next(batch);
            seen.add(SyntheticEpisodes.episodeOf(batch.pixels(), 0));
        }
        return seen;
    }

    @Test
    void aSplitTakesEveryEpisodeOnce() {
        for (int episodes : new int[] {2, 3, 19, 400}) {
            EpisodeSplit split = EpisodeSplit.of(episodes, 0.05, episodes);
            int[] both = IntStream.concat(Arrays.stream(split.training()), Arrays.stream(split.heldOut()))
                    .sorted()
                    .toArray();
            assertThat(both).isEqualTo(IntStream.range(0, episodes).toArray());
            assertThat(split.heldOut()).hasSize((int) Math.max(1, Math.round(0.05 * episodes)));
        }
    }

    @Test
    void aSplitIsTheSeeds() {
        assertThat(EpisodeSplit.of(400, 0.05, 1).heldOut())
                .isEqualTo(EpisodeSplit.of(400, 0.05, 1).heldOut());
        assertThat(EpisodeSplit.of(400, 0.05, 1).heldOut())
                .isNotEqualTo(EpisodeSplit.of(400, 0.05, 2).heldOut());
    }

    @Test
    void impossibleRequestsAreRefused() {
        assertThatThrownBy(() -> new SequenceSampler(finished, all(), SHAPE.withStride(50), 1))
                .hasMessageContaining("none of the 40 episodes has 200 steps");
        assertThatThrownBy(() -> EpisodeSplit.of(1, 0.05, 1)).hasMessageContaining("episodes (1) must be at least 2");
        assertThatThrownBy(() -> EpisodeSplit.of(9, 1, 1)).hasMessageContaining("share (1.0)");
        SequenceSampler sampler = new SequenceSampler(finished, all(), SHAPE, 1);
        assertThatThrownBy(() -> sampler.next(new SequenceBatch(1, SHAPE.withFrames(4), finished.info())))
                .hasMessageContaining("must be made for this sampler's shape");
        assertThatThrownBy(() -> finished.readActions(0, 0, 11, new float[22], 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
