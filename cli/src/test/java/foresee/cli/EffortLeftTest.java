package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class EffortLeftTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void theEstimateHoldsUntilEnoughIsDoneToGoByTheRate() {
        AtomicLong now = new AtomicLong();
        EffortLeft left = new EffortLeft(List.of(600.0, 1800.0), now::get);

        assertThat(left.left(0, 0)).isEqualTo("40 min");
        now.set(30 * SECOND);
        assertThat(left.left(0, 0.01)).isEqualTo("54 min"); // 2394 of 2400 left, (30 + 60) / (6 + 60)
        now.set(270 * SECOND);
        assertThat(left.left(1, 0)).isEqualTo("15 min"); // 1800 left, (270 + 60) / (600 + 60)
        assertThat(left.left(1, 1)).isEqualTo("under a minute");
    }

    @Test
    void durationsAreRoundedToWhatOneWouldSay() {
        assertThat(EffortLeft.words(59)).isEqualTo("under a minute");
        assertThat(EffortLeft.words(150)).isEqualTo("3 min");
        assertThat(EffortLeft.words(12_240)).isEqualTo("3.4 h");
    }
}
