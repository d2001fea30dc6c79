package foresee.envs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class StateBytesTest {
    private static final TwoRoom ROOMS = new TwoRoom(TwoRoom.Layout.FIXED);
    private static final float[] STATE = ROOMS.state(12, 50, 32, 20);

    @Test
    void formatIsTheOneThatOlderFilesHave() {
        String description = HexFormat.of().formatHex("two-room[layout=fixed]".getBytes(StandardCharsets.UTF_8));

        assertThat(HexFormat.of().formatHex(StateBytes.save(ROOMS, STATE)))
                .isEqualTo(
                        "465353540000000100000016" + description + "0000000441400000424800004200000041a000009bd78967");
    }

    @Test
    void everyDamagedByteIsNoticed() {
        byte[] saved = StateBytes.save(ROOMS, STATE);
        for (int i = 0; i < saved.length; i++) {
            byte[] damaged = saved.clone();
            damaged[i] ^= 0x10;

            assertThatThrownBy(() -> StateBytes.restore(ROOMS, damaged))
                    .as("byte %d", i)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("saved state");
        }
    }

    @Test
    void everyEndThatIsTooEarlyIsNoticed() {
        byte[] saved = StateBytes.save(ROOMS, STATE);
        for (int length = 0; length < saved.length; length++) {
            byte[] cut = Arrays.copyOf(saved, length);

            assertThatThrownBy(() -> StateBytes.restore(ROOMS, cut))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("saved state");
        }
        assertThatThrownBy(() -> StateBytes.restore(ROOMS, Arrays.copyOf(saved, saved.length + 2)))
                .hasMessage("saved state is followed by 2 more bytes.");
    }

    @Test
    void anotherWorldsStateIsRefused() {
        byte[] saved = StateBytes.save(new TwoRoom(TwoRoom.Layout.RANDOM), STATE);

        assertThatThrownBy(() -> StateBytes.restore(ROOMS, saved))
                .hasMessage("saved state is of two-room[layout=random], not of two-room[layout=fixed].");
    }

    @Test
    void whatIsNoStateIsNotSaved() {
        assertThatThrownBy(() -> StateBytes.save(ROOMS, new float[] {12, 50, 99, 20}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wall x (99.0)");
    }
}
