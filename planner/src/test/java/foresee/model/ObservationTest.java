package foresee.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ObservationTest {
    private static final Frame FRAME = new Frame(1, 2, 3, new byte[] {1, 2, 3, 4, 5, (byte) 200});
    private static final Latent LATENT = new Latent(new float[] {1, 2});
    private static final ActionSequence CHUNK = ActionSequence.of(1, 1, new double[1]);

    @Test
    void frameIsUnsignedAndChannelsLast() {
        assertThat(FRAME.get(0, 1, 2)).isEqualTo(200);
        assertThat(FRAME.get(0, 1, 0)).isEqualTo(4);
        assertThat(FRAME.shape()).isEqualTo("1 x 2 x 3");
    }

    @Test
    void frameIsCopiedInAndOut() {
        byte[] pixels = {1, 2};
        Frame frame = new Frame(2, 1, 1, pixels);
        pixels[0] = 9;
        frame.toArray()[0] = 9;
        assertThat(frame.toArray()).containsExactly(1, 2);
        byte[] target = new byte[3];
        frame.copyTo(target, 1);
        assertThat(target).containsExactly(0, 1, 2);
    }

    @Test
    void framesAreEqualByShapeAndPixels() {
        assertThat(FRAME).isEqualTo(new Frame(1, 2, 3, FRAME.toArray()));
        assertThat(FRAME).isNotEqualTo(new Frame(2, 1, 3, FRAME.toArray()));
        assertThat(FRAME.sameShape(new Frame(1, 2, 3, new byte[6]))).isTrue();
    }

    @Test
    void frameOfAnotherSizeIsRefused() {
        assertThatThrownBy(() -> new Frame(2, 2, 3, new byte[6]))
                .hasMessage("pixels (6) must be height (2) x width (2) x channels (3), each at least 1.");
    }

    @Test
    void observationHasAFrameOrAStateOrBoth() {
        float[] state = {1, 2};
        Observation both = Observation.of(FRAME, state, 5);
        state[0] = 9;
        both.state().orElseThrow()[1] = 9;
        assertThat(both.state().orElseThrow()).containsExactly(1, 2);
        assertThat(both.timeNanos()).isEqualTo(5);
        assertThat(both.framesOnly().state()).isEmpty();
        assertThat(both.framesOnly().frame()).contains(FRAME);
        assertThat(Observation.ofState(state, 0).frame()).isEmpty();
        assertThat(Observation.ofFrame(FRAME, 0).state()).isEmpty();
    }

    @Test
    void contextHasOneChunkFewerThanLatents() {
        assertThat(Context.of(LATENT).now()).isEqualTo(LATENT);
        assertThat(new Context(List.of(LATENT, LATENT), List.of(CHUNK)).actions())
                .containsExactly(CHUNK);
        assertThatThrownBy(() -> new Context(List.of(LATENT), List.of(CHUNK)))
                .hasMessage("actions (1) must be one fewer than latents (1), of which there must be at least 1.");
        assertThatThrownBy(() -> new Context(List.of(), List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void episodeHasOneObservationMoreThanActions() {
        Observation observation = Observation.ofFrame(FRAME, 0);
        assertThat(new Episode("meadow", 1, List.of(observation, observation), CHUNK).steps())
                .isEqualTo(1);
        assertThatThrownBy(() -> new Episode("meadow", 1, List.of(observation), CHUNK))
                .hasMessage("observations (1) must be one more than actions (1).");
    }

    @Test
    void latentIsCopiedInAndOut() {
        float[] values = {1, 2};
        Latent latent = new Latent(values);
        values[0] = 9;
        latent.toArray()[0] = 9;
        assertThat(latent).isEqualTo(LATENT).hasSameHashCodeAs(LATENT);
    }

    @Test
    void latentDistanceIsTheMeanSquare() {
        assertThat(LATENT.distance(new Latent(new float[] {4, 6}))).isEqualTo(12.5);
        assertThat(LATENT.distance(LATENT)).isZero();
        assertThatThrownBy(() -> LATENT.distance(new Latent(new float[3]))).hasMessage("latent size (3) must be 2.");
        assertThatThrownBy(() -> new Latent(new float[0])).hasMessage("values (0) must be at least 1.");
    }
}
