package foresee.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TwoWorkersTest {
    @Test
    void equalSlicesInPairsTakeHalf() {
        assertThat(TwoWorkers.end(List.of(2.0, 2.0, 2.0, 2.0))).isEqualTo(4);
    }

    @Test
    void oneSliceIsNotShared() {
        assertThat(TwoWorkers.end(List.of(3.0))).isEqualTo(3);
    }

    @Test
    void whoIsFreeFirstTakesTheNext() {
        assertThat(TwoWorkers.end(List.of(5.0, 1.0, 1.0, 1.0, 3.0))).isEqualTo(6);
    }
}
