package foresee.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.model.ActionBatch;
import foresee.model.Context;
import foresee.model.DifferentiableWorldModel;
import foresee.model.LatentTrajectories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RolloutTapeTest {

    /** A tape is used again, for other shapes, by whoever comes next; above a block of lanes there is none. */
    @ParameterizedTest
    @MethodSource("foresee.runtime.CompiledWorldModelTest#models")
    void tapePullsBackToTheBitsOfComputingAgain(ModelFile file) {
        CompiledWorldModel model = new CompiledWorldModel(file);
        Context context = Samples.context(model, 8);
        int[][] shapes = {{16, 4}, {1, 2}, {37, 5}, {Block.MOST, 3}, {Block.MOST + 1, 2}};
        for (int[] shape : shapes) {
            ActionBatch actions = Samples.actions(model, shape[0], shape[1], 9);
            LatentTrajectories gradient = Samples.trajectories(shape[0], shape[1], model.latentSize(), 10);
            LatentTrajectories out = new LatentTrajectories(shape[0], shape[1], model.latentSize());
            double[] taped = new double[actions.values().length];
            try (DifferentiableWorldModel.Tape tape = model.rolloutOntoTape(context, actions, 0, shape[0], out)) {
                tape.pullback(gradient, taped);
            }
            assertThat(taped).isEqualTo(Samples.pullback(model, context, actions, gradient));
            LatentTrajectories rolled = Samples.rollout(model, context, actions);
            assertThat(out.values()).isEqualTo(rolled.values());
        }
    }

    @Test
    void tapeIsClosedOnce() {
        CompiledWorldModel model = new CompiledWorldModel(RandomModels.model(RandomModels.usual(8, 16), 1));
        Context context = Samples.context(model, 8);
        LatentTrajectories gradient = Samples.trajectories(3, 2, 8, 10);
        LatentTrajectories out = new LatentTrajectories(3, 2, 8);
        ActionBatch actions = Samples.actions(model, 3, 2, 9);
        DifferentiableWorldModel.Tape closed = model.rolloutOntoTape(context, actions, 0, 3, out);
        closed.close();
        closed.close();
        double[] pulled = new double[actions.values().length];
        assertThatThrownBy(() -> closed.pullback(gradient, pulled))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the tape is closed.");
        ActionBatch others = Samples.actions(model, 3, 2, 11);
        try (DifferentiableWorldModel.Tape one = model.rolloutOntoTape(context, actions, 0, 3, out);
                DifferentiableWorldModel.Tape other = model.rolloutOntoTape(context, others, 0, 3, out)) {
            one.pullback(gradient, pulled);
            assertThat(other).isNotSameAs(one);
        }
        assertThat(pulled).isEqualTo(Samples.pullback(model, context, actions, gradient));
    }

    @Test
    void gradientsThatDoNotFitTheTapeAreRefused() {
        CompiledWorldModel model = new CompiledWorldModel(RandomModels.model(RandomModels.usual(8, 16), 1));
        ActionBatch actions = Samples.actions(model, 3, 2, 9);
        LatentTrajectories out = new LatentTrajectories(3, 2, 8);
        Context context = Samples.context(model, 8);
        try (DifferentiableWorldModel.Tape tape = model.rolloutOntoTape(context, actions, 0, 3, out)) {
            assertThatThrownBy(() -> tape.pullback(new LatentTrajectories(2, 2, 8), new double[0]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("latentGradient (2 x 2 x 8)");
            assertThatThrownBy(() -> tape.pullback(out, new double[7]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("actionGradient (7)");
        }
    }
}
