package foresee.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ActionBatchTest {
    private static final ActionSequence SEQUENCE = ActionSequence.of(2, 2, new double[] {1, 2, 3, 4});

    @Test
    void sequenceIsCopiedInAndOut() {
        ActionBatch batch = new ActionBatch(3, 2, 2);
        batch.set(1, SEQUENCE);
        ActionSequence out = batch.sequence(1);
        batch.set(1, 0, 0, 9);
        assertThat(out).isEqualTo(SEQUENCE);
        assertThat(batch.values()).containsExactly(0, 0, 0, 0, 9, 2, 3, 4, 0, 0, 0, 0);
        assertThat(batch.get(1, 1, 0)).isEqualTo(3);
        assertThat(batch.offset(2, 1)).isEqualTo(10);
    }

    @Test
    void batchOfOneHoldsTheSequence() {
        assertThat(ActionBatch.of(SEQUENCE).sequence(0)).isEqualTo(SEQUENCE);
        assertThat(ActionBatch.of(SEQUENCE).candidates()).isEqualTo(1);
    }

    @Test
    void sizesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> new ActionBatch(3, 4, 2).set(0, SEQUENCE))
                .hasMessage("sequence (2 x 2) must be horizon (4) x action size (2).");
        assertThatThrownBy(() -> new ActionBatch(0, 4, 2))
                .hasMessage("candidates (0), horizon (4) and action size (2) must be at least 1.");
        assertThatThrownBy(() -> new ActionBatch(1 << 20, 1 << 10, 4)).isInstanceOf(ArithmeticException.class);
    }
}
