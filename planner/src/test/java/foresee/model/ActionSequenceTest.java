package foresee.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ActionSequenceTest {
    private static final ActionSequence SEQUENCE = ActionSequence.of(3, 2, new double[] {1, 2, 3, 4, 5, 6});

    @Test
    void valuesAreAddressedByStepAndComponent() {
        assertThat(SEQUENCE.get(0, 1)).isEqualTo(2);
        assertThat(SEQUENCE.get(2, 0)).isEqualTo(5);
        assertThat(SEQUENCE.action(1)).containsExactly(3, 4);
        double[] target = new double[8];
        SEQUENCE.copyTo(target, 1);
        assertThat(target).containsExactly(0, 1, 2, 3, 4, 5, 6, 0);
    }

    @Test
    void arraysAreCopiedInAndOut() {
        double[] values = {1, 2};
        ActionSequence sequence = ActionSequence.of(1, 2, values);
        values[0] = 9;
        sequence.toArray()[0] = 9;
        sequence.action(0)[0] = 9;
        assertThat(sequence.toArray()).containsExactly(1, 2);
    }

    @Test
    void shiftDropsTheFirstAndRepeatsTheLast() {
        assertThat(SEQUENCE.shifted(0)).isEqualTo(SEQUENCE);
        assertThat(SEQUENCE.shifted(1).toArray()).containsExactly(3, 4, 5, 6, 5, 6);
        assertThat(SEQUENCE.shifted(7).toArray()).containsExactly(5, 6, 5, 6, 5, 6);
        assertThatThrownBy(() -> SEQUENCE.shifted(-1)).hasMessage("steps (-1) must not be negative.");
    }

    @Test
    void heldActionsAreRepeated() {
        assertThat(SEQUENCE.held(1)).isEqualTo(SEQUENCE);
        assertThat(SEQUENCE.held(2).toArray()).containsExactly(1, 2, 1, 2, 3, 4, 3, 4, 5, 6, 5, 6);
        assertThatThrownBy(() -> SEQUENCE.held(0)).hasMessage("times (0) must be at least 1.");
    }

    @Test
    void equalityIsOfShapeAndValues() {
        assertThat(SEQUENCE)
                .isEqualTo(ActionSequence.of(3, 2, SEQUENCE.toArray()))
                .hasSameHashCodeAs(ActionSequence.of(3, 2, SEQUENCE.toArray()))
                .isNotEqualTo(ActionSequence.of(2, 3, SEQUENCE.toArray()))
                .hasToString("ActionSequence[3 x 2]");
    }

    @Test
    void centredSequenceRepeatsTheCentre() {
        ActionSpace space = new ActionSpace.Box(new double[] {0, -2}, new double[] {1, 4});
        assertThat(ActionSequence.centered(space, 2).toArray()).containsExactly(0.5, 1, 0.5, 1);
    }

    @Test
    void whereNothingActsThereAreStepsAllTheSame() {
        ActionSequence nothing = ActionSequence.centered(ActionSpace.none(), 3);

        assertThat(nothing.horizon()).isEqualTo(3);
        assertThat(nothing.action(2)).isEmpty();
        assertThat(nothing.held(2).horizon()).isEqualTo(6);
        assertThat(nothing.shifted(1)).isEqualTo(nothing);
    }

    @Test
    void sizesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> ActionSequence.of(2, 2, new double[3]))
                .hasMessage("values (3) must be horizon (2, at least 1) x action size (2, at least 0).");
        assertThatThrownBy(() -> ActionSequence.of(0, 2, new double[0])).isInstanceOf(IllegalArgumentException.class);
    }
}
