package foresee.envs;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.model.Episode;
import org.junit.jupiter.api.Test;

/**
 * Holds the data that bundled models were made from to its bits. A change here is a line in the change log; the new value is in the
 * failure's message.
 */
class TwoRoomGoldenTest {
    private static final long OFFSET = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;

    /** A bundled model is made again only from the same data. */
    @Test
    void actionsOfTheDataPolicyKeepTheirBits() {
        long hash = OFFSET;
        for (long seed = 0; seed < 40; seed++) {
            Episode episode =
                    TwoRoomData.defaults(new TwoRoom(TwoRoom.Layout.MIXED)).collect(seed);
            for (double value : episode.actions().toArray()) {
                hash = (hash ^ Double.doubleToLongBits(value)) * PRIME;
            }
        }

        assertThat(Long.toHexString(hash)).isEqualTo("33e1b227f061115f");
    }
}
