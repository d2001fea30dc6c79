package foresee.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import foresee.benchmarks.matrix.Climb;
import foresee.benchmarks.matrix.Limit;
import foresee.benchmarks.matrix.Where;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LengthsTest {
    private static final List<Integer> BUDGETS = List.of(8, 32, 128, 512, 2048);

    /** A planner that solves nothing below its need, and all from there. */
    private static HandMade steps(String planner, HandMade made, int... needs) {
        for (int k = 0; k < needs.length; k++) {
            Where where = HandMade.where("distance-" + 10 * (k + 1), 40);
            for (int budget : BUDGETS) {
                made.planner(planner, "bundled", where, Limit.evaluations(budget), budget >= needs[k] ? 1 : 0, 1);
            }
        }
        return made;
    }

    private static Optional<Lengths> of(HandMade made) {
        return Lengths.of(Place.of(made.result()), Optional.empty());
    }

    @Test
    void whatIsNeededLiesBetweenTheBudgets() {
        Chart chart =
                of(steps("cem", new HandMade(), 8, 32, 128, 512)).orElseThrow().chart();
        assertThat(chart.series()).singleElement().satisfies(line -> {
            assertThat(line.points()).extracting(Chart.Point::x).containsExactly(10.0, 20.0, 30.0, 40.0);
            assertThat(line.points()).extracting(Chart.Point::bound).containsExactly(true, false, false, false);
            // 90 % of the way from no success to all of it, in logarithms
            assertThat(line.points().get(1).y()).isCloseTo(8 * Math.pow(4, 0.9), within(1e-6));
            assertThat(line.fit()).isNotEmpty();
        });
    }

    @Test
    void whatIsNeverEnoughIsABoundAndNotLeftOut() {
        Lengths lengths =
                of(steps("random", new HandMade(), 32, 128, 512, 9999)).orElseThrow();
        List<Chart.Point> points = lengths.chart().series().get(0).points();
        assertThat(points.get(3).y()).isEqualTo(2048);
        assertThat(points.get(3).bound()).isTrue();
        assertThat(lengths.needed().body().get(3).entries().get(2).text()).startsWith("> 2048 (∞ to ∞)");
        assertThat(lengths.fits().body().get(0).entries().get(6).text()).contains("4 points, 1 of them bounds");
    }

    @Test
    void whereMoreSearchDoesHarmItIsSaid() {
        HandMade made = new HandMade();
        for (int distance : new int[] {10, 20}) {
            for (int budget : BUDGETS) {
                double success = budget == 128 ? 0.6 : 0;
                made.planner(
                        "lifted",
                        "bundled",
                        HandMade.where("distance-" + distance, 40),
                        Limit.evaluations(budget),
                        success,
                        1);
            }
        }
        Lengths lengths = of(made).orElseThrow();

        assertThat(lengths.chart().series().get(0).points()).allMatch(Chart.Point::never);
        try (ChartArtist artist = new ChartArtist()) {
            // two points, and beside them no line, no whisker and no fit
            assertThat(artist.svg(lengths.chart()).split("<path d=\"[^\"]*\" [^>]*fill=\"var\\(--c1\\)\"", -1))
                    .hasSize(3);
        }
        assertThat(lengths.needed().body().get(0).entries().get(2).text())
                .matches("never: best .* % with 128, 0 % with 2048");
        assertThat(lengths.fits().body().get(0).entries().get(6).text()).contains("2 left out");
        assertThat(lengths.words()).contains("never at 2 of 2 distances");
        assertThat(lengths.chart().words()).doesNotContain("open loop");
    }

    @Test
    void layoutsAreLinesOfTheirOwnAndTheShareIsTheSpecifications() {
        HandMade made = new HandMade();
        for (String layout : List.of("fixed", "random")) {
            for (String task : List.of("distance-10", "distance-20")) {
                BUDGETS.forEach(budget -> made.openLoop("cem", layout, task, Limit.evaluations(budget), 1));
            }
        }
        Lengths lengths = Lengths.of(Place.of(made.result()), Optional.of(new Climb("strict", 0.99)))
                .orElseThrow();

        assertThat(lengths.chart().series())
                .extracting(Chart.Series::name)
                .containsExactly("cem, fixed", "cem, random");
        assertThat(lengths.chart().title()).contains("99 % success");
        // strict, which some of the cases never meet, and not moderate, which all do
        assertThat(lengths.chart().series().get(0).points().get(0).y()).isGreaterThan(8);
        assertThat(lengths.chart().words()).contains("(open loop)");
    }

    @Test
    void oneDistanceIsNoGrowth() {
        assertThat(of(steps("cem", new HandMade(), 8))).isEmpty();
        assertThat(of(new HandMade().bounds(HandMade.where("any", 10)))).isEmpty();
    }
}
