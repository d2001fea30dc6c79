package foresee.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** Latents of two parts, of 2 and 3 of their 5 components. */
class PartLossTest {
    private static final LatentPart FIRST = new LatentPart(2, Regularizer.VICREG, 1.5, 2, 0, 0.5);
    private static final LatentPart SECOND = new LatentPart(3, Regularizer.SIGREG, 3, 0, 0.7, 4);
    private static final LossConfig CONFIG = LossConfig.defaults().withParts(List.of(FIRST, SECOND));

    private final double[] latents = CentralDifferences.normal(3 * 5 * 5, 3);
    private final double[] actions = CentralDifferences.normal(3 * 4 * 4, 5);
    private final WeightStore store = new WeightStore(DataType.DOUBLE, PartLoss.specs(LossFixture.SMALL, CONFIG, 0));

    PartLossTest() {
        store.initialize(2);
    }

    private PartLoss part(int number, int from) {
        return new PartLoss(store, DataType.DOUBLE, LossFixture.SMALL, CONFIG, number, from, 3, 5);
    }

    private double[] columns(int from, int size) {
        double[] own = new double[15 * size];
        for (int i = 0; i < own.length; i++) {
            own[i] = latents[i / size * 5 + from + i % size];
        }
        return own;
    }

    @Test
    void eachPartIsHeldToItsOwnTermsAlone() {
        PartLoss first = part(0, 0);
        PartLoss second = part(1, 2);
        double[] gradient = new double[latents.length];
        first.evaluate(latents, actions, gradient, true, 9);
        for (int i = 0; i < gradient.length; i++) {
            assertThat(gradient[i] == 0).as("component %d", i).isEqualTo(i % 5 >= 2);
        }
        second.evaluate(latents, actions, gradient, true, 9);
        double vicreg = new VicReg(15, 2, 10, 1).evaluate(columns(0, 2), 1, new double[30], 9);
        double sigreg = new SigReg(15, 3, 128, 9, 3).evaluate(columns(2, 3), 1, new double[45], 9);
        assertThat(first.regularized()).isCloseTo(vicreg, Offset.offset(1e-12));
        assertThat(second.regularized()).isCloseTo(sigreg, Offset.offset(1e-12));
        assertThat(first.readsActions()).isTrue();
        assertThat(first.inverted()).isPositive();
        assertThat(second.readsActions()).isFalse();
        assertThat(first.addedTo(1)).isEqualTo(1 + 1.5 * first.regularized() + 2 * first.inverted());
        double slowness = new Slowness(5, 3).evaluate(columns(2, 3), 1, new double[45], 9);
        assertThat(first.isSlow()).isFalse();
        assertThat(second.isSlow()).isTrue();
        assertThat(second.moved()).isCloseTo(slowness, Offset.offset(1e-12));
        assertThat(second.addedTo(1)).isCloseTo(1 + 3 * second.regularized() + 0.7 * slowness, Offset.offset(1e-12));
    }

    @Test
    void hasTheGradientOfCentralDifferences() {
        PartLoss first = part(0, 0);
        double[] gradient = new double[latents.length];
        first.evaluate(latents, actions, gradient, true, 9);
        double[] found = gradient.clone();
        CentralDifferences.check(latents, found, () -> {
            first.evaluate(latents, actions, new double[latents.length], true, 9);
            return first.addedTo(0);
        });
    }

    @Test
    void anErrorCountsAsMuchAsItsPartSays() {
        PredictionLoss loss = new PredictionLoss(1, 1, 1, CONFIG.dimensionWeights(5));
        double[] predictions = {1, 1, 1, 1, 1};
        double[] targets = new double[10];
        double[] gradient = new double[5];
        double value = loss.evaluate(predictions, targets, 1, 2, gradient, RolloutLoss.NOWHERE);
        assertThat(value).isCloseTo((2 * 0.5 + 3 * 4) / 5, Offset.offset(1e-12));
        assertThat(loss.error()).isEqualTo(1);
        assertThat(gradient).containsExactly(new double[] {0.4, 0.4, 3.2, 3.2, 3.2}, Offset.offset(1e-12));
    }

    @Test
    void theWholeLossReportsTheMeanOverParts() {
        JepaObjective objective = LossFixture.objective(CONFIG, DataType.DOUBLE);
        LossTerms terms = objective.evaluate(LossFixture.batch(), 1000, 9);
        assertThat(objective.regularizerName()).isEqualTo("vicreg+sigreg");
        assertThat(terms.regularizer()).isPositive();
        assertThat(terms.inverseDynamics()).isPositive();
        assertThat(terms.slowness()).isPositive();
    }
}
