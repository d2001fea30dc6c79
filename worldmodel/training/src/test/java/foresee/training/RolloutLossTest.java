package foresee.training;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.runtime.Architecture;
import foresee.runtime.Parameters;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Three sub-sequences, four model steps, D 5, chunks of 4 values. */
class RolloutLossTest {
    private static final Architecture SMALL = LossFixture.SMALL;
    private static final int LENGTH = 4;

    private final WeightStore store = new WeightStore(DataType.DOUBLE, Parameters.of("predictor", SMALL.predictor()));
    private final double[] latents = CentralDifferences.normal(3 * 5 * 5, 3);
    private final double[] targets = CentralDifferences.normal(3 * 5 * 5, 4);
    private final double[] actions = CentralDifferences.normal(3 * 4 * 4, 5);

    RolloutLossTest() {
        store.initialize(2);
    }

    private RolloutLoss loss(LossConfig config) {
        return new RolloutLoss(store, DataType.DOUBLE, SMALL, config, 3, LENGTH);
    }

    private double value(RolloutLoss loss, int count, long key) {
        return loss.evaluate(latents, targets, actions, count, 1, key, RolloutLoss.NOWHERE);
    }

    private static LossConfig moved(double latentRadius, double actionRadius, boolean adversarial) {
        return LossConfig.defaults().withPerturbation(new PerturbationConfig(latentRadius, actionRadius, adversarial));
    }

    private double[] predictions() {
        double[] starts = new double[15];
        for (int b = 0; b < 3; b++) {
            System.arraycopy(latents, b * 25, starts, b * 5, 5);
        }
        double[] predictions = new double[LENGTH * 15];
        new LatentRollout(store, DataType.DOUBLE, SMALL, 3, LENGTH).forward(starts, actions, predictions);
        return predictions;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4})
    void countsThatManyStepsOfTheRollout(int count) {
        double[] predictions = predictions();
        double sum = 0;
        for (int i = 0; i < count * 15; i++) {
            int b = i / 5 % 3;
            sum += Math.pow(predictions[i] - targets[b * 25 + (i / 15 + 1) * 5 + i % 5], 2);
        }
        assertThat(value(loss(LossConfig.defaults()), count, 1)).isCloseTo(sum / (count * 15), Offset.offset(1e-12));
    }

    @Test
    void whatIsNotCountedIsNotRolledOut() {
        double[] predictions = new double[LENGTH * 15];
        Arrays.fill(predictions, Double.NaN);
        LatentRollout rollout = new LatentRollout(store, DataType.DOUBLE, SMALL, 3, LENGTH);
        rollout.forward(Arrays.copyOf(latents, 15), actions, predictions, 2);
        assertThat(Arrays.copyOf(predictions, 30)).doesNotContain(Double.NaN);
        assertThat(Arrays.copyOfRange(predictions, 30, 60)).containsOnly(Double.NaN);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4})
    void hasTheGradientOfCentralDifferences(int count) {
        RolloutLoss loss = loss(moved(0, 0.3, true));
        double[] latentGradients = new double[latents.length];
        double[] targetGradients = new double[targets.length];
        store.gradient().clear();
        loss.evaluate(latents, targets, actions, count, 1, 7, targetGradients);
        loss.backward(count, latentGradients);
        double[] weightGradients = LayerFixture.all(store.gradient());
        CentralDifferences.check(latents, latentGradients, () -> value(loss, count, 7));
        CentralDifferences.check(targets, targetGradients, () -> value(loss, count, 7));
        CentralDifferences.check(store.values(), weightGradients, () -> value(loss, count, 7), 120);
    }

    /** The radius depends on the latents' spread, through which no gradient goes: the weights' alone is checked. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void movedLatentsHaveTheWeightGradientOfCentralDifferences(boolean adversarial) {
        RolloutLoss loss = loss(moved(0.2, 0.1, adversarial));
        store.gradient().clear();
        value(loss, 3, 7);
        loss.backward(3, RolloutLoss.NOWHERE);
        CentralDifferences.check(store.values(), LayerFixture.all(store.gradient()), () -> value(loss, 3, 7), 120);
    }

    @Test
    void anAdversaryMakesItWorseThanChance() {
        double still = value(loss(LossConfig.defaults()), LENGTH, 7);
        double random = value(loss(moved(0.1, 0.1, false)), LENGTH, 7);
        double adversarial = value(loss(moved(0.1, 0.1, true)), LENGTH, 7);
        assertThat(random).isNotEqualTo(still);
        assertThat(adversarial).isGreaterThan(random).isGreaterThan(still);
    }

    @Test
    void theSameKeyMovesTheSameWay() {
        RolloutLoss loss = loss(moved(0.1, 0.1, true));
        double first = value(loss, LENGTH, 7);
        assertThat(value(loss, LENGTH, 8)).isNotEqualTo(first);
        assertThat(value(loss, LENGTH, 7)).isEqualTo(first);
    }

    @Test
    void perturbationStaysWithinItsRadiusOfDeviations() {
        double[] values = {1, 10, 3, 14};
        double[] target = new double[4];
        Perturbation perturbation = new Perturbation(0.5, 4, 2);
        perturbation.draw(values, 3);
        perturbation.ascend(new double[] {1, -1, 0, 1});
        perturbation.apply(values, target);
        // Columns deviate by 1 and 2: the root of the mean variance is sqrt(2.5). A step of 1.25 r from anywhere ends
        // above r / 4.
        double reach = 0.5 * Math.sqrt(2.5);
        assertThat(target[0] - 1).isBetween(reach / 4, reach + 1e-12);
        assertThat(target[1] - 10).isBetween(-reach - 1e-12, -reach / 4);
        assertThat(target[2] - 3).isBetween(-reach, reach);
        assertThat(target[3] - 14).isBetween(reach / 4, reach + 1e-12);
    }
}
