package foresee.training;

import foresee.dataset.Dataset;
import foresee.dataset.EpisodeSplit;
import foresee.model.Episode;
import foresee.model.Frame;
import foresee.runtime.ActionNormalizer;
import foresee.runtime.Architecture;
import foresee.runtime.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What a model makes of single frames, for people to look at: nearest neighbours among held-out frames, and imagination drawn by a
 * {@link FrameDecoder}.
 *
 * @param neighbours of some held-out frames, copied
 * @param strips of some held-out episodes, copied; none if none is long enough, or no decoder was asked for
 */
public record ModelViews(List<Neighbours> neighbours, List<ImaginedStrip> strips) {
    private static final int DECODED_EPISODES = 100;
    private static final int DECODED_STRIDE = 2;
    private static final int HELD_OUT_EPISODES = 40;
    private static final int QUERIES = 4;
    private static final int NEAREST = 4;
    private static final int STRIPS = 3;
    private static final long SEED = 1;

    public ModelViews {
        neighbours = List.copyOf(neighbours);
        strips = List.copyOf(strips);
    }

    private record Numbered(int number, Episode episode, EncodedEpisode encoded) {
        FrameRef frame(int step) {
            return new FrameRef(number, step, ModelViews.seen(episode, step));
        }
    }

    /**
     * The views of a model.
     *
     * @param tensors encoder and predictor weights
     * @param dataset with frames
     * @param split which episodes the decoder may learn from and which are looked at
     * @param length model steps imagined
     * @param decoderSteps of the decoder's optimiser; 0 for no decoder and no strips
     */
    public static ModelViews of(
            Architecture architecture,
            ActionNormalizer normalizer,
            List<Tensor> tensors,
            Dataset dataset,
            EpisodeSplit split,
            int length,
            int decoderSteps) {
        NativeModel model = new NativeModel(architecture, normalizer, tensors);
        List<Numbered> heldOut = encode(model, dataset, split.heldOut(), HELD_OUT_EPISODES);
        List<Neighbours> neighbours = neighbours(heldOut);
        if (decoderSteps == 0) {
            return new ModelViews(neighbours, List.of());
        }
        List<Numbered> training = encode(model, dataset, split.training(), DECODED_EPISODES);
        FrameDecoder decoder = decoder(training, decoderSteps);
        return new ModelViews(neighbours, strips(model, heldOut, decoder, length));
    }

    private static List<Numbered> encode(NativeModel model, Dataset dataset, int[] numbers, int most) {
        return Arrays.stream(numbers)
                .limit(most)
                .mapToObj(number -> {
                    Episode episode = dataset.episode(number);
                    return new Numbered(number, episode, model.encode(episode));
                })
                .toList();
    }

    private static FrameDecoder decoder(List<Numbered> episodes, int steps) {
        List<double[]> latents = new ArrayList<>();
        List<Frame> frames = new ArrayList<>();
        for (Numbered one : episodes) {
            for (int t = 0; t < one.encoded().frames(); t += DECODED_STRIDE) {
                latents.add(one.encoded().latent(t));
                frames.add(seen(one.episode(), t));
            }
        }
        return FrameDecoder.train(latents, frames, steps, SEED);
    }

    private static Frame seen(Episode episode, int step) {
        return episode.observations()
                .get(step)
                .frame()
                .orElseThrow(() -> new IllegalArgumentException("observations must have frames."));
    }

    /** Of frames spread over the held-out episodes; none if there is only one episode. */
    private static List<Neighbours> neighbours(List<Numbered> episodes) {
        if (episodes.size() < 2) {
            return List.of();
        }
        double variance = LatentStatistics.of(
                        LatentSpectrum.flat(
                                episodes.stream().map(Numbered::encoded).toList()),
                        episodes.get(0).encoded().latent(0).length)
                .variance();
        List<Neighbours> all = new ArrayList<>();
        for (int q = 0; q < Math.min(QUERIES, episodes.size()); q++) {
            Numbered from = episodes.get(q * episodes.size() / QUERIES % episodes.size());
            int step = from.encoded().frames() * (q + 1) / (QUERIES + 1);
            all.add(new Neighbours(from.frame(step), nearest(from, step, episodes, variance)));
        }
        return all;
    }

    /** The nearest frame of each other episode, the nearest of those. */
    private static List<Neighbours.Neighbour> nearest(
            Numbered from, int step, List<Numbered> episodes, double variance) {
        double[] latent = from.encoded().latent(step);
        List<Neighbours.Neighbour> best = new ArrayList<>();
        for (Numbered other : episodes) {
            if (other.number() != from.number()) {
                int at = nearestStep(latent, other.encoded());
                double distance =
                        EncodedEpisode.distance(latent, 0, other.encoded().latent(at));
                best.add(new Neighbours.Neighbour(other.frame(at), variance > 0 ? distance / variance : 0));
            }
        }
        best.sort(Comparator.comparingDouble(Neighbours.Neighbour::distance));
        return best.subList(0, Math.min(NEAREST, best.size()));
    }

    private static int nearestStep(double[] latent, EncodedEpisode episode) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int t = 0; t < episode.frames(); t++) {
            double distance = EncodedEpisode.distance(latent, 0, episode.latent(t));
            if (distance < least) {
                least = distance;
                best = t;
            }
        }
        return best;
    }

    /** The first window of some episodes, as long as the episode allows but no longer than {@code length}. */
    private static List<ImaginedStrip> strips(
            NativeModel model, List<Numbered> episodes, FrameDecoder decoder, int length) {
        Imagination imagination = new Imagination(model, length);
        int span = length * model.actionChunk();
        List<ImaginedStrip> strips = new ArrayList<>();
        for (Numbered one : episodes) {
            int start = imagination.before();
            if (strips.size() < STRIPS && start + span < one.encoded().frames()) {
                Imagination.Window window = new Imagination.Window(one.encoded(), start);
                strips.add(
                        strip(one, window, imagination.imagine(List.of(window)).get(0), decoder, model.actionChunk()));
            }
        }
        return strips;
    }

    private static ImaginedStrip strip(
            Numbered one, Imagination.Window window, double[][] path, FrameDecoder decoder, int chunk) {
        List<Frame> truth = new ArrayList<>();
        List<Frame> seen = new ArrayList<>();
        List<Frame> imagined = new ArrayList<>();
        for (int t = 0; t <= path.length; t++) {
            int step = window.start() + t * chunk;
            truth.add(seen(one.episode(), step));
            seen.add(decoder.decode(one.encoded().latent(step)));
            imagined.add(decoder.decode(t == 0 ? one.encoded().latent(step) : path[t - 1]));
        }
        return new ImaginedStrip(one.number(), window.start(), truth, seen, imagined);
    }
}
