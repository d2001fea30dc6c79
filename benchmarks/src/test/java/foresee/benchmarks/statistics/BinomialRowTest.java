package foresee.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialRowTest {

    @ParameterizedTest
    @CsvSource({"0,0.3", "1,0.5", "7,0", "7,1", "50,0.975", "1000,0.4", "1000,0.001"})
    void agreesWithCommonsMath(int n, double p) {
        BinomialDistribution distribution = new BinomialDistribution(null, n, p);
        double[] row = BinomialRow.of(n, p);
        double[] cumulative = BinomialRow.cumulative(n, p);
        for (int k = 0; k <= n; k++) {
            assertThat(row[k]).isCloseTo(distribution.probability(k), within(1e-12));
            assertThat(cumulative[k]).isCloseTo(distribution.cumulativeProbability(k), within(1e-10));
            assertThat(BinomialRow.upTo(k, n, p)).isCloseTo(distribution.cumulativeProbability(k), within(1e-10));
        }
    }
}
