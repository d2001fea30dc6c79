package foresee.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.model.ActionBatch;
import foresee.model.ActionSpace;
import foresee.model.Context;
import foresee.model.DifferentiableWorldModel;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.Observation;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps from given states: the batch of candidates and steps against one rollout for each. One model has a history. */
class SingleStepsTest {
    private static final int CANDIDATES = 29;
    private static final int STEPS = 6;

    static Stream<CompiledWorldModel> models() {
        return Stream.of(
                        RandomModels.model(RandomModels.everyLayer(), 3),
                        RandomModels.model(RandomModels.usual(32, 48), 4),
                        RandomModels.model(RandomModels.heads(), 5),
                        RandomModels.model(RandomModels.blocks(), 6))
                .map(CompiledWorldModel::new);
    }

    /** The same model without the batch: the methods of the interface do the steps. */
    private record OneByOne(CompiledWorldModel model) implements DifferentiableWorldModel {
        @Override
        public int latentSize() {
            return model.latentSize();
        }

        @Override
        public ActionSpace actionSpace() {
            return model.actionSpace();
        }

        @Override
        public int actionChunk() {
            return model.actionChunk();
        }

        @Override
        public int history() {
            return model.history();
        }

        @Override
        public Latent encode(Observation observation) {
            return model.encode(observation);
        }

        @Override
        public void rollout(Context context, ActionBatch actions, int from, int to, LatentTrajectories out) {
            model.rollout(context, actions, from, to, out);
        }

        @Override
        public void pullback(
                Context context,
                ActionBatch actions,
                int from,
                int to,
                LatentTrajectories trajectories,
                LatentTrajectories latentGradient,
                double[] actionGradient) {
            model.pullback(context, actions, from, to, trajectories, latentGradient, actionGradient);
        }
    }

    private static LatentTrajectories predicted(
            DifferentiableWorldModel model, Context context, ActionBatch actions, LatentTrajectories states) {
        LatentTrajectories out = new LatentTrajectories(states.candidates(), states.steps(), states.latentSize());
        model.predictSteps(context, actions, 0, states.candidates(), states, out);
        return out;
    }

    @ParameterizedTest
    @MethodSource("models")
    void batchOfStepsIsTheStepsOneByOneToTheBit(CompiledWorldModel model) {
        Context context = Samples.context(model, 6);
        ActionBatch actions = Samples.actions(model, CANDIDATES, STEPS, 7);
        LatentTrajectories states = Samples.trajectories(CANDIDATES, STEPS, model.latentSize(), 8);
        assertThat(predicted(model, context, actions, states).values())
                .isEqualTo(
                        predicted(new OneByOne(model), context, actions, states).values());
    }

    @ParameterizedTest
    @MethodSource("models")
    void pullbackOfABatchIsThatOfTheStepsOneByOneToTheBit(CompiledWorldModel model) {
        Context context = Samples.context(model, 6);
        ActionBatch actions = Samples.actions(model, CANDIDATES, STEPS, 7);
        LatentTrajectories states = Samples.trajectories(CANDIDATES, STEPS, model.latentSize(), 8);
        LatentTrajectories gradient = Samples.trajectories(CANDIDATES, STEPS, model.latentSize(), 9);
        double[] batch = new double[actions.values().length];
        model.pullbackSteps(context, actions, 0, CANDIDATES, states, gradient, batch);
        double[] oneByOne = new double[actions.values().length];
        new OneByOne(model).pullbackSteps(context, actions, 0, CANDIDATES, states, gradient, oneByOne);
        assertThat(batch).isEqualTo(oneByOne);
        assertThat(Arrays.stream(batch).map(Math::abs).sum()).isGreaterThan(1);
        new OneByOne(model).pullbackSteps(context, actions, 0, CANDIDATES, states, gradient, oneByOne);
        assertThat(oneByOne[5]).isEqualTo(2 * batch[5]);
    }

    @ParameterizedTest
    @MethodSource("models")
    void partOfTheCandidatesIsThatPartOfAll(CompiledWorldModel model) {
        Context context = Samples.context(model, 6);
        ActionBatch actions = Samples.actions(model, CANDIDATES, STEPS, 7);
        LatentTrajectories states = Samples.trajectories(CANDIDATES, STEPS, model.latentSize(), 8);
        LatentTrajectories all = predicted(model, context, actions, states);
        LatentTrajectories part = new LatentTrajectories(3, STEPS, model.latentSize());
        for (int n = 0; n < 3; n++) {
            for (int t = 0; t < STEPS; t++) {
                for (int d = 0; d < model.latentSize(); d++) {
                    part.set(n, t, d, states.get(n + 20, t, d));
                }
            }
        }
        LatentTrajectories out = new LatentTrajectories(3, STEPS, model.latentSize());
        model.predictSteps(context, actions, 20, 23, part, out);
        for (int t = 0; t < STEPS; t++) {
            assertThat(out.latent(1, t)).isEqualTo(all.latent(21, t));
        }
        double[] gradient = new double[actions.values().length];
        model.pullbackSteps(context, actions, 20, 23, part, out, gradient);
        for (int j = 0; j < gradient.length; j++) {
            boolean within = j >= actions.offset(20, 0) && j < actions.offset(23, 0);
            assertThat(gradient[j] != 0).isEqualTo(within);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void rolloutIsWhatItsOwnStepsPredictToTheBit(CompiledWorldModel model) {
        Context context = Samples.context(model, 6);
        ActionBatch actions = Samples.actions(model, CANDIDATES, STEPS, 7);
        LatentTrajectories way = Samples.rollout(model, context, actions);
        assertThat(predicted(model, context, actions, way).values()).isEqualTo(way.values());
    }

    /** Only the last of the states before a horizon of one step counts, and that is given by the context. */
    @ParameterizedTest
    @MethodSource("models")
    void gradientOfASingleStepIsThatOfTheRollout(CompiledWorldModel model) {
        Context context = Samples.context(model, 6);
        ActionBatch actions = Samples.actions(model, CANDIDATES, 1, 7);
        LatentTrajectories gradient = Samples.trajectories(CANDIDATES, 1, model.latentSize(), 9);
        double[] single = new double[actions.values().length];
        model.pullbackSteps(context, actions, 0, CANDIDATES, gradient, gradient, single);
        assertThat(single).isEqualTo(Samples.pullback(model, context, actions, gradient));
    }

    @ParameterizedTest
    @MethodSource("models")
    void shapesThatDoNotFitAreRefused(CompiledWorldModel model) {
        Context context = Samples.context(model, 6);
        ActionBatch actions = Samples.actions(model, 4, 3, 7);
        LatentTrajectories right = new LatentTrajectories(4, 3, model.latentSize());
        LatentTrajectories wrong = new LatentTrajectories(4, 2, model.latentSize());
        assertThatThrownBy(() -> model.predictSteps(context, actions, 0, 4, wrong, right))
                .hasMessageStartingWith("states (4 x 2 x " + model.latentSize() + ") must be candidates (4)");
        assertThatThrownBy(() -> model.predictSteps(context, actions, 0, 4, right, wrong))
                .hasMessageStartingWith("out (4 x 2 x ");
        assertThatThrownBy(() -> model.pullbackSteps(context, actions, 0, 4, right, wrong, new double[1]))
                .hasMessageStartingWith("latentGradient (4 x 2 x ");
        assertThatThrownBy(() -> model.pullbackSteps(context, actions, 0, 4, right, right, new double[1]))
                .hasMessageStartingWith("actionGradient (1) must be of the size of the actions (");
    }
}
