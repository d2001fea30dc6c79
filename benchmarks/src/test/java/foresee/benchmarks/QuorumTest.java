package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class QuorumTest {

    private static Quorum after(int successes, int failures, int trials, double share) {
        Quorum quorum = new Quorum(trials, share);
        for (int i = 0; i < successes; i++) {
            quorum.count(true);
        }
        for (int i = 0; i < failures; i++) {
            quorum.count(false);
        }
        return quorum;
    }

    @Test
    void elevenFailuresOfTwoHundredPutNinetyFivePercentOutOfReach() {
        assertThat(after(0, 10, 200, 0.95).decided()).isFalse();
        assertThat(after(0, 11, 200, 0.95).decided()).isTrue();
        assertThat(after(0, 11, 200, 0.95).reached()).isFalse();
    }

    @Test
    void oneHundredAndNinetySuccessesSettleIt() {
        assertThat(after(189, 0, 200, 0.95).decided()).isFalse();
        assertThat(after(189, 0, 200, 0.95).reached()).isFalse();
        assertThat(after(190, 0, 200, 0.95).decided()).isTrue();
        assertThat(after(190, 10, 200, 0.95).reached()).isTrue();
    }

    @Test
    void theAnswerOfAllTrialsIsThatOfTheirShare() {
        for (int successes = 0; successes <= 40; successes++) {
            Quorum quorum = after(successes, 40 - successes, 40, 0.95);
            assertThat(quorum.decided()).isTrue();
            assertThat(quorum.reached()).isEqualTo(successes >= 38);
        }
    }

    @Test
    void refusesAShareThatIsNone() {
        assertThatThrownBy(() -> new Quorum(10, 0)).hasMessageContaining("share (0.0)");
        assertThatThrownBy(() -> new Quorum(10, 1.1)).hasMessageContaining("share (1.1)");
    }
}
