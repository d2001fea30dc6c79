package foresee.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import foresee.model.KeyedRandom;
import org.junit.jupiter.api.Test;

final class RidgeRegressionTest {

    @Test
    void theWeightsOfALinearTargetAreFound() {
        RidgeRegression regression = new RidgeRegression(3);
        KeyedRandom random = new KeyedRandom(4);
        for (int row = 0; row < 400; row++) {
            double[] x = {1, random.nextGaussian(), 5 * random.nextGaussian() + 2};
            regression.add(x, 3 - 2 * x[1] + 0.5 * x[2]);
        }

        double[] weights = regression.solve();

        assertThat(weights).containsExactly(new double[] {3, -2, 0.5}, within(0.01));
        assertThat(RidgeRegression.predict(weights, new double[] {1, 1, 2})).isCloseTo(2, within(0.02));
    }

    @Test
    void anInputThatIsAlwaysZeroHasNoWeight() {
        RidgeRegression regression = new RidgeRegression(2);
        for (int row = 0; row < 10; row++) {
            regression.add(new double[] {1, 0}, 7);
        }

        assertThat(regression.solve()).containsExactly(new double[] {7, 0}, within(0.01));
    }
}
