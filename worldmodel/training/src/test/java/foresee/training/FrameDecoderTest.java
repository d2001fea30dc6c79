package foresee.training;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.model.Episode;
import foresee.model.Frame;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FrameDecoderTest {
    private static final List<double[]> PLACES = new ArrayList<>();
    private static final List<Frame> FRAMES = new ArrayList<>();

    static {
        for (Episode episode : MovingDot.episodes(40, 20, 3)) {
            episode.observations().forEach(seen -> {
                float[] state = seen.state().orElseThrow();
                PLACES.add(new double[] {state[0] / 4 - 2, state[1] / 4 - 2});
                FRAMES.add(seen.frame().orElseThrow());
            });
        }
    }

    /** Where the frame is brightest, (x, y). */
    private static double[] spot(Frame frame) {
        double[] spot = new double[2];
        int most = -1;
        for (int y = 0; y < frame.height(); y++) {
            for (int x = 0; x < frame.width(); x++) {
                if (frame.get(y, x, 0) > most) {
                    most = frame.get(y, x, 0);
                    spot = new double[] {x, y};
                }
            }
        }
        return spot;
    }

    @Test
    void whatLatentsHoldIsDrawnWhereItIs() {
        FrameDecoder decoder = FrameDecoder.train(PLACES, FRAMES, 400, 1);
        Frame drawn = decoder.decode(new double[] {10 / 4.0 - 2, 5 / 4.0 - 2});
        assertThat(drawn.shape()).isEqualTo(FRAMES.get(0).shape());
        assertThat(spot(drawn)[0]).isCloseTo(10, Offset.offset(1.0));
        assertThat(spot(drawn)[1]).isCloseTo(5, Offset.offset(1.0));
    }

    @Test
    void whatLatentsDoNotHoldIsNotDrawn() {
        List<double[]> blind = PLACES.stream().map(place -> new double[2]).toList();
        double sighted = FrameDecoder.train(PLACES, FRAMES, 200, 1).error();
        assertThat(FrameDecoder.train(blind, FRAMES, 200, 1).error()).isGreaterThan(3 * sighted);
    }

    @Test
    void sameSeedSamePictures() {
        double[] latent = {0.5, -0.5};
        assertThat(FrameDecoder.train(PLACES, FRAMES, 20, 7).decode(latent))
                .isEqualTo(FrameDecoder.train(PLACES, FRAMES, 20, 7).decode(latent));
    }

    @Test
    void largeFramesAreDrawnSmall() {
        List<Frame> large = List.of(new Frame(48, 96, 3, new byte[48 * 96 * 3]));
        Frame drawn = FrameDecoder.train(List.of(new double[2]), large, 1, 1).decode(new double[2]);
        assertThat(drawn.width()).isEqualTo(FrameDecoder.SIDE);
        assertThat(drawn.height()).isEqualTo(FrameDecoder.SIDE / 2);
    }
}
