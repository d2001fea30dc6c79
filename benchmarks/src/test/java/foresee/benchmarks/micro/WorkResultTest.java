package foresee.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkResultTest {
    private static final WorkResult RESULT = new WorkResult(
            "work",
            4e9,
            Map.of(
                    Contestant.PEAK, List.of(200.0, 100.0, 200.0),
                    Contestant.VECTOR, List.of(40.0, 80.0, 50.0),
                    Contestant.PEER, List.of(120.0, 160.0, 100.0)));

    @Test
    void theMedianIsTheMiddleValue() {
        assertThat(WorkResult.median(List.of(3.0, 1.0, 2.0))).isEqualTo(2);
        assertThat(WorkResult.median(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(2.5);
        assertThat(WorkResult.median(List.of(7.0))).isEqualTo(7);
    }

    @Test
    void aRatioIsTakenWithinEachRound() {
        assertThat(RESULT.ratio(Contestant.PEER, Contestant.VECTOR)).isEqualTo(2);
        assertThat(RESULT.median(Contestant.PEER) / RESULT.median(Contestant.VECTOR))
                .isEqualTo(2.4);
    }

    @Test
    void theShareOfPeakIsThatOfTheSameRound() {
        assertThat(RESULT.shareOfPeak()).isCloseTo(0.5, within(1e-12));
        assertThat(RESULT.gflops(Contestant.VECTOR)).isCloseTo(80, within(1e-9));
    }

    @Test
    void whoDidNotTakePartIsMissing() {
        assertThat(RESULT.has(Contestant.VECTOR)).isTrue();
        assertThat(RESULT.has(Contestant.SCALAR)).isFalse();
    }

    @Test
    void roundsOfDifferentNumberAreRefused() {
        Map<Contestant, List<Double>> rounds =
                Map.of(Contestant.PEAK, List.of(1.0), Contestant.VECTOR, List.of(1.0, 2.0));
        assertThatThrownBy(() -> new WorkResult("work", 1, rounds))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("as many rounds");
    }
}
