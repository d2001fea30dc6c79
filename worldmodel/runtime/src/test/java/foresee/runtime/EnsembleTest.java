package foresee.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.control.Imagination;
import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import foresee.model.Context;
import foresee.planning.Budget;
import foresee.planning.DifferentiableTrajectoryCost;
import foresee.planning.GoalCost;
import foresee.planning.MppiPlanner;
import foresee.planning.PlanningProblem;
import foresee.planning.RiskCost;
import foresee.planning.ShootingCost;
import foresee.planning.TrajectoryCost;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnsembleTest {
    private static final int MEMBERS = 3;

    private final Architecture architecture = RandomModels.everyLayer().withMembers(MEMBERS);
    private final ModelFile file = RandomModels.model(architecture, 5);
    private final CompiledWorldModel model = new CompiledWorldModel(file);

    /** The model of one member alone, its predictor under the usual name. */
    private CompiledWorldModel alone(int member) {
        List<Tensor> tensors = new ArrayList<>();
        String prefix = Architecture.predictorOf(member) + ".";
        for (Tensor tensor : file.tensors()) {
            String name = tensor.spec().name();
            if (name.startsWith(prefix)) {
                TensorSpec spec = new TensorSpec(
                        "predictor." + name.substring(prefix.length()),
                        tensor.spec().shape());
                tensors.add(new Tensor(spec, tensor.toArray()));
            } else if (!name.startsWith("predictor")) {
                tensors.add(tensor);
            }
        }
        return new CompiledWorldModel(new ModelFile(RandomModels.card(architecture.withMembers(1)), tensors));
    }

    @Test
    void eachMemberIsTheModelOfItsPredictorToTheBit() {
        Context context = Samples.context(model, 1);
        ActionBatch actions = Samples.actions(model, 9, 3, 2);
        List<CompiledWorldModel> members = model.members();
        assertThat(members).hasSize(MEMBERS);
        for (int m = 0; m < MEMBERS; m++) {
            CompiledWorldModel member = members.get(m);
            var gradient = Samples.trajectories(9, 3, model.latentSize(), 3);
            assertThat(Samples.rollout(member, context, actions).values())
                    .isEqualTo(Samples.rollout(alone(m), context, actions).values());
            assertThat(Samples.pullback(member, context, actions, gradient))
                    .isEqualTo(Samples.pullback(alone(m), context, actions, gradient));
            assertThat(member.encode(Samples.observation(architecture, 4)))
                    .isEqualTo(model.encode(Samples.observation(architecture, 4)));
        }
        assertThat(Samples.rollout(model, context, actions).values())
                .isEqualTo(Samples.rollout(members.get(0), context, actions).values())
                .isNotEqualTo(Samples.rollout(members.get(1), context, actions).values());
    }

    @Test
    void aModelOfOnePredictorHasItselfForMember() {
        CompiledWorldModel one = new CompiledWorldModel(RandomModels.model(RandomModels.everyLayer(), 5));
        Context context = Samples.context(one, 1);
        ActionBatch actions = Samples.actions(one, 9, 3, 2);
        assertThat(one.members()).hasSize(1);
        assertThat(Samples.rollout(one.members().get(0), context, actions).values())
                .isEqualTo(Samples.rollout(one, context, actions).values());
    }

    @Test
    void theCardSaysHowManyMembersWhereThereAreSeveral() {
        ModelCard card = file.card();
        assertThat(card.toJson()).contains(",\"members\":3}");
        assertThat(ModelCard.fromJson(card.toJson())).isEqualTo(card);
        assertThat(RandomModels.card(RandomModels.everyLayer()).toJson()).doesNotContain("members");
        assertThatThrownBy(() -> architecture.withMembers(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("members (0) must be 1 to 64");
        assertThat(Parameters.of(architecture))
                .extracting(TensorSpec::name)
                .contains("predictor.0.weight", "predictor2.0.weight", "predictor3.0.weight");
    }

    /** docs/planners.md shows this. */
    @Test
    void plansThatAreWaryOfDisagreementCostLessInMeanPlusSpread() {
        Context context = Samples.context(model, 1);
        GoalCost goal = GoalCost.nearest(model.encode(Samples.observation(architecture, 8)));
        List<? extends TrajectoryCost> costs = model.members().stream()
                .map(member -> ShootingCost.of(member, context, goal))
                .toList();
        TrajectoryCost wary = RiskCost.of(costs, 2);
        assertThat(wary).isInstanceOf(DifferentiableTrajectoryCost.class);

        double bold = cost(wary, plan(costs.get(0)));
        double careful = cost(wary, plan(Imagination.across(model.members(), 2).cost(context, goal)));
        assertThat(careful).isLessThan(bold);
    }

    private ActionSequence plan(TrajectoryCost cost) {
        PlanningProblem problem = PlanningProblem.of(cost, model.actionSpace(), 8, Budget.evaluations(512));
        return new MppiPlanner().plan(problem, 1).actions();
    }

    private static double cost(TrajectoryCost cost, ActionSequence actions) {
        ActionBatch one = new ActionBatch(1, actions.horizon(), actions.actionSize());
        System.arraycopy(actions.toArray(), 0, one.values(), 0, one.values().length);
        double[] costs = new double[1];
        cost.evaluate(one, 0, 1, costs);
        return costs[0];
    }
}
