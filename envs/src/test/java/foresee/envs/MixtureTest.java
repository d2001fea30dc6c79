package foresee.envs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.model.KeyedRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MixtureTest {
    private static final Mixture PUSHING =
            Mixture.of("push", 0.7).and("weak", 0.2).and("uniform", 0.1);

    static List<String> environments() {
        return Sandbox.environments();
    }

    @Test
    void textAndMixtureAreTheSame() {
        assertThat(Mixture.parse("push=0.7,weak=0.2, uniform=.1")).isEqualTo(PUSHING);
        assertThat(Mixture.parse(PUSHING.toString())).isEqualTo(PUSHING);
        assertThat(PUSHING).hasToString("push=0.7, weak=0.2, uniform=0.1");
        assertThat(PUSHING.names()).containsExactly("push", "weak", "uniform");
    }

    /** Chi-squared at 1e-6: fails by chance once in a million seeds, and the seed is fixed. */
    @Test
    void kindsAreDrawnAsOftenAsTheirWeightsSay() {
        KeyedRandom random = new KeyedRandom(3);
        Mixture mixture = Mixture.parse("a=3,b=0,c=1");
        Map<String, Integer> drawn = new TreeMap<>();
        for (int i = 0; i < 10_000; i++) {
            drawn.merge(mixture.draw(random), 1, Integer::sum);
        }

        assertThat(drawn).containsOnlyKeys("a", "c");
        assertThat(new ChiSquareTest().chiSquareTest(new double[] {3, 1}, new long[] {drawn.get("a"), drawn.get("c")}))
                .isGreaterThan(1e-6);
    }

    @Test
    void kindsThatAreNotNamedGetNoWeight() {
        Mixture weighted = PUSHING.weighted(Mixture.parse("uniform=2,push=1"), "push-t");

        assertThat(weighted).hasToString("push=1.0, weak=0.0, uniform=2.0");
        assertThat(weighted.weight("weak")).isZero();
        assertThatThrownBy(() -> PUSHING.weighted(Mixture.of("puss", 1), "push-t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown kind of data of push-t (puss); there are push, weak, uniform.\nMaybe push.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "push              | mixture (push) must be NAME=WEIGHT,NAME=WEIGHT,...; 'push' is not.",
                "push=             | mixture (push=) must be NAME=WEIGHT,NAME=WEIGHT,...; 'push=' is not.",
                "push=much         | 'push=much' is not.",
                "push=1,           | '' is not.",
                "=1                | '=1' is not.",
                "push=-1           | weight of push (-1.0) must be at least 0 and finite.",
                "push=NaN          | weight of push (NaN) must be at least 0 and finite.",
                "push=Infinity     | weight of push (Infinity) must be at least 0 and finite.",
                "push=0,weak=0     | weights (push=0.0, weak=0.0) must not all be 0",
                "push=1,push=2     | kinds (push=1.0, push=2.0) must have different names."
            })
    void whatCannotBeMeantIsRefused(String text, String message) {
        assertThatThrownBy(() -> Mixture.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @MethodSource("environments")
    void everyDataPolicyCollectsWithEachOfItsKindsAlone(String name) {
        DataPolicy policy = Sandbox.dataPolicy(Sandbox.environment(name), 3);

        assertThat(policy.withMixture(policy.mixture()).describe()).isEqualTo(policy.describe());
        List<String> kinds = policy.mixture().names();
        for (String kind : kinds.size() > 1 ? kinds : List.<String>of()) {
            DataPolicy alone = policy.withMixture(Mixture.of(kind, 2));
            assertThat(alone.mixture().weight(kind)).isEqualTo(2);
            assertThat(alone.describe()).isNotEqualTo(policy.describe()).contains(kind + "=2.0");
            assertThat(alone.collect(4).steps()).isEqualTo(3);
        }
        assertThatThrownBy(() -> policy.withMixture(Mixture.of("nothing", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown kind of data of " + name + " (nothing)");
    }
}
