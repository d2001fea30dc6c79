package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.fixtures.CentralDifferences;
import foresee.model.ActionBatch;
import foresee.model.KeyedRandom;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatentProbeTest {
    private static final double[] WEIGHT = {1, 2, 3, -1, 0.5, 0};
    private static final LinearProbe LINEAR = new LinearProbe(3, WEIGHT, new double[] {10, 20});
    private static final LinearProbe HIDDEN = new LinearProbe(3, random(12, 1), random(4, 2));
    private static final double[] OUT = random(8, 3);
    private static final List<LatentProbe> PROBES = List.of(
            LINEAR,
            LinearProbe.ofComponents(3, 2, 0),
            new MlpProbe(HIDDEN, MlpProbe.Activation.RELU, OUT, new double[] {1, -1}),
            new MlpProbe(HIDDEN, MlpProbe.Activation.SILU, OUT, new double[] {1, -1}));

    private static double[] random(int size, long seed) {
        KeyedRandom random = new KeyedRandom(seed);
        double[] values = new double[size];
        Arrays.setAll(values, j -> random.nextGaussian());
        return values;
    }

    /** The sum over the steps of value 0 and twice value 1: an objective whose gradient is the probe's. */
    private record Reading(LatentProbe probe) implements DifferentiableLatentCost {
        @Override
        public void evaluate(LatentTrajectories trajectories, int step, double[] costs) {
            int lanes = trajectories.candidates();
            double[] values = new double[2 * lanes];
            probe.read(trajectories, step, values);
            for (int n = 0; n < lanes; n++) {
                costs[n] = values[n] + 2 * values[lanes + n];
            }
        }

        @Override
        public void addGradient(
                LatentTrajectories trajectories, int step, double[] weights, LatentTrajectories gradient) {
            int lanes = trajectories.candidates();
            double[] values = new double[2 * lanes];
            for (int n = 0; n < lanes; n++) {
                values[n] = weights[n];
                values[lanes + n] = 2 * weights[n];
            }
            probe.pullback(trajectories, step, values, gradient);
        }
    }

    @Test
    void linearProbeIsTheFormula() {
        Latent latent = new Latent(new float[] {2, -1, 0.5f});
        assertThat(LINEAR.read(latent)).containsExactly(10 + 2 - 2 + 1.5, 20 - 2 - 0.5);
        assertThat(LINEAR.only(1).read(latent)).containsExactly(17.5);
        assertThat(LINEAR.only(1, 0).read(latent)).containsExactly(17.5, 11.5);
        assertThat(LinearProbe.ofComponents(3, 2, 0).read(latent)).containsExactly(0.5, 2);
    }

    @Test
    void probeOfOneHiddenLayerIsTheFormula() {
        float[] z = {2, -1, 0.5f};
        for (MlpProbe.Activation activation : MlpProbe.Activation.values()) {
            double[] sum = HIDDEN.read(new Latent(z));
            double expected = -1;
            for (int k = 0; k < 4; k++) {
                double unit = activation == MlpProbe.Activation.RELU
                        ? Math.max(0, sum[k])
                        : sum[k] / (1 + StrictMath.exp(-sum[k]));
                expected += OUT[4 + k] * unit;
            }
            double[] read = new MlpProbe(HIDDEN, activation, OUT, new double[] {1, -1}).read(new Latent(z));
            assertThat(read).hasSize(2);
            assertThat(read[1]).isCloseTo(expected, within(1e-12));
        }
    }

    @Test
    void pullbackIsTheCentralDifference() {
        LatentTrajectories trajectories = CentralDifferences.randomTrajectories(5, 3, 3, 4);
        for (LatentProbe probe : PROBES) {
            CentralDifferences.assertGradients(
                    StageCosts.of(new Reading(probe), 3, 1), trajectories, new ActionBatch(6, 1, 1), 2e-4);
        }
    }

    @Test
    void readingDoesNotDependOnTheSlice() {
        LatentTrajectories trajectories = CentralDifferences.randomTrajectories(5, 3, 3, 4);
        for (LatentProbe probe : PROBES) {
            double[] values = new double[10];
            probe.read(trajectories, 1, values);
            for (int n = 0; n < 5; n++) {
                assertThat(probe.read(trajectories.latent(n, 1))).containsExactly(values[n], values[5 + n]);
            }
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> new LinearProbe(3, new double[5], new double[2]))
                .hasMessage("weight (5) must be bias (2) x latent size (3).");
        assertThatThrownBy(() -> LinearProbe.ofComponents(3, 3)).hasMessage("component (3) must be 0 to 2.");
        assertThatThrownBy(() -> LINEAR.only(2)).hasMessage("value (2) must be 0 to 1.");
        assertThatThrownBy(() -> LINEAR.only()).hasMessage("bias (0) must be at least 1.");
        assertThatThrownBy(() -> new MlpProbe(HIDDEN, MlpProbe.Activation.RELU, new double[7], new double[2]))
                .hasMessage("weight (7) must be bias (2) x hidden size (4).");
        for (LatentProbe probe : PROBES) {
            assertThatThrownBy(() -> probe.read(new Latent(new float[4])))
                    .hasMessage("latent size of the trajectories (4) must be that of the probe (3).");
        }
    }
}
