package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.model.ActionBatch;
import foresee.model.ActionSpace;
import foresee.model.Context;
import foresee.model.Latent;
import foresee.planning.Budget;
import foresee.planning.DifferentiableTrajectoryCost;
import foresee.planning.GoalCost;
import foresee.planning.Plan;
import foresee.planning.PlanningProblem;
import foresee.planning.ShootingCost;
import foresee.planning.TrajectoryCost;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlannerCatalogueTest {
    private static final ActionSpace BALL = new ActionSpace.Ball(2, 1.5);
    private static final ActionSpace CHOICE = new ActionSpace.Discrete(4);

    static Stream<PlannerCatalogue.Entry> entries() {
        return PlannerCatalogue.all().stream();
    }

    /** A cost with gradients, through a model where the planner needs one. */
    private static PlanningProblem problem(PlannerCatalogue.Entry entry, ActionSpace space, long evaluations) {
        TrajectoryCost cost = entry.needs() != PlannerCatalogue.Needs.MODEL_STEPS
                ? new Bowl()
                : ShootingCost.of(
                        new FirstNumberModel(space),
                        Context.of(new Latent(new float[1])),
                        GoalCost.sum(new Latent(new float[] {0.7f})));
        return PlanningProblem.of(cost, space, 4, Budget.evaluations(evaluations));
    }

    private static ActionSpace space(PlannerCatalogue.Entry entry) {
        return entry.needs() == PlannerCatalogue.Needs.DISCRETE_ACTIONS ? CHOICE : BALL;
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyPlannerSpendsItsEvaluationsAsSaid(PlannerCatalogue.Entry entry) {
        for (int[] size : new int[][] {{8, 4}, {64, 4}, {20, 3}, {2, 1}, {512, 4}, {300, 10}}) {
            PlanningProblem problem = problem(entry, space(entry), (long) size[0] * size[1]);
            Plan plan = entry.build(size[0], size[1]).plan(problem, 1);
            assertThat(plan.trace().evaluations())
                    .as("%d x %d", size[0], size[1])
                    .isEqualTo((long) size[0] * size[1]);
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyPlannerImprovesOnItsGuess(PlannerCatalogue.Entry entry) {
        PlanningProblem problem = problem(entry, space(entry), 256);
        assertThat(entry.build(64, 4).plan(problem, 1).verdict().improved()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyPlannerIsSaidInOneShortLine(PlannerCatalogue.Entry entry) {
        assertThat(entry.name()).matches("[a-z+-]+");
        assertThat(entry.words()).hasSizeBetween(20, 78).doesNotContain("\n");
        assertThat(PlannerCatalogue.named(entry.name())).isSameAs(entry);
    }

    @Test
    void namesAndDescriptionsAreAllDifferent() {
        assertThat(PlannerCatalogue.names()).doesNotHaveDuplicates().startsWith("mppi");
        assertThat(PlannerCatalogue.all())
                .extracting(entry -> entry.build(64, 4).describe())
                .doesNotHaveDuplicates();
    }

    @Test
    void descentsAreRestartsTimesSteps() {
        PlannerCatalogue.Entry gradient = PlannerCatalogue.named("gradient");
        assertThat(gradient.build(64, 4).describe()).startsWith("gradient(restarts=16, rule=adam");
        assertThat(gradient.build(8, 4).describe()).startsWith("gradient(restarts=4,");
        assertThat(gradient.build(512, 4).describe()).startsWith("gradient(restarts=32,");
        assertThat(gradient.build(2, 1).describe()).startsWith("gradient(restarts=1,");
        assertThat(PlannerCatalogue.named("gradient-sgd").build(64, 4).describe())
                .contains("restarts=16, rule=sgd");
        assertThat(PlannerCatalogue.named("cem+gradient").build(64, 4).describe())
                .contains("cem(samples=32", "gradient(restarts=16");
        assertThat(PlannerCatalogue.named("cem+gradient").build(8, 4).describe())
                .contains("cem(samples=4", "gradient(restarts=2");
    }

    @ParameterizedTest
    @CsvSource({"cen, cem", "Mppi, mppi", "randon, random"})
    void anUnknownNameListsAllAndTheNearest(String name, String nearest) {
        assertThatThrownBy(() -> PlannerCatalogue.named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown planner (" + name + ")")
                .hasMessageContaining(String.join(", ", PlannerCatalogue.names()))
                .hasMessageEndingWith("Maybe " + nearest + ".");
    }

    @Test
    void whatCannotPlanHereIsRefusedBeforeItTries() {
        assertThatThrownBy(() -> PlannerCatalogue.named("cem").requireFits(CHOICE, true))
                .hasMessageContaining("planner (cem) needs continuous actions");
        assertThatThrownBy(() -> PlannerCatalogue.named("categorical-cem").requireFits(BALL, true))
                .hasMessageContaining("planner (categorical-cem) needs discrete actions");
        assertThatThrownBy(() -> PlannerCatalogue.named("gradient").requireFits(BALL, false))
                .hasMessageContaining("planner (gradient) needs gradients");
        assertThatCode(() -> PlannerCatalogue.named("random").requireFits(CHOICE, false))
                .doesNotThrowAnyException();
        assertThat(PlannerCatalogue.fitting(BALL, true))
                .isNotEmpty()
                .allSatisfy(entry ->
                        assertThatCode(() -> entry.requireFits(BALL, true)).doesNotThrowAnyException());
    }

    @ParameterizedTest
    @MethodSource("entries")
    void whatIsSaidToFitPlans(PlannerCatalogue.Entry entry) {
        List<ActionSpace> spaces = List.of(BALL, CHOICE);
        assertThat(spaces)
                .anyMatch(space -> PlannerCatalogue.fitting(space, true).contains(entry));
        for (ActionSpace space : spaces) {
            PlanningProblem problem = problem(entry, space, 16);
            if (PlannerCatalogue.fitting(space, true).contains(entry)) {
                assertThat(entry.build(8, 2).plan(problem, 1).cost()).isFinite();
            } else if (space == CHOICE) {
                assertThatThrownBy(() -> entry.build(8, 2).plan(problem, 1))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    /** Sum of (a - 0.7)^2: no guess in the middle of a space is its optimum. */
    private static final class Bowl implements DifferentiableTrajectoryCost {
        @Override
        public void evaluate(ActionBatch actions, int from, int to, double[] costs) {
            for (int n = from; n < to; n++) {
                costs[n] = 0;
                for (int j = actions.offset(n, 0); j < actions.offset(n + 1, 0); j++) {
                    costs[n] += (actions.values()[j] - 0.7) * (actions.values()[j] - 0.7);
                }
            }
        }

        @Override
        public void evaluateWithGradient(ActionBatch actions, int from, int to, double[] costs, double[] gradient) {
            evaluate(actions, from, to, costs);
            for (int j = actions.offset(from, 0); j < actions.offset(to, 0); j++) {
                gradient[j] += 2 * (actions.values()[j] - 0.7);
            }
        }
    }
}
