package foresee.envs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.model.KeyedRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link Variation}, {@link Variable} and {@link VariationLevel}. */
class VariationTest {
    private static final List<Variable> OWN =
            List.of(Variable.Colour.of("paint", 0x10FF80), Variable.Range.factor("size", 0.1, 0.25));

    @Test
    void nominalStatesAreTheEnvironmentsOwn() {
        Variation nominal = Variation.of(VariationLevel.NOMINAL, 2, 64, OWN);
        float[] own = {3, 4};

        assertThat(nominal.stateSize()).isEqualTo(2);
        assertThat(nominal.drawn(own, 5)).containsExactly(3, 4);
        assertThat(nominal.carried(own, new float[] {5, 6})).containsExactly(5, 6);
        assertThat(nominal.colour(own, 0)).isEqualTo(0x10FF80);
        assertThat(nominal.value(own, 1)).isEqualTo(1);
    }

    @Test
    void whatWasDrawnFollowsTheEnvironmentsOwn() {
        Variation strong = Variation.of(VariationLevel.STRONG, 2, 64, OWN);
        float[] state = strong.drawn(new float[] {3, 4}, 5);

        assertThat(state).hasSize(2 + 2 + 2 + 3 * 6).startsWith(3, 4);
        assertThat(strong.cameraX(state)).isEqualTo(state[2]).isBetween(-3f, 3f);
        assertThat(strong.cameraY(state)).isEqualTo(state[3]).isBetween(-3f, 3f);
        assertThat(strong.colour(state, 0)).isEqualTo((int) state[4]);
        assertThat(strong.value(state, 1)).isEqualTo(state[5]).isBetween(0.75f, 1.25f);
        assertThat(strong.drawn(new float[] {3, 4}, 5)).containsExactly(state);
    }

    @Test
    void drawsCoverTheirRangesAndStayInThem() {
        for (VariationLevel level : VariationLevel.values()) {
            for (Variable variable : OWN) {
                for (long seed = 0; seed < 500; seed++) {
                    assertThat(variable.allows(level, variable.draw(level, new KeyedRandom(seed))))
                            .isTrue();
                }
            }
        }
        assertThat(OWN.get(0).allows(VariationLevel.MILD, 0x28FF80)).isTrue();
        assertThat(OWN.get(0).allows(VariationLevel.MILD, 0x29FF80)).isFalse();
        assertThat(OWN.get(0).allows(VariationLevel.MILD, 0x10FF80 + 0.5f)).isFalse();
        assertThat(OWN.get(1).allows(VariationLevel.MILD, 1.11f)).isFalse();
        assertThat(OWN.get(1).allows(VariationLevel.NOMINAL, 1)).isTrue();
    }

    @Test
    void distractorsMoveAndTurnBackAtTheEdges() {
        Variation mild = Variation.of(VariationLevel.MILD, 1, 10, List.of());
        float[] state = {0, 0, 0, 9.5f, 5, 1, -0.25f, 0.3f, 0xFF};
        float[] next = mild.carried(state, new float[] {7});

        assertThat(next).containsExactly(7, 0, 0, 9.5f, 4.75f, -1, -0.25f, 0.3f, 0xFF);
        assertThat(mild.carried(next, new float[] {7})[3]).isEqualTo(8.5f);
    }

    @Test
    void whatALevelDoesNotAllowIsRefused() {
        Variation mild = Variation.of(VariationLevel.MILD, 2, 64, OWN);
        float[] state = mild.drawn(new float[] {3, 4}, 5);
        state[5] = 1.2f;

        assertThatThrownBy(() -> mild.check(state))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("size (1.2) must be 0.9 to 1.1 at variation mild.");
    }

    @Test
    void levelsAreFoundByName() {
        assertThat(VariationLevel.of("mild")).isEqualTo(VariationLevel.MILD);
        assertThatThrownBy(() -> VariationLevel.of("stron"))
                .hasMessage("unknown variation (stron); there are nominal, mild, strong.\nMaybe strong.");
    }
}
