package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;

/** What the planners learn from an iteration, against direct computations. */
class PlannerUpdatesTest {
    private static final ActionSpace SPACE = ActionSpace.Box.symmetric(1, 2);

    /** (a - 1)^2 of one action; remembers everything it was asked, in order. */
    private static final class Recorder implements TrajectoryCost {
        private final List<Double> actions = new ArrayList<>();

        @Override
        public void evaluate(ActionBatch batch, int from, int to, double[] costs) {
            for (int n = from; n < to; n++) {
                actions.add(batch.get(n, 0, 0));
                costs[n] = cost(batch.get(n, 0, 0));
            }
        }

        static double cost(double action) {
            return (action - 1) * (action - 1);
        }

        double[] firstIteration(int samples) {
            return actions.subList(0, samples).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
        }
    }

    private static Plan plan(Planner planner, TrajectoryCost cost, Budget budget) {
        return planner.plan(PlanningProblem.of(cost, SPACE, 1, budget), 3);
    }

    @Test
    void cemMovesToTheMeanOfItsElites() {
        Recorder recorder = new Recorder();
        plan(new CemPlanner(), recorder, Budget.evaluations(65));
        double mean = IntStream.range(0, 64)
                .boxed()
                .sorted(Comparator.comparing(n -> Recorder.cost(recorder.actions.get(n))))
                .limit(6)
                .mapToDouble(recorder.actions::get)
                .average()
                .orElseThrow();
        assertThat(recorder.actions.get(64)).isCloseTo(mean, within(1e-15));
    }

    @Test
    void cemSamplesWithTheDeviationOfItsElites() {
        Recorder recorder = new Recorder();
        Plan plan = plan(new CemPlanner(), recorder, Budget.evaluations(129));
        double[] elites = IntStream.range(0, 64)
                .boxed()
                .sorted(Comparator.comparing(n -> Recorder.cost(recorder.actions.get(n))))
                .limit(6)
                .mapToDouble(recorder.actions::get)
                .toArray();
        double deviation = Math.sqrt(new DescriptiveStatistics(elites).getPopulationVariance());
        assertThat(plan.trace().iterations().get(0).spread()).isEqualTo(1.5);
        assertThat(plan.trace().iterations().get(1).spread()).isCloseTo(Math.max(0.02, deviation / 2), within(1e-14));
    }

    @Test
    void cemNeverSamplesNarrowerThanItsFloor() {
        Plan plan = plan(new CemPlanner(), new Recorder(), Budget.evaluations(64 * 12 + 1));
        assertThat(plan.trace().iterations().get(11).spread()).isCloseTo(0.02, within(1e-15));
    }

    @Test
    void mppiMovesToTheWeightedMean() {
        Recorder recorder = new Recorder();
        plan(new MppiPlanner(), recorder, Budget.evaluations(65));
        double[] actions = recorder.firstIteration(64);
        double least = Double.MAX_VALUE;
        double sum = 0;
        for (double action : actions) {
            least = Math.min(least, Recorder.cost(action));
            sum += Recorder.cost(action);
        }
        double lambda = 0.05 * (sum / 64 - least);
        double weights = 0;
        double weighted = 0;
        for (double action : actions) {
            double weight = StrictMath.exp(-(Recorder.cost(action) - least) / lambda);
            weights += weight;
            weighted += weight * action;
        }
        assertThat(recorder.actions.get(64)).isCloseTo(weighted / weights, within(1e-14));
    }

    @Test
    void mppiNarrowsItsNoise() {
        Plan plan = plan(new MppiPlanner(), new Recorder(), Budget.evaluations(193));
        assertThat(plan.trace().iterations().get(0).spread()).isEqualTo(1.0);
        assertThat(plan.trace().iterations().get(1).spread()).isCloseTo(0.7, within(1e-15));
        assertThat(plan.trace().iterations().get(2).spread()).isCloseTo(0.49, within(1e-15));
    }

    @Test
    void mppiWeighsEqualCostsEqually() {
        List<Double> actions = new ArrayList<>();
        TrajectoryCost flat = (batch, from, to, costs) -> {
            for (int n = from; n < to; n++) {
                actions.add(batch.get(n, 0, 0));
                costs[n] = 4;
            }
        };
        plan(new MppiPlanner(), flat, Budget.evaluations(65));
        double mean = actions.subList(0, 64).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
        assertThat(actions.get(64)).isCloseTo(mean, within(1e-15));
    }

    @Test
    void mppiBearsCostsAtTheEndOfTheRange() {
        TrajectoryCost huge = (batch, from, to, costs) -> {
            for (int n = from; n < to; n++) {
                costs[n] = batch.get(n, 0, 0) > 0 ? Double.MAX_VALUE : -Double.MAX_VALUE;
            }
        };
        Plan plan = plan(new MppiPlanner(), huge, Budget.evaluations(640));
        assertThat(plan.cost()).isEqualTo(-Double.MAX_VALUE);
        assertThat(plan.actions().get(0, 0)).isLessThanOrEqualTo(0);
    }

    /** The first costs of the second iteration are cheap and the rest of it is never scored. */
    @Test
    void incompleteIterationImprovesTheBestButIsNotLearntFrom() {
        for (Planner planner : List.of(new CemPlanner(), new MppiPlanner())) {
            Budget budget = Budget.deadline(Duration.ofDays(1));
            Recorder recorder = new Recorder();
            TrajectoryCost cost = (batch, from, to, costs) -> {
                recorder.evaluate(batch, from, to, costs);
                if (recorder.actions.size() == 64 + 16) {
                    java.util.Arrays.fill(costs, from, to, -1);
                    budget.cancellation().cancel();
                }
            };
            Plan plan = plan(planner, cost, budget);
            assertThat(plan.cost()).isEqualTo(-1);
            assertThat(plan.actions().get(0, 0)).isEqualTo(recorder.actions.get(64));
            assertThat(recorder.actions).hasSize(80);
            PlanTrace.Iteration last = plan.trace().iterations().get(1);
            assertThat(last.complete()).isFalse();
            assertThat(last.evaluations()).isEqualTo(16);
            assertThat(last.nonFiniteCosts()).isZero();
        }
    }

    @Test
    void elitesAreTheCheapestAndTiesGoToTheEarlier() {
        double[] costs = {3, 1, Double.NaN, 1, Double.NEGATIVE_INFINITY, 0, 1, 3};
        ActionBatch batch = new ActionBatch(8, 1, 1);
        assertThat(Elites.of(batch, costs, 8, 3).indices()).containsExactly(5, 1, 3);
        assertThat(Elites.of(batch, costs, 8, 5).indices()).containsExactly(5, 1, 3, 6, 0);
        assertThat(Elites.of(batch, costs, 8, 7).indices()).containsExactly(5, 1, 3, 6, 0, 7);
        assertThat(Elites.of(batch, costs, 3, 7).indices()).containsExactly(1, 0);
        assertThat(Elites.of(batch, new double[] {Double.NaN}, 1, 1).isEmpty()).isTrue();
    }

    @Test
    void choicesCanBeShotAtRandomAndAreRefusedByOthers() {
        ActionSpace space = new ActionSpace.Product(List.of(new ActionSpace.Discrete(5), SPACE));
        TrajectoryCost third = (batch, from, to, costs) -> {
            for (int n = from; n < to; n++) {
                costs[n] = Math.abs(batch.get(n, 0, 0) - 3) + Math.abs(batch.get(n, 1, 0) - 1);
            }
        };
        PlanningProblem problem = PlanningProblem.of(third, space, 2, Budget.evaluations(500));
        ActionSequence best = new RandomShootingPlanner().plan(problem, 1).actions();
        assertThat(best.get(0, 0)).isEqualTo(3);
        assertThat(best.get(1, 0)).isEqualTo(1);
        for (Planner planner : List.of(new CemPlanner(), new IcemPlanner(), new MppiPlanner())) {
            assertThatThrownBy(() -> planner.plan(problem, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must be continuous")
                    .hasMessageEndingWith("\nMaybe use CategoricalCemPlanner.");
        }
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        CemPlanner.Config cem = CemPlanner.Config.defaults();
        assertThatThrownBy(() -> cem.withSamples(1)).hasMessage("samples (1) must be at least 2.");
        assertThatThrownBy(() -> cem.withEliteShare(1.1)).hasMessage("elite share (1.1) must be at most 1.");
        assertThatThrownBy(() -> cem.withEliteShare(0)).hasMessage("elite share (0.0) must be positive and finite.");
        assertThatThrownBy(() -> cem.withStartSigma(Double.NaN))
                .hasMessage("start sigma (NaN) must be positive and finite.");
        assertThatThrownBy(() -> cem.withSigmaFloor(2)).hasMessage("sigma floor (2.0) must be 0 to start sigma (1.5).");
        assertThatThrownBy(() -> cem.withMaxIterations(0)).hasMessage("max iterations (0) must be at least 1.");
        MppiPlanner.Config mppi = MppiPlanner.Config.defaults();
        assertThatThrownBy(() -> mppi.withShrink(1.5)).hasMessage("shrink (1.5) must be at most 1.");
        assertThatThrownBy(() -> mppi.withTemperature(0)).hasMessage("temperature (0.0) must be positive and finite.");
        assertThatThrownBy(() -> mppi.withCorrelation(1))
                .hasMessage("correlation (1.0) must be at least 0 and under 1.");
        assertThatThrownBy(() -> mppi.withCorrelation(Double.NaN))
                .hasMessage("correlation (NaN) must be at least 0 and under 1.");
        assertThatThrownBy(() -> mppi.withSigma(-1)).hasMessage("sigma (-1.0) must be positive and finite.");
        assertThatThrownBy(() -> RandomShootingPlanner.Config.defaults().withSamples(0))
                .hasMessage("samples (0) must be at least 1.");
    }
}
