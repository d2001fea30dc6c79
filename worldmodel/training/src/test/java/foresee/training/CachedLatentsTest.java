package foresee.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.model.ActionSpace;
import foresee.model.Episode;
import foresee.planning.Cancellation;
import foresee.runtime.ActionNormalizer;
import foresee.runtime.Architecture;
import foresee.runtime.Parameters;
import foresee.runtime.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class CachedLatentsTest {
    private static final Architecture DOT = NetworkConfig.defaults()
            .withLatentSize(8)
            .withHiddenSize(16)
            .withActionChunk(2)
            .architecture(MovingDot.SIZE, MovingDot.SIZE, 3, 2);
    private static final ActionNormalizer NORMALIZER = ActionNormalizer.of(ActionSpace.Box.symmetric(2, 4));

    private final List<Tensor> tensors = tensors();
    private final List<Episode> episodes = episodes();

    private static List<Tensor> tensors() {
        WeightStore store = new WeightStore(DataType.FLOAT, Parameters.of(DOT));
        store.initialize(3);
        float[] flat = new float[store.values().size()];
        store.values().read(flat);
        List<Tensor> tensors = new ArrayList<>(store.tensors("encoder.", flat));
        tensors.addAll(store.tensors("predictor.", flat));
        return tensors;
    }

    /** Lengths that do not fill batches of frames. */
    private static List<Episode> episodes() {
        List<Episode> episodes = new ArrayList<>(MovingDot.episodes(5, 30, 3));
        episodes.addAll(MovingDot.episodes(2, 3, 4));
        episodes.addAll(MovingDot.episodes(2, 7, 5));
        return episodes;
    }

    private CachedLatents cache(long mostBytes) {
        List<Tensor> encoder = tensors.stream()
                .filter(tensor -> tensor.spec().name().startsWith("encoder."))
                .toList();
        return CachedLatents.of(DOT, NORMALIZER, encoder, episodes, 6, mostBytes, new Cancellation());
    }

    @Test
    void everyFrameHasItsLatentAndEveryStepItsAction() {
        CachedLatents cache = cache(1 << 20);
        NativeModel model = new NativeModel(DOT, NORMALIZER, tensors);
        assertThat(cache.episodes()).isEqualTo(episodes.size());
        double[] latent = new double[8];
        double[] action = new double[2];
        for (int e = 0; e < episodes.size(); e++) {
            EncodedEpisode encoded = model.encode(episodes.get(e));
            assertThat(cache.steps(e)).isEqualTo(episodes.get(e).steps());
            for (int t = 0; t <= cache.steps(e); t++) {
                cache.latent(e, t, latent, 0);
                assertThat(latent).containsExactly(encoded.latent(t), Offset.offset(1e-5));
            }
            for (int t = 0; t < cache.steps(e); t++) {
                cache.actions(e, t, 1, action, 0);
                assertThat(action[1])
                        .isEqualTo(NORMALIZER.normalize(
                                1, episodes.get(e).actions().get(t, 1)));
            }
        }
    }

    @Test
    void moreThanThereIsRoomForIsRefused() {
        assertThatThrownBy(() -> cache(3000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("cached latents", "secondStage.steps");
    }

    @Test
    void batchesAreSubSequencesThatStartAnywhere() {
        CachedLatents cache = cache(1 << 20);
        LatentBatches batches = new LatentBatches(cache, 8, 2, 2, 4, 16, 9);
        double[] latents = new double[16 * 4 * 8];
        double[] actions = new double[16 * 3 * 4];
        Set<String> starts = new HashSet<>();
        for (int position = 0; position < 100; position++) {
            batches.fill(position, latents, actions);
            for (int b = 0; b < 16; b++) {
                starts.add(start(cache, latents, actions, b));
            }
        }
        // 5 episodes of 30 steps with 25 starts each, 2 of 3 with none, 2 of 7 with 2: 1600 draws miss one of 129 with
        // 5e-4 in all.
        assertThat(starts).hasSize(5 * 25 + 2 * 2);
        double[] again = new double[latents.length];
        batches.fill(99, again, actions);
        assertThat(again).isEqualTo(latents);
    }

    /** Which sub-sequence row {@code b} is, all its latents and actions compared. */
    private static String start(CachedLatents cache, double[] latents, double[] actions, int b) {
        for (int e = 0; e < cache.episodes(); e++) {
            for (int first = 0; first + 6 <= cache.steps(e); first++) {
                if (isAt(cache, e, first, latents, actions, b)) {
                    return e + ":" + first;
                }
            }
        }
        throw new AssertionError("row " + b + " is no sub-sequence");
    }

    private static boolean isAt(
            CachedLatents cache, int episode, int first, double[] latents, double[] actions, int b) {
        double[] latent = new double[8];
        for (int t = 0; t < 4; t++) {
            cache.latent(episode, first + 2 * t, latent, 0);
            for (int d = 0; d < 8; d++) {
                if (latent[d] != latents[(b * 4 + t) * 8 + d]) {
                    return false;
                }
            }
        }
        double[] wanted = new double[12];
        cache.actions(episode, first, 6, wanted, 0);
        return java.util.Arrays.equals(wanted, 0, 12, actions, b * 12, (b + 1) * 12);
    }
}
