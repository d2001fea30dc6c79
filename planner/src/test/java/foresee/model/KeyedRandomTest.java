package foresee.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

/**
 * Seeds are fixed, so a test either always passes or always fails. Thresholds are on the p-value: {@link #FALSE_ALARM} is the
 * probability with which a perfect generator would have failed one test when its seed was chosen.
 */
class KeyedRandomTest {
    private static final double FALSE_ALARM = 1e-4;

    private static final long GOLDEN_KEY = 6474764579550755634L;
    private static final long[] GOLDEN_LONGS = {-1220757031901231608L, 1611265884919817592L, -7543909741692397799L};
    private static final int GOLDEN_INT = 16333045;
    private static final int GOLDEN_BOUNDED = 66;
    private static final boolean GOLDEN_BOOLEAN = false;
    private static final double GOLDEN_DOUBLE = 0x1.9efafc6b79d3p-5;
    private static final double GOLDEN_GAUSSIAN = -0x1.2bf549b563384p0;
    private static final long GOLDEN_ZERO = -2152535657050944081L;

    @Test
    void streamsNeverChange() {
        KeyedRandom random = KeyedRandom.of(1, 2, 3);
        assertThat(KeyedRandom.key(1, 2, 3)).isEqualTo(GOLDEN_KEY);
        assertThat(new long[] {random.nextLong(), random.nextLong(), random.nextLong()})
                .containsExactly(GOLDEN_LONGS);
        assertThat(random.nextInt()).isEqualTo(GOLDEN_INT);
        assertThat(random.nextInt(1000)).isEqualTo(GOLDEN_BOUNDED);
        assertThat(random.nextBoolean()).isEqualTo(GOLDEN_BOOLEAN);
        assertThat(random.nextDouble()).isEqualTo(GOLDEN_DOUBLE);
        assertThat(random.nextGaussian()).isEqualTo(GOLDEN_GAUSSIAN);
        assertThat(new KeyedRandom(0).nextLong()).isEqualTo(GOLDEN_ZERO);
    }

    @Test
    void keysInAnotherOrderAreAnotherStream() {
        assertThat(KeyedRandom.key(1, 2)).isNotEqualTo(KeyedRandom.key(2, 1));
        assertThat(Stream.of(
                        KeyedRandom.key(), KeyedRandom.key(0), KeyedRandom.key(0, 0), KeyedRandom.key(0, 0, 0), 0L))
                .doesNotHaveDuplicates();
        assertThat(KeyedRandom.key(0, 0, 5)).isNotEqualTo(KeyedRandom.key(0, 5)).isNotEqualTo(KeyedRandom.key(5));
    }

    @Test
    void keysOfASearchAreAllDifferent() {
        long[] keys = new long[40 * 10 * 500];
        int next = 0;
        for (int seed = 0; seed < 40; seed++) {
            for (int iteration = 0; iteration < 10; iteration++) {
                for (int candidate = 0; candidate < 500; candidate++) {
                    keys[next++] = KeyedRandom.key(seed, iteration, candidate);
                }
            }
        }
        assertThat(Arrays.stream(keys).distinct().count()).isEqualTo(keys.length);
    }

    @Test
    void doublesAreUniform() {
        long[] observed = new long[1000];
        KeyedRandom random = new KeyedRandom(101);
        for (int i = 0; i < 1_000_000; i++) {
            observed[(int) (1000 * random.nextDouble())]++;
        }
        assertThat(pOfEqualCounts(observed)).isGreaterThan(FALSE_ALARM);
    }

    @Test
    void firstDoublesOfNeighbouringKeysAreUniform() {
        long[] observed = new long[1000];
        for (int candidate = 0; candidate < 1_000_000; candidate++) {
            observed[(int) (1000 * KeyedRandom.of(7, 3, candidate).nextDouble())]++;
        }
        assertThat(pOfEqualCounts(observed)).isGreaterThan(FALSE_ALARM);
    }

    @Test
    void pairsFromNeighbouringStreamsFillTheSquareEvenly() {
        long[] observed = new long[32 * 32];
        for (int candidate = 0; candidate < 500_000; candidate++) {
            int x = (int) (32 * KeyedRandom.of(7, 3, candidate).nextDouble());
            int y = (int) (32 * KeyedRandom.of(7, 3, candidate + 1).nextDouble());
            observed[32 * x + y]++;
        }
        assertThat(pOfEqualCounts(observed)).isGreaterThan(FALSE_ALARM);
    }

    @Test
    void neighbouringStreamsAreUncorrelated() {
        int size = 10_000;
        double limit = -new NormalDistribution().inverseCumulativeProbability(FALSE_ALARM / 2 / 4) / Math.sqrt(size);
        double[] stream = gaussians(KeyedRandom.of(5, 1, 9), size);
        for (KeyedRandom neighbour : new KeyedRandom[] {
            KeyedRandom.of(5, 1, 10), KeyedRandom.of(5, 2, 9), KeyedRandom.of(6, 1, 9), KeyedRandom.of(5, 9, 1)
        }) {
            double correlation = new PearsonsCorrelation().correlation(stream, gaussians(neighbour, size));
            assertThat(Math.abs(correlation)).isLessThan(limit);
        }
    }

    @Test
    void gaussiansAreNormal() {
        double[] values = gaussians(new KeyedRandom(103), 20_000);
        double p = new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new NormalDistribution(), values, false);
        assertThat(p).isGreaterThan(FALSE_ALARM);
    }

    @Test
    void gaussiansAreNormalInTheTails() {
        NormalDistribution normal = new NormalDistribution();
        double[] edges = {-4, -3.5, -3, -2.5, -2, -1, 0, 1, 2, 2.5, 3, 3.5, 4};
        long[] observed = new long[edges.length + 1];
        KeyedRandom random = new KeyedRandom(107);
        for (int i = 0; i < 2_000_000; i++) {
            observed[-1 - Arrays.binarySearch(edges, random.nextGaussian())]++;
        }
        double[] expected = new double[observed.length];
        for (int i = 0; i < expected.length; i++) {
            double low = i == 0 ? 0 : normal.cumulativeProbability(edges[i - 1]);
            double high = i == edges.length ? 1 : normal.cumulativeProbability(edges[i]);
            expected[i] = 2_000_000 * (high - low);
        }
        assertThat(new ChiSquareTest().chiSquareTest(expected, observed)).isGreaterThan(FALSE_ALARM);
    }

    @Test
    void boundedIntegersAreUniform() {
        for (int bound : new int[] {2, 3, 7, 1000}) {
            long[] observed = new long[bound];
            KeyedRandom random = new KeyedRandom(109 + bound);
            for (int i = 0; i < 200_000; i++) {
                observed[random.nextInt(bound)]++;
            }
            assertThat(pOfEqualCounts(observed)).isGreaterThan(FALSE_ALARM);
        }
    }

    @Test
    void bitsAreFairAndBooleansToo() {
        long[] ones = new long[65];
        KeyedRandom random = new KeyedRandom(113);
        int draws = 100_000;
        for (int i = 0; i < draws; i++) {
            long word = random.nextLong();
            for (int bit = 0; bit < 64; bit++) {
                ones[bit] += word >>> bit & 1;
            }
            ones[64] += random.nextBoolean() ? 1 : 0;
        }
        double z = -new NormalDistribution().inverseCumulativeProbability(FALSE_ALARM / 2 / ones.length);
        for (long count : ones) {
            assertThat(Math.abs(count - draws / 2.0)).isLessThan(z * Math.sqrt(draws / 4.0));
        }
    }

    @Test
    void boundBelowOneIsRefused() {
        assertThatThrownBy(() -> new KeyedRandom(1).nextInt(0)).hasMessage("bound (0) must be at least 1.");
    }

    private static double[] gaussians(KeyedRandom random, int size) {
        double[] values = new double[size];
        Arrays.setAll(values, i -> random.nextGaussian());
        return values;
    }

    static double pOfEqualCounts(long[] observed) {
        double[] expected = new double[observed.length];
        Arrays.fill(expected, (double) Arrays.stream(observed).sum() / observed.length);
        return new ChiSquareTest().chiSquareTest(expected, observed);
    }
}
