package foresee.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.benchmarks.matrix.Limit;
import foresee.benchmarks.matrix.Where;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedsTableTest {
    private static final Where CASES = HandMade.where("any", 20);

    private static List<Place> places(String recipe, double... rates) {
        HandMade made = new HandMade();
        for (int k = 0; k < rates.length; k++) {
            made.trained("mppi", "seed-" + k, recipe, CASES, Limit.evaluations(64), rates[k]);
        }
        return Place.of(made.result());
    }

    @Test
    void threeSeedsHaveAnInterval() {
        Line line = SeedsTable.of(places("small", 0, 1, 1)).orElseThrow().body().get(0);
        assertThat(line.entries().get(0).text()).isEqualTo("small");
        assertThat(line.entries().get(3).text()).isEqualTo("67 % (0 to 100)");
        assertThat(line.entries().get(4).text()).isEqualTo("3");
    }

    @Test
    void itSaysWhatTheBootstrapDraws() {
        assertThat(SeedsTable.of(places("small", 0, 1, 1)).orElseThrow().notes())
                .singleElement()
                .asString()
                .contains("draws whole training seeds")
                .doesNotContain("stratified");
    }

    @Test
    void twoSeedsHaveNone() {
        Line line = SeedsTable.of(places("small", 0, 1)).orElseThrow().body().get(0);
        assertThat(line.entries().get(3).text()).isEqualTo("50 % (too few seeds for an interval)");
    }

    @Test
    void modelsWithoutARecipeAreNoSeeds() {
        assertThat(SeedsTable.of(places("", 0, 1, 1))).isEmpty();
        assertThat(SeedsTable.of(places("small", 1))).isEmpty();
    }
}
