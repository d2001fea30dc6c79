package foresee.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing is drawn here: the probability of a false rejection is summed over all outcomes that can be. */
class ExactLevelTest {
    private static final double ALPHA = 0.05;
    private static final int GRID = 40;

    @ParameterizedTest
    @CsvSource({"12,12,0", "12,12,0.1", "9,15,0.05", "15,9,0.2", "1,30,0.02"})
    void unpairedKeepsItsLevelAtEveryRate(int m, int n, double margin) {
        boolean[][] rejected = new boolean[m + 1][n + 1];
        for (int x = 0; x <= m; x++) {
            for (int y = 0; y <= n; y++) {
                rejected[x][y] = new UnpairedComparison(x, m, y, n).pDeclineBeyond(margin) <= ALPHA;
            }
        }
        for (int i = 0; i <= GRID; i++) {
            for (int j = 0; j <= GRID; j++) {
                double rateB = (double) j / GRID;
                double rateA = Math.min(1, rateB + margin) * i / GRID;
                assertThat(unpaired(rejected, rateA, rateB)).isLessThanOrEqualTo(ALPHA);
            }
        }
    }

    private static double unpaired(boolean[][] rejected, double rateA, double rateB) {
        double[] ofA = BinomialRow.of(rejected.length - 1, rateA);
        double[] ofB = BinomialRow.of(rejected[0].length - 1, rateB);
        double sum = 0;
        for (int x = 0; x < ofA.length; x++) {
            for (int y = 0; y < ofB.length; y++) {
                sum += rejected[x][y] ? ofA[x] * ofB[y] : 0;
            }
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"15,0", "15,0.05", "12,0.2", "25,0.02"})
    void pairedKeepsItsLevelAtEveryPairOfRates(int n, double margin) {
        boolean[][] rejected = new boolean[n + 1][n + 1];
        for (int x = 0; x <= n; x++) {
            for (int y = 0; y <= n - x; y++) {
                rejected[x][y] = new PairedComparison(0, x, y, n - x - y).pDeclineBeyond(margin) <= ALPHA;
            }
        }
        for (int i = 0; i <= GRID; i++) {
            for (int j = 0; j <= GRID; j++) {
                double onlyB = (1 - margin) / 2 * j / GRID;
                double onlyA = (onlyB + margin) * i / GRID;
                assertThat(paired(rejected, onlyA, onlyB)).isLessThanOrEqualTo(ALPHA);
            }
        }
    }

    private static double paired(boolean[][] rejected, double onlyA, double onlyB) {
        int n = rejected.length - 1;
        double[] ofX = BinomialRow.of(n, onlyA);
        double sum = 0;
        for (int x = 0; x <= n; x++) {
            double[] ofY = BinomialRow.of(n - x, Math.min(1, onlyB / (1 - onlyA)));
            for (int y = 0; y <= n - x; y++) {
                sum += rejected[x][y] ? ofX[x] * ofY[y] : 0;
            }
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"12,12", "7,20"})
    void twoSidedUnpairedKeepsItsLevel(int m, int n) {
        boolean[][] rejected = new boolean[m + 1][n + 1];
        for (int x = 0; x <= m; x++) {
            for (int y = 0; y <= n; y++) {
                rejected[x][y] = new UnpairedComparison(x, m, y, n).pValue() <= ALPHA;
            }
        }
        for (int i = 0; i <= 400; i++) {
            assertThat(unpaired(rejected, i / 400.0, i / 400.0)).isLessThanOrEqualTo(ALPHA);
        }
    }

    /** Against a grid twenty times as fine, also where one side has many more trials than the other. */
    @ParameterizedTest
    @CsvSource({"3,1000,0,20", "10,1000,0,20", "1000,1000,985,1000", "990,1000,19,20", "600,1000,520,1000"})
    void worstRateIsNotMissedAmongManyTrials(int x, int m, int y, int n) {
        double found = new UnpairedComparison(x, m, y, n).pDeclineBeyond(0);
        int[] mostY = new int[m + 1];
        double level = UnpairedScore.of(x, m, y, n, 0) - 1e-9;
        for (int i = 0; i <= m; i++) {
            mostY[i] = -1;
            for (int j = 0; j <= n && UnpairedScore.of(i, m, j, n, 0) >= level; j++) {
                mostY[i] = j;
            }
        }
        double greatest = 0;
        for (int i = 0; i <= 4000; i++) {
            double[] ofX = BinomialRow.of(m, i / 4000.0);
            double[] upToY = BinomialRow.cumulative(n, i / 4000.0);
            double sum = 0;
            for (int k = 0; k <= m; k++) {
                sum += mostY[k] < 0 ? 0 : ofX[k] * upToY[mostY[k]];
            }
            greatest = Math.max(greatest, sum);
        }
        assertThat(found).isBetween(greatest - 1e-12, 1.001 * greatest);
    }
}
