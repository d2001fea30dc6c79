package foresee.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import foresee.model.ActionBatch;
import foresee.model.ActionSpace;
import foresee.model.Context;
import foresee.model.DifferentiableWorldModel;
import foresee.model.Frame;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.Observation;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompiledWorldModelTest {

    static Stream<ModelFile> models() {
        return Stream.of(
                RandomModels.model(RandomModels.everyLayer(), 3),
                RandomModels.model(RandomModels.usual(32, 48), 4),
                RandomModels.model(RandomModels.heads(), 5),
                RandomModels.model(RandomModels.blocks(), 6));
    }

    @ParameterizedTest
    @MethodSource("models")
    void encodingIsThatOfTheLayers(ModelFile file) {
        CompiledWorldModel model = new CompiledWorldModel(file);
        Observation observation = Samples.observation(file.card().architecture(), 5);
        double[] expected = new DoubleModel(file).encode(observation.frame().orElseThrow());
        Latent latent = model.encode(observation);
        assertThat(latent.size()).isEqualTo(expected.length);
        for (int d = 0; d < expected.length; d++) {
            assertThat((double) latent.get(d))
                    .isCloseTo(expected[d], within(1e-5 * Math.max(1, Math.abs(expected[d]))));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void rolloutIsThatOfTheLayers(ModelFile file) {
        CompiledWorldModel model = new CompiledWorldModel(file);
        Context context = Samples.context(model, 6);
        ActionBatch actions = Samples.actions(model, 3, 6, 7);
        LatentTrajectories out = Samples.rollout(model, context, actions);
        for (int n = 0; n < 3; n++) {
            double[][] expected = new DoubleModel(file).rollout(context, actions, n);
            for (int t = 0; t < 6; t++) {
                for (int d = 0; d < model.latentSize(); d++) {
                    double slack = 1e-4 * Math.max(1, Math.abs(expected[t][d]));
                    assertThat((double) out.get(n, t, d)).isCloseTo(expected[t][d], within(slack));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void rolloutOfManyIsManyRolloutsOfOneToTheBit(ModelFile file) {
        CompiledWorldModel model = new CompiledWorldModel(file);
        Context context = Samples.context(model, 8);
        ActionBatch actions = Samples.actions(model, 83, 5, 9);
        LatentTrajectories together = Samples.rollout(model, context, actions);
        for (int n = 0; n < 83; n++) {
            LatentTrajectories alone = new LatentTrajectories(1, 5, model.latentSize());
            model.rollout(context, actions, n, n + 1, alone);
            for (int t = 0; t < 5; t++) {
                assertThat(alone.latent(0, t)).isEqualTo(together.latent(n, t));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void pullbackOfManyIsManyPullbacksOfOneToTheBit(ModelFile file) {
        CompiledWorldModel model = new CompiledWorldModel(file);
        Context context = Samples.context(model, 8);
        ActionBatch actions = Samples.actions(model, 70, 4, 9);
        LatentTrajectories gradient = Samples.trajectories(70, 4, model.latentSize(), 10);
        double[] together = Samples.pullback(model, context, actions, gradient);
        for (int n = 0; n < 70; n++) {
            ActionBatch one = ActionBatch.of(actions.sequence(n));
            LatentTrajectories oneGradient = new LatentTrajectories(1, 4, model.latentSize());
            for (int t = 0; t < 4; t++) {
                for (int d = 0; d < model.latentSize(); d++) {
                    oneGradient.set(0, t, d, gradient.get(n, t, d));
                }
            }
            double[] alone = Samples.pullback(model, context, one, oneGradient);
            assertThat(Arrays.copyOfRange(together, actions.offset(n, 0), actions.offset(n, 0) + alone.length))
                    .isEqualTo(alone);
        }
    }

    @Test
    void strideFarBeyondTheImageTakesNoMemory() {
        List<Layer> encoder =
                List.of(new Layer.Conv2d(3, 4, 2, 1 << 30, 1), new Layer.Flatten(), new Layer.Dense(4, 2));
        List<Layer> predictor = List.of(new Layer.Dense(4, 2));
        ModelFile file = RandomModels.model(new Architecture(5, 6, 3, 2, 2, 1, 1, 1, encoder, predictor), 1);
        Observation observation = Samples.observation(file.card().architecture(), 2);
        double[] expected = new DoubleModel(file).encode(observation.frame().orElseThrow());
        Latent latent = new CompiledWorldModel(file).encode(observation);
        for (int d = 0; d < 2; d++) {
            assertThat((double) latent.get(d)).isCloseTo(expected[d], within(1e-5));
        }
    }

    /** More than fill a block of lanes, and a last one alone. */
    @ParameterizedTest
    @MethodSource("models")
    void framesTogetherAreEncodedAsAloneToTheBit(ModelFile file) {
        CompiledWorldModel model = new CompiledWorldModel(file);
        List<Observation> observations = IntStream.range(0, 2 * Block.MOST + 1)
                .mapToObj(i -> Samples.observation(file.card().architecture(), 100 + i))
                .toList();
        List<Latent> alone = observations.stream().map(model::encode).toList();
        assertThat(model.encodeAll(observations)).isEqualTo(alone);
        assertThat(model.encodeAll(observations.subList(0, 5))).isEqualTo(alone.subList(0, 5));
        assertThat(model.encodeAll(List.of())).isEmpty();
        assertThat(CompiledWorldModel.onScalarKernels(file).encodeAll(observations))
                .isEqualTo(alone);
    }

    /** Less than one object a step, were it the smallest. On plain loops, since vectors are objects until they are compiled. */
    @ParameterizedTest
    @MethodSource("models")
    void noStepAllocatesAnything(ModelFile file) {
        CompiledWorldModel model = CompiledWorldModel.onScalarKernels(file);
        int steps = 200;
        long bytes = allocatedByRollouts(model, Samples.context(model, 8), steps);
        assertThat(bytes).isLessThan(10L * 3 * steps * 16);
    }

    /** By ten rollouts, and ten pullbacks of both kinds. */
    private static long allocatedByRollouts(CompiledWorldModel model, Context context, int steps) {
        ActionBatch actions = Samples.actions(model, 40, steps, 9);
        LatentTrajectories out = new LatentTrajectories(40, steps, model.latentSize());
        LatentTrajectories gradient = Samples.trajectories(40, steps, model.latentSize(), 10);
        double[] pulled = new double[actions.values().length];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = 0;
        for (int run = 0; run < 12; run++) {
            if (run == 2) {
                before = threads.getCurrentThreadAllocatedBytes();
            }
            model.rollout(context, actions, 0, 40, out);
            model.pullback(context, actions, 0, 40, out, gradient, pulled);
            try (DifferentiableWorldModel.Tape tape = model.rolloutOntoTape(context, actions, 0, 40, out)) {
                tape.pullback(gradient, pulled);
            }
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @ParameterizedTest
    @MethodSource("models")
    void stepsDoNotDependOnLaterActions(ModelFile file) {
        CompiledWorldModel model = new CompiledWorldModel(file);
        Context context = Samples.context(model, 11);
        ActionBatch actions = Samples.actions(model, 2, 5, 12);
        LatentTrajectories before = Samples.rollout(model, context, actions);
        int changed = 3 * model.actionChunk();
        actions.set(0, changed, 0, actions.get(0, changed, 0) + 1);
        LatentTrajectories after = Samples.rollout(model, context, actions);
        for (int t = 0; t < 5; t++) {
            assertThat(after.latent(0, t).equals(before.latent(0, t))).isEqualTo(t < 3);
            assertThat(after.latent(1, t)).isEqualTo(before.latent(1, t));
        }
    }

    /** Central differences of the model in double; the float pullback has rounding errors alone. */
    @ParameterizedTest
    @MethodSource("models")
    void pullbackIsTheDerivativeOfTheRollout(ModelFile file) {
        CompiledWorldModel model = new CompiledWorldModel(file);
        Context context = Samples.context(model, 13);
        ActionBatch actions = Samples.actions(model, 2, 4, 14);
        LatentTrajectories gradient = Samples.trajectories(2, 4, model.latentSize(), 15);
        double[] pulled = Samples.pullback(model, context, actions, gradient);
        DoubleModel reference = new DoubleModel(file);
        double largest = 0;
        for (int n = 0; n < 2; n++) {
            for (int j = actions.offset(n, 0); j < actions.offset(n, 0) + pulled.length / 2; j++) {
                double slope = slope(reference, context, actions, n, j, gradient);
                largest = Math.max(largest, Math.abs(slope));
                assertThat(pulled[j]).isCloseTo(slope, within(1e-5 + 1e-4 * Math.abs(slope)));
            }
        }
        assertThat(largest).isGreaterThan(0.1);
    }

    private static double slope(
            DoubleModel model, Context context, ActionBatch actions, int n, int j, LatentTrajectories gradient) {
        double step = 1e-6;
        double kept = actions.values()[j];
        actions.values()[j] = kept + step;
        double up = product(model.rollout(context, actions, n), gradient, n);
        actions.values()[j] = kept - step;
        double down = product(model.rollout(context, actions, n), gradient, n);
        actions.values()[j] = kept;
        return (up - down) / (2 * step);
    }

    private static double product(double[][] latents, LatentTrajectories gradient, int n) {
        double sum = 0;
        for (int t = 0; t < latents.length; t++) {
            for (int d = 0; d < latents[t].length; d++) {
                sum += latents[t][d] * gradient.get(n, t, d);
            }
        }
        return sum;
    }

    @Test
    void pullbackAddsToWhatIsThere() {
        CompiledWorldModel model = new CompiledWorldModel(RandomModels.model(RandomModels.everyLayer(), 3));
        Context context = Samples.context(model, 8);
        ActionBatch actions = Samples.actions(model, 4, 2, 9);
        LatentTrajectories gradient = Samples.trajectories(2, 2, model.latentSize(), 10);
        LatentTrajectories out = new LatentTrajectories(2, 2, model.latentSize());
        model.rollout(context, actions, 1, 3, out);
        double[] twice = new double[actions.values().length];
        model.pullback(context, actions, 1, 3, out, gradient, twice);
        double[] once = twice.clone();
        model.pullback(context, actions, 1, 3, out, gradient, twice);
        for (int j = 0; j < once.length; j++) {
            boolean within = j >= actions.offset(1, 0) && j < actions.offset(3, 0);
            assertThat(once[j] != 0).isEqualTo(within);
            assertThat(twice[j]).isEqualTo(2 * once[j]);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void notANumberStaysInItsCandidate(ModelFile file) {
        CompiledWorldModel model = new CompiledWorldModel(file);
        Context context = Samples.context(model, 16);
        ActionBatch actions = Samples.actions(model, 20, 3, 17);
        LatentTrajectories clean = Samples.rollout(model, context, actions);
        actions.set(7, model.actionChunk(), 0, Double.NaN);
        LatentTrajectories dirty = Samples.rollout(model, context, actions);
        for (int n = 0; n < 20; n++) {
            assertThat(dirty.latent(n, 0)).isEqualTo(clean.latent(n, 0));
            assertThat(Float.isNaN(dirty.get(n, 2, 0))).isEqualTo(n == 7);
            if (n != 7) {
                assertThat(dirty.latent(n, 2)).isEqualTo(clean.latent(n, 2));
            }
        }
    }

    @Test
    void threadsDoNotDisturbEachOther() {
        CompiledWorldModel model = new CompiledWorldModel(RandomModels.model(RandomModels.everyLayer(), 3));
        Context context = Samples.context(model, 18);
        ActionBatch actions = Samples.actions(model, 40, 3, 19);
        LatentTrajectories gradient = Samples.trajectories(40, 3, model.latentSize(), 20);
        Observation observation = Samples.observation(model.card().architecture(), 21);
        Latent latent = model.encode(observation);
        double[] expected = Samples.pullback(model, context, actions, gradient);
        boolean allEqual = IntStream.range(0, 200)
                .parallel()
                .allMatch(i -> model.encode(observation).equals(latent)
                        && Arrays.equals(expected, Samples.pullback(model, context, actions, gradient)));
        assertThat(allEqual).isTrue();
    }

    @Test
    void warmUpChangesNoBit() {
        CompiledWorldModel model = new CompiledWorldModel(RandomModels.model(RandomModels.everyLayer(), 3));
        Context context = Samples.context(model, 22);
        ActionBatch actions = Samples.actions(model, 33, 3, 23);
        float[] before = Samples.rollout(model, context, actions).values();
        model.warmUp();
        assertThat(Samples.rollout(model, context, actions).values()).isEqualTo(before);
    }

    @Test
    void loadedModelIsTheWrittenOne(@TempDir Path folder) throws Exception {
        ModelFile file = RandomModels.model(RandomModels.everyLayer(), 3);
        Path path = folder.resolve("model.safetensors");
        file.write(path);
        Observation observation = Samples.observation(file.card().architecture(), 24);
        CompiledWorldModel loaded = CompiledWorldModel.load(path);
        assertThat(loaded.encode(observation)).isEqualTo(new CompiledWorldModel(file).encode(observation));
        assertThat(loaded.card()).isEqualTo(file.card());
    }

    @Test
    void probeIsLinear() {
        ModelFile file = RandomModels.model(RandomModels.everyLayer(), 3);
        CompiledWorldModel model = new CompiledWorldModel(file);
        double[] zero = model.probe(new Latent(new float[7]));
        float[] unit = new float[7];
        unit[5] = 2;
        double[] values = model.probe(new Latent(unit));
        assertThat(values).hasSize(2);
        for (int f = 0; f < 2; f++) {
            assertThat(zero[f]).isEqualTo(file.tensor("probe.bias").get(f));
            assertThat(values[f])
                    .isEqualTo(zero[f] + 2.0 * file.tensor("probe.weight").get(f * 7 + 5));
        }
    }

    @Test
    void probeReadsNamedFactorsInTheOrderAskedFor() {
        CompiledWorldModel model = new CompiledWorldModel(RandomModels.model(RandomModels.everyLayer(), 3));
        Latent latent = new Latent(new float[] {1, -2, 3, 0.5f, 0.25f, -1, 2});
        double[] all = model.probe(latent);
        assertThat(model.probe("y", "x").read(latent)).containsExactly(all[1], all[0]);
        assertThat(model.probe("y").read(latent)).containsExactly(all[1]);
        assertThatThrownBy(() -> model.probe("x", "z"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("factor (z) must be one that the model's probe reads: x, y.");
    }

    @Test
    void modelWithoutProbeReadsNothing() {
        ModelCard card = RandomModels.card(RandomModels.everyLayer()).withProbe(List.of());
        CompiledWorldModel model = new CompiledWorldModel(RandomModels.model(card, 3));
        assertThat(model.probe(new Latent(new float[7]))).isEmpty();
        assertThatThrownBy(() -> model.probe("x"))
                .hasMessage("factor (x) must be one that the model's probe reads: none.");
    }

    @Test
    void framesOfAnotherShapeAreRefused() {
        CompiledWorldModel model = new CompiledWorldModel(RandomModels.model(RandomModels.everyLayer(), 3));
        assertThatThrownBy(() -> model.encode(Observation.ofFrame(new Frame(9, 11, 3, new byte[297]), 0)))
                .hasMessage("frame (9 x 11 x 3) must be 9 x 11 x 2, as the model was trained.");
        assertThatThrownBy(() -> model.encode(Observation.ofState(new float[4], 0)))
                .hasMessageContaining("has no frame")
                .hasMessageContaining("9 x 11 x 2");
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        CompiledWorldModel model = new CompiledWorldModel(RandomModels.model(RandomModels.everyLayer(), 3));
        Context context = Samples.context(model, 1);
        ActionBatch actions = Samples.actions(model, 4, 3, 1);
        LatentTrajectories out = new LatentTrajectories(4, 3, 7);
        assertThat(model.history()).isEqualTo(3);
        assertThatThrownBy(() -> model.rollout(Context.of(context.now()), actions, 0, 4, out))
                .hasMessage("latents in the context (1) must be the model's history (3).");
        assertThatThrownBy(() -> model.rollout(context, new ActionBatch(4, 6, 2), 0, 4, out))
                .hasMessage("action size of the candidates (2) must be the model's (3).");
        assertThatThrownBy(() -> model.rollout(context, new ActionBatch(4, 5, 3), 0, 4, out))
                .hasMessage("horizon (5) must be a multiple of the model's action chunk (2).");
        assertThatThrownBy(() -> model.rollout(context, actions, 1, 4, out))
                .hasMessage("trajectories (4 x 3 x 7) must be candidates (3) x model steps (3) x latent size (7).");
        assertThatThrownBy(() -> model.rollout(context, actions, 2, 5, out))
                .hasMessage("from (2) and to (5) must be a range within the candidates (4).");
        assertThatThrownBy(() -> model.rollout(context, actions, 0, 4, new LatentTrajectories(4, 2, 7)))
                .hasMessage("trajectories (4 x 2 x 7) must be candidates (4) x model steps (3) x latent size (7).");
        assertThatThrownBy(() -> model.pullback(context, actions, 0, 4, out, out, new double[3]))
                .hasMessage("actionGradient (3) must be of the size of the actions (72).");
    }

    @Test
    void everyMismatchOfTheCardIsNamedWithBothValues() {
        ModelCard card = RandomModels.card(RandomModels.everyLayer());
        card.requireEnvironment("two-room");
        card.requireActionSpace(new ActionSpace.Ball(3, 2.45));
        card.requireFrame(9, 11, 2);
        card.requireActionChunk(2);
        card.requireHistory(2, 2);
        card.requireNormalizer(ActionNormalizer.of(card.actionSpace()));
        assertThatThrownBy(() -> card.requireEnvironment("maze")).hasMessageContainingAll("two-room", "maze");
        assertThatThrownBy(() -> card.requireActionSpace(new ActionSpace.Ball(3, 2)))
                .hasMessageContainingAll("Ball[size=3, radius=2.45]", "Ball[size=3, radius=2.0]");
        assertThatThrownBy(() -> card.requireFrame(64, 64, 3)).hasMessageContainingAll("9 x 11 x 2", "64 x 64 x 3");
        assertThatThrownBy(() -> card.requireActionChunk(4)).hasMessageContainingAll("chunk 2", "with 4");
        assertThatThrownBy(() -> card.requireHistory(1, 2)).hasMessageContainingAll("history 2", "with 1");
        assertThatThrownBy(() -> card.requireHistory(2, 1)).hasMessageContainingAll("stride 2", "with 1");
        assertThatThrownBy(() -> card.requireNormalizer(ActionNormalizer.of(new ActionSpace.Ball(3, 1))))
                .hasMessageContainingAll("2.45", "1.0");
    }
}
