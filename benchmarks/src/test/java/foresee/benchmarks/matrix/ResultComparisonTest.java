package foresee.benchmarks.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.benchmarks.EvaluationSet;
import foresee.benchmarks.Latency;
import foresee.benchmarks.MachineNoise;
import foresee.benchmarks.NoiseWatch;
import foresee.benchmarks.PlannerSettings;
import foresee.benchmarks.Provenance;
import foresee.benchmarks.TrialResult;
import foresee.benchmarks.WilsonInterval;
import foresee.benchmarks.statistics.CompareRule;
import foresee.benchmarks.statistics.PairVerdict;
import foresee.benchmarks.statistics.PairedComparison;
import foresee.benchmarks.statistics.UnpairedComparison;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ResultComparisonTest {
    private static final int TRIALS = 10;
    private static final String SET = "two-room-fixed-same-room";
    private static final String LABEL = "two-room-fixed-same-room, bundled, it, 256 evaluations";
    private static final Provenance HERE = Provenance.here(Instant.EPOCH).withModel("two-room.safetensors", "aa11");
    private static final MachineNoise NOISE = NoiseWatch.begin().end();

    private static Where drawn(long seed) {
        return new Where("two-room", "fixed", "nominal", "same-room", "", seed, TRIALS);
    }

    private static Where frozen() {
        return Where.of(EvaluationSet.bundled(SET), TRIALS);
    }

    private static Cell cell(Where where) {
        return new Cell(
                Cell.Role.ENTRANT,
                "it",
                PlannerSettings.defaults(),
                Cell.Model.of(Cell.Model.BUNDLED),
                where,
                Limit.evaluations(256));
    }

    /** The first {@code successes} of ten trials met the criterion. */
    private static CellResult done(Where where, int successes) {
        return done(where, successes, 100 * where.seed(), "mppi(samples=64)");
    }

    private static CellResult done(Where where, int successes, long firstSeed, String planner) {
        List<TrialResult> trials = IntStream.range(0, TRIALS)
                .mapToObj(i -> new TrialResult(
                        i, firstSeed + i, i < successes ? Map.of("moderate", 5) : Map.of(), 0, 0, 10, 2, 512, "00"))
                .toList();
        Latency time = new Latency(2, 3, 3, 3, 20);
        Cell cell = cell(where);
        return new CellResult(
                cell.id(),
                cell,
                CellResult.Status.DONE,
                "",
                planner,
                "basis",
                CellResult.digest(trials),
                Map.of("moderate", WilsonInterval.of(successes, TRIALS)),
                time,
                time,
                List.of(),
                List.of(),
                trials,
                1,
                1);
    }

    private static CellResult failed(Where where) {
        return CellResult.without(cell(where), CellResult.Status.FAILED, "out of luck.", "");
    }

    private static CellResult notNeeded(Where where) {
        return CellResult.without(cell(where), CellResult.Status.NOT_NEEDED, "", "");
    }

    private static BenchmarkResult result(Provenance provenance, CellResult... cells) {
        return new BenchmarkResult(
                BenchmarkResult.FORMAT,
                BenchmarkResult.VERSION,
                "mine",
                "",
                MatrixJson.tree(Map.of()),
                "",
                "",
                Map.of(),
                provenance,
                NOISE,
                new RunEffort(1, 0, 0),
                List.of(cells),
                List.of());
    }

    private static BenchmarkResult result(CellResult... cells) {
        return result(HERE, cells);
    }

    private static ResultComparison compared(BenchmarkResult a, BenchmarkResult b) {
        return ResultComparison.of(a, b, "moderate", CompareRule.defaults());
    }

    private static List<String> labels(ResultComparison comparison) {
        return comparison.rates().pairs().stream().map(PairVerdict::label).toList();
    }

    @Test
    void aSeedThatFailsIsBrokenEvenIfAnotherStillRuns() {
        ResultComparison comparison =
                compared(result(done(drawn(7), 9), done(drawn(8), 2)), result(failed(drawn(7)), done(drawn(8), 2)));

        assertThat(comparison.broken()).containsExactly(LABEL + ", seed 7, 10 trials: out of luck.");
        assertThat(comparison.isRegression()).isTrue();
        assertThat(comparison.rates().pairs())
                .singleElement()
                .extracting(PairVerdict::comparison)
                .as("of seed 8 alone")
                .isEqualTo(new PairedComparison(2, 0, 0, 8));
        assertThat(comparison.unpaired()).isEmpty();
    }

    @Test
    void whatFailedBeforeIsListedAndNotBroken() {
        ResultComparison both =
                compared(result(failed(drawn(7)), done(drawn(8), 2)), result(failed(drawn(7)), done(drawn(8), 2)));
        assertThat(both.isRegression()).isFalse();
        assertThat(both.notRunInBoth())
                .containsExactly(LABEL + ", seed 7, 10 trials: failed (out of luck.) in the first,"
                        + " failed (out of luck.) in the second");

        ResultComparison mended =
                compared(result(failed(drawn(7)), done(drawn(8), 2)), result(done(drawn(7), 2), done(drawn(8), 2)));
        assertThat(mended.isRegression()).isFalse();
        assertThat(mended.notRunInBoth())
                .containsExactly(LABEL + ", seed 7, 10 trials: failed (out of luck.) in the first, run in the second");
    }

    @Test
    void whereNothingOfAMatchRunsAnyMoreItIsBrokenWhateverTheSeed() {
        ResultComparison comparison = compared(result(done(drawn(7), 9)), result(failed(drawn(8))));

        assertThat(comparison.broken()).containsExactly(LABEL + ", seed 8, 10 trials: out of luck.");
        assertThat(comparison.onlyInA()).containsExactly(LABEL + ", seed 7, 10 trials");
        assertThat(comparison.onlyInB()).isEmpty();
    }

    @Test
    void whatWasNotNeededIsListed() {
        BenchmarkResult whole = result(done(drawn(7), 9), done(drawn(8), 2));
        BenchmarkResult part = result(notNeeded(drawn(7)), done(drawn(8), 2));

        ResultComparison later = compared(whole, part);
        assertThat(later.notRunInBoth())
                .containsExactly(LABEL + ", seed 7, 10 trials: run in the first, not needed in the second");
        assertThat(later.isRegression()).isFalse();
        assertThat(later.rates().pairs()).hasSize(1);
        assertThat(compared(part, whole).notRunInBoth())
                .containsExactly(LABEL + ", seed 7, 10 trials: not needed in the first, run in the second");
        assertThatThrownBy(() -> compared(
                        result(done(drawn(7), 9), notNeeded(drawn(8))), result(notNeeded(drawn(7)), done(drawn(8), 2))))
                .as("cells that are in both are never compared with others")
                .hasMessage("the two results have no cell in common that was run in both.");
    }

    @Test
    void whatIsInOneAloneIsListed() {
        ResultComparison comparison = compared(
                result(done(drawn(7), 9), done(drawn(8), 9)),
                result(done(drawn(7), 9), failed(drawn(9)), done(frozen(), 9)));

        assertThat(comparison.onlyInA()).containsExactly(LABEL + ", seed 8, 10 trials");
        assertThat(comparison.onlyInB())
                .containsExactly(
                        LABEL + ", seed 9, 10 trials: failed (out of luck.)",
                        "two-room-fixed-same-room (set " + SET + "), bundled, it, 256 evaluations, 10 trials");
        assertThat(comparison.broken()).isEmpty();
    }

    @Test
    void seedsPairWhateverTheirOrder() {
        ResultComparison comparison =
                compared(result(done(drawn(7), 9), done(drawn(8), 2)), result(done(drawn(8), 2), done(drawn(7), 9)));

        assertThat(comparison.rates().pairs())
                .singleElement()
                .extracting(PairVerdict::comparison)
                .isEqualTo(new PairedComparison(11, 0, 0, 9));
    }

    @Test
    void otherSeedsAreOtherCases() {
        ResultComparison comparison = compared(result(done(drawn(7), 9)), result(done(drawn(8), 7)));

        assertThat(comparison.rates().pairs())
                .singleElement()
                .extracting(PairVerdict::comparison)
                .isEqualTo(new UnpairedComparison(9, 10, 7, 10));
        assertThat(comparison.unpaired())
                .containsExactly(
                        new ResultComparison.Unpaired(LABEL, "the two have no seed with the same number of trials"));
        assertThat(comparison.onlyInA()).isEmpty();
        assertThat(comparison.onlyInB()).isEmpty();
    }

    @Test
    void trialsOfOtherSeedsAreOtherCases() {
        ResultComparison comparison =
                compared(result(done(drawn(7), 9)), result(done(drawn(7), 7, 1000, "mppi(samples=64)")));

        assertThat(comparison.rates().pairs().get(0).comparison()).isInstanceOf(UnpairedComparison.class);
        assertThat(comparison.unpaired())
                .containsExactly(
                        new ResultComparison.Unpaired(LABEL, "the seeds that their trials were drawn from are others"));
    }

    @Test
    void aSetIsTheSameIfItsHashIs() {
        BenchmarkResult one = result(HERE.withSet(SET, "1"), done(frozen(), 9));
        BenchmarkResult other = result(HERE.withSet(SET, "2"), done(frozen(), 9));

        assertThat(compared(one, one).rates().pairs().get(0).comparison()).isEqualTo(new PairedComparison(9, 0, 0, 1));
        for (BenchmarkResult another : List.of(other, result(done(frozen(), 9)))) {
            ResultComparison comparison = compared(one, another);
            assertThat(comparison.rates().pairs().get(0).comparison()).isInstanceOf(UnpairedComparison.class);
            assertThat(comparison.unpaired())
                    .extracting(ResultComparison.Unpaired::reason)
                    .containsExactly("the set " + SET + " is another");
        }
    }

    @Test
    void aFrozenSetAndDrawnCasesOfOneTaskStayApart() {
        BenchmarkResult result = result(HERE.withSet(SET, "1"), done(frozen(), 9), done(drawn(7), 2));
        ResultComparison comparison = compared(result, result);

        assertThat(labels(comparison))
                .containsExactly("two-room-fixed-same-room (set " + SET + "), bundled, it, 256 evaluations", LABEL);
        assertThat(comparison.rates().pairs())
                .extracting(PairVerdict::comparison)
                .containsExactly(new PairedComparison(9, 0, 0, 1), new PairedComparison(2, 0, 0, 8));
    }

    @Test
    void anotherModelOrPlannerUnderTheSameLabelIsSaid() {
        BenchmarkResult now =
                result(HERE.withModel("two-room.safetensors", "bb22"), done(drawn(7), 9, 700, "mppi(samples=32)"));
        ResultComparison comparison = compared(result(done(drawn(7), 9)), now);

        String tail = ", horizon 12, hold 4, replan interval 4";
        assertThat(comparison.others())
                .containsExactly(
                        "model bundled of two-room was bundled aa11 and is bundled bb22",
                        "planner it was mppi(samples=64)" + tail + " and is mppi(samples=32)" + tail);
        assertThat(comparison.isRegression()).isFalse();
        assertThat(comparison.unpaired()).isEmpty();
        assertThat(compared(now, now).others()).isEmpty();
    }

    @Test
    void aCellThatIsThereTwiceIsRefused() {
        BenchmarkResult twice = result(done(drawn(7), 9), done(drawn(7), 8));
        assertThatThrownBy(() -> compared(twice, twice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a result has the cell (it, 256 evaluations, bundled,");
    }
}
