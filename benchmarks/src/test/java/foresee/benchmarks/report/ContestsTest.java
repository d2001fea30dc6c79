package foresee.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.benchmarks.matrix.Limit;
import foresee.benchmarks.matrix.Where;
import foresee.benchmarks.statistics.Holm;
import foresee.benchmarks.statistics.PairedComparison;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContestsTest {
    private static final Where CASES = HandMade.where("cross-room", 80);
    private static final Limit BUDGET = Limit.evaluations(64);

    private static Place place(HandMade made) {
        return Place.of(made.result()).get(0);
    }

    @Test
    void theBestMeetsEachOtherAndThePriceIsThatOfAllPairs() {
        Place place = place(new HandMade()
                .bounds(CASES)
                .planner("mppi", "bundled", CASES, BUDGET, 0.95, 1)
                .planner("cem", "bundled", CASES, BUDGET, 0.9, 1)
                .planner("random", "bundled", CASES, BUDGET, 0.2, 1));
        List<Contest> contests = Contests.of(place);
        assertThat(contests).extracting(contest -> contest.best().planner()).containsOnly("mppi");
        assertThat(contests).extracting(contest -> contest.other().planner()).containsExactly("cem", "random");

        List<Row> rows = place.done();
        double[] adjusted =
                Holm.adjust(p(rows.get(0), rows.get(1)), p(rows.get(0), rows.get(2)), p(rows.get(1), rows.get(2)));
        assertThat(contests).extracting(Contest::adjusted).containsExactly(adjusted[0], adjusted[1]);
        assertThat(contests).extracting(Contest::verdict).containsExactly("not told apart", "worse");
    }

    private static double p(Row a, Row b) {
        return PairedComparison.of(a.outcomes("moderate"), b.outcomes("moderate"))
                .pValue();
    }

    @Test
    void otherBudgetsAndOtherCasesAreNotCompared() {
        Place place = place(new HandMade()
                .planner("mppi", "bundled", CASES, BUDGET, 0.9, 1)
                .planner("cem", "bundled", CASES, Limit.evaluations(128), 0.5, 1)
                .planner("icem", "bundled", HandMade.where("cross-room", 40), BUDGET, 0.5, 1));
        assertThat(Contests.of(place)).isEmpty();
        assertThat(ContestTable.of("task-1", place, List.of())).isEmpty();
    }

    @Test
    void modelsOfOnePlannerAreComparedToo() {
        Place place = place(new HandMade()
                .planner("mppi", "simulator", CASES, BUDGET, 0.95, 1)
                .planner("mppi", "bundled", CASES, BUDGET, 0.3, 1));
        assertThat(Contests.of(place)).singleElement().satisfies(contest -> {
            assertThat(contest.best().model().label()).isEqualTo("simulator");
            assertThat(contest.isToldApart()).isTrue();
        });
    }
}
