package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an iteration of the improved cross-entropy method takes over from the last, against direct computations. */
class IcemPlannerTest {
    private static final ActionSpace SPACE = ActionSpace.Box.symmetric(1, 2);
    private static final IcemPlanner.Config PLAIN = IcemPlanner.Config.defaults()
            .withSamples(20)
            .withSelection(new IcemPlanner.Selection(4, 0, 4))
            .withMomentum(0)
            .withMeanLast(false);

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

        private static double cost(double action) {
            return (action - 1) * (action - 1);
        }

        private List<Double> cheapest(int from, int to, int most) {
            return actions.subList(from, to).stream()
                    .sorted(Comparator.comparing(Recorder::cost))
                    .limit(most)
                    .toList();
        }
    }

    private static PlanningProblem problem(TrajectoryCost cost, long evaluations) {
        return PlanningProblem.of(cost, SPACE, 1, Budget.evaluations(evaluations));
    }

    private static Plan plan(IcemPlanner.Config config, TrajectoryCost cost, long evaluations) {
        return new IcemPlanner(config).plan(problem(cost, evaluations), 3);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** Root mean square distance from the mean. */
    private static double deviation(List<Double> values) {
        double mean = mean(values);
        return Math.sqrt(values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
    }

    @Test
    void populationDecaysToTwiceTheElites() {
        Plan plan = plan(PLAIN.withDecay(1.25), new Recorder(), 20 + 16 + 13 + 10 + 8 + 8 + 3);
        assertThat(plan.trace().iterations())
                .extracting(PlanTrace.Iteration::evaluations)
                .containsExactly(20, 16, 13, 10, 8, 8, 3);
    }

    @Test
    void withoutDecayThePopulationStays() {
        Plan plan = plan(PLAIN.withDecay(1), new Recorder(), 60);
        assertThat(plan.trace().iterations())
                .extracting(PlanTrace.Iteration::evaluations)
                .containsExactly(20, 20, 20);
    }

    @Test
    void meanIsACandidateOfTheLastIterationAlone() {
        Recorder recorder = new Recorder();
        plan(PLAIN.withDecay(1).withMeanLast(true), recorder, 60);
        assertThat(recorder.actions.get(40)).isCloseTo(mean(recorder.cheapest(20, 40, 4)), within(1e-15));
        assertThat(recorder.actions.subList(20, 40)).doesNotContain(mean(recorder.cheapest(0, 20, 4)));
        Recorder without = new Recorder();
        plan(PLAIN.withDecay(1), without, 60);
        assertThat(without.actions.subList(40, 60)).doesNotContain(recorder.actions.get(40));
    }

    /** All that comes later costs more than what was kept. */
    @Test
    void keptElitesCompeteInTheNextIteration() {
        Recorder recorder = new Recorder();
        TrajectoryCost worsening = (batch, from, to, costs) -> {
            recorder.evaluate(batch, from, to, costs);
            for (int n = from; n < to; n++) {
                costs[n] += recorder.actions.size() > 20 ? 100 : 0;
            }
        };
        plan(PLAIN.withDecay(1).withSelection(PLAIN.selection().withKept(2)).withMeanLast(true), worsening, 41);
        List<Double> elites = new ArrayList<>(recorder.cheapest(20, 40, 2));
        elites.addAll(recorder.cheapest(0, 20, 2));
        assertThat(recorder.actions.get(40)).isCloseTo(mean(elites), within(1e-15));
    }

    @Test
    void momentumKeepsAShareOfMeanAndDeviation() {
        Recorder recorder = new Recorder();
        Plan plan = plan(PLAIN.withMomentum(0.3).withMeanLast(true), recorder, 21);
        List<Double> elites = recorder.cheapest(0, 20, 4);
        assertThat(recorder.actions.get(20)).isCloseTo(0.7 * mean(elites), within(1e-15));
        assertThat(plan.trace().iterations().get(1).spread())
                .isCloseTo(0.3 + 0.7 * deviation(elites) / 2, within(1e-14));
    }

    @Test
    void alternativesAreCandidatesOfTheFirstIteration() {
        List<ActionSequence> others = new ArrayList<>();
        for (double value : new double[] {0.3, 7, -0.4}) {
            others.add(ActionSequence.of(1, 1, new double[] {value}));
        }
        Recorder recorder = new Recorder();
        new IcemPlanner(PLAIN.withSelection(PLAIN.selection().withCarried(2)))
                .plan(problem(recorder, 20).withAlternatives(others), 3);
        assertThat(recorder.actions.subList(0, 3)).containsExactly(0.0, 0.3, 2.0);
        assertThat(recorder.actions).hasSize(20).doesNotContain(-0.4);
        Recorder two = new Recorder();
        new IcemPlanner(PLAIN.withSelection(PLAIN.selection().withCarried(2)))
                .plan(problem(two, 2).withAlternatives(others), 3);
        assertThat(two.actions).containsExactly(0.0, 0.3);
    }

    @Test
    void bestElitesButTheBestAreTheAlternatives() {
        Recorder recorder = new Recorder();
        Plan plan = plan(PLAIN.withSelection(PLAIN.selection().withCarried(3)), recorder, 20);
        List<Double> cheapest = recorder.cheapest(0, 20, 4);
        assertThat(plan.actions().get(0, 0)).isEqualTo(cheapest.get(0));
        assertThat(plan.alternatives().stream().map(other -> other.get(0, 0)).toList())
                .isEqualTo(cheapest.subList(1, 4));
        assertThat(plan(PLAIN.withSelection(PLAIN.selection().withCarried(0)), recorder, 20)
                        .alternatives())
                .isEmpty();
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        IcemPlanner.Config config = IcemPlanner.Config.defaults();
        assertThatThrownBy(() -> config.withSelection(config.selection().withElites(25)))
                .hasMessage("elites (25) must be at most half of samples (48).\nMaybe raise samples.");
        assertThatThrownBy(() -> config.selection().withKept(7)).hasMessage("kept (7) must be 0 to elites (6).");
        assertThatThrownBy(() -> config.selection().withCarried(-1))
                .hasMessage("carried (-1) must be 0 to elites (6).");
        assertThatThrownBy(() -> config.noise().withBeta(-1)).hasMessage("beta (-1.0) must be at least 0 and finite.");
        assertThatThrownBy(() -> config.withDecay(0.9)).hasMessage("decay (0.9) must be at least 1 and finite.");
        assertThatThrownBy(() -> config.withMomentum(1)).hasMessage("momentum (1.0) must be at least 0 and under 1.");
        assertThatThrownBy(() -> config.noise().withStartSigma(0))
                .hasMessage("start sigma (0.0) must be positive and finite.");
        assertThatThrownBy(() -> config.noise().withSigmaFloor(2))
                .hasMessage("sigma floor (2.0) must be 0 to start sigma (1.0).");
        assertThatThrownBy(() -> config.withMaxIterations(0)).hasMessage("max iterations (0) must be at least 1.");
    }
}
