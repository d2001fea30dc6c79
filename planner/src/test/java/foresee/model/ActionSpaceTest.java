package foresee.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.model.ActionSpace.Ball;
import foresee.model.ActionSpace.Box;
import foresee.model.ActionSpace.Discrete;
import foresee.model.ActionSpace.Product;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActionSpaceTest {
    /** Probability with which a perfect sampler would have failed one test when its seed was chosen. */
    private static final double FALSE_ALARM = 1e-4;

    private static final Box BOX = new Box(new double[] {-1, 2}, new double[] {3, 2.5});
    private static final Ball BALL = new Ball(3, 2);
    private static final Product PRODUCT = new Product(List.of(new Discrete(3), BOX, BALL));

    static Stream<ActionSpace> spaces() {
        return Stream.of(BOX, BALL, new Ball(1, 0.3), new Discrete(4), PRODUCT);
    }

    private static double[] projected(ActionSpace space, double... action) {
        double[] values = action.clone();
        space.project(values, 0);
        return values;
    }

    private static double[] noise(KeyedRandom random, int size, double scale) {
        double[] values = new double[size];
        Arrays.setAll(values, i -> scale * random.nextGaussian());
        return values;
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void projectionLiesInTheSpaceAndStaysThere(ActionSpace space) {
        KeyedRandom random = new KeyedRandom(1);
        for (double scale = 1e-3; scale < 1e200; scale *= 10) {
            double[] once = projected(space, noise(random, space.size(), scale));
            assertThat(space.contains(once, 0)).isTrue();
            assertThat(projected(space, once)).isEqualTo(once);
        }
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void projectionOfAMemberIsItself(ActionSpace space) {
        KeyedRandom random = new KeyedRandom(2);
        double[] action = new double[space.size()];
        for (int i = 0; i < 100; i++) {
            space.sample(random, action, 0);
            assertThat(projected(space, action)).isEqualTo(action);
        }
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void projectionIsTheNearestMember(ActionSpace space) {
        KeyedRandom random = new KeyedRandom(3);
        for (int i = 0; i < 50; i++) {
            double[] outside = noise(random, space.size(), 4);
            double distance = distance(outside, projected(space, outside));
            double[] member = new double[space.size()];
            for (int j = 0; j < 200; j++) {
                space.sample(random, member, 0);
                assertThat(distance(outside, member)).isGreaterThanOrEqualTo(distance - 1e-9);
            }
        }
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void projectionOfWhatIsNoNumberIsAMember(ActionSpace space) {
        for (double poison : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e308}) {
            double[] action = new double[space.size()];
            Arrays.fill(action, poison);
            assertThat(space.contains(projected(space, action), 0)).isTrue();
            Arrays.fill(action, 0.1);
            action[action.length - 1] = poison;
            assertThat(space.contains(projected(space, action), 0)).isTrue();
        }
    }

    @Test
    void nanProjectsToTheCentre() {
        assertThat(projected(BOX, Double.NaN, Double.NaN)).containsExactly(1, 2.25);
        assertThat(projected(BALL, 1, Double.NaN, 1)).containsExactly(0, 0, 0);
        assertThat(projected(new Discrete(4), Double.NaN)[0]).isBetween(0.0, 3.0);
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void onlyTheOwnComponentsAreTouched(ActionSpace space) {
        double[] values = new double[space.size() + 4];
        Arrays.fill(values, 77);
        space.project(values, 2);
        assertThat(values).startsWith(77, 77).endsWith(77, 77);
        space.sample(new KeyedRandom(4), values, 2);
        assertThat(values).startsWith(77, 77).endsWith(77, 77);
        assertThat(space.contains(values, 2)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void centreIsAMemberAndNotOnTheEdge(ActionSpace space) {
        double[] centre = ActionSequence.centered(space, 1).toArray();
        assertThat(space.contains(centre, 0)).isTrue();
        assertThat(space.onEdge(centre, 0)).isFalse();
    }

    @Test
    void edgeIsTheBoundary() {
        assertThat(BOX.onEdge(new double[] {0, 2.5}, 0)).isTrue();
        assertThat(BOX.onEdge(new double[] {-1, 2.2}, 0)).isTrue();
        assertThat(BOX.onEdge(new double[] {2.99, 2.2}, 0)).isFalse();
        assertThat(BALL.onEdge(projected(BALL, 5, -7, 1), 0)).isTrue();
        assertThat(BALL.onEdge(new double[] {1.99, 0, 0}, 0)).isFalse();
        assertThat(new Discrete(4).onEdge(new double[] {3}, 0)).isFalse();
        assertThat(PRODUCT.onEdge(new double[] {2, 0, 2.2, 0, 2, 0}, 0)).isTrue();
        assertThat(PRODUCT.onEdge(new double[] {2, 0, 2.2, 0, 1, 0}, 0)).isFalse();
    }

    @Test
    void membershipHasItsBounds() {
        assertThat(BOX.contains(new double[] {3, 2}, 0)).isTrue();
        assertThat(BOX.contains(new double[] {3.001, 2}, 0)).isFalse();
        assertThat(BOX.contains(new double[] {Double.NaN, 2}, 0)).isFalse();
        assertThat(BALL.contains(new double[] {2, 0, 0}, 0)).isTrue();
        assertThat(BALL.contains(new double[] {2, 0.01, 0}, 0)).isFalse();
        assertThat(BALL.contains(new double[] {Double.NaN, 0, 0}, 0)).isFalse();
        assertThat(new Discrete(4).contains(new double[] {4}, 0)).isFalse();
        assertThat(new Discrete(4).contains(new double[] {1.5}, 0)).isFalse();
        assertThat(PRODUCT.contains(new double[] {3, 0, 2.2, 0, 1, 0}, 0)).isFalse();
    }

    @Test
    void boxIsSampledUniformly() {
        KeyedRandom random = new KeyedRandom(5);
        long[] observed = new long[20 * 20];
        double[] action = new double[2];
        for (int i = 0; i < 200_000; i++) {
            BOX.sample(random, action, 0);
            observed[20 * (int) (5 * (action[0] + 1)) + (int) (40 * (action[1] - 2))]++;
        }
        assertThat(KeyedRandomTest.pOfEqualCounts(observed)).isGreaterThan(FALSE_ALARM);
    }

    /** In three dimensions the shells of radius r with equal (r / R)^3 hold equal volumes, and so do the eight octants. */
    @Test
    void ballIsSampledUniformly() {
        KeyedRandom random = new KeyedRandom(6);
        long[] observed = new long[25 * 8];
        double[] a = new double[3];
        for (int i = 0; i < 200_000; i++) {
            BALL.sample(random, a, 0);
            double radius = Math.sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2]) / 2;
            int shell = Math.min(24, (int) (25 * radius * radius * radius));
            int octant = (a[0] > 0 ? 4 : 0) + (a[1] > 0 ? 2 : 0) + (a[2] > 0 ? 1 : 0);
            observed[8 * shell + octant]++;
        }
        assertThat(KeyedRandomTest.pOfEqualCounts(observed)).isGreaterThan(FALSE_ALARM);
    }

    @Test
    void choicesAreSampledUniformly() {
        KeyedRandom random = new KeyedRandom(7);
        long[] observed = new long[7];
        double[] action = new double[1];
        for (int i = 0; i < 100_000; i++) {
            new Discrete(7).sample(random, action, 0);
            observed[(int) action[0]]++;
        }
        assertThat(KeyedRandomTest.pOfEqualCounts(observed)).isGreaterThan(FALSE_ALARM);
    }

    @Test
    void scaleAndCentreAreThoseOfTheParts() {
        assertThat(BOX.halfWidth(0)).isEqualTo(2);
        assertThat(BALL.halfWidth(2)).isEqualTo(2);
        assertThat(PRODUCT.size()).isEqualTo(6);
        assertThat(PRODUCT.halfWidth(0)).isEqualTo(1);
        assertThat(PRODUCT.halfWidth(2)).isCloseTo(0.25, within(1e-15));
        assertThat(PRODUCT.halfWidth(5)).isEqualTo(2);
        assertThat(PRODUCT.center(2)).isEqualTo(2.25);
        assertThat(PRODUCT.isContinuous()).isFalse();
        assertThat(new Product(List.of(BOX, BALL)).isContinuous()).isTrue();
        assertThatThrownBy(() -> PRODUCT.center(6)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void boundsAreCopied() {
        double[] low = {-1};
        double[] high = {1};
        Box box = new Box(low, high);
        low[0] = -9;
        high[0] = 9;
        assertThat(box).isEqualTo(Box.symmetric(1, 1)).hasSameHashCodeAs(Box.symmetric(1, 1));
    }

    @Test
    void badBoundsAreRefused() {
        assertThatThrownBy(() -> new Box(new double[] {1}, new double[] {1}))
                .hasMessage("low[0] (1.0) must be finite and below high[0] (1.0).");
        assertThatThrownBy(() -> new Box(new double[] {0, 0}, new double[] {1}))
                .hasMessage("low (2) and high (1 bounds) must be of one size, at least 1.");
        assertThatThrownBy(() -> Box.symmetric(1, Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Ball(2, 0)).hasMessage("radius (0.0) must be positive and finite.");
        assertThatThrownBy(() -> new Ball(0, 1)).hasMessage("size (0) must be at least 1.");
        assertThatThrownBy(() -> new Discrete(1)).hasMessage("count (1) must be at least 2.");
    }

    @Test
    void whereNothingActsThereIsOneActionWithoutComponents() {
        double[] others = {1, 2};
        ActionSpace.none().project(others, 1);
        ActionSpace.none().sample(new KeyedRandom(1), others, 1);

        assertThat(ActionSpace.none().size()).isZero();
        assertThat(ActionSpace.none().contains(others, 1)).isTrue();
        assertThat(ActionSpace.none().onEdge(others, 1)).isFalse();
        assertThat(ActionSpace.none()).isEqualTo(new Product(List.of()));
        assertThat(others).containsExactly(1, 2);
    }

    @Test
    void ballKeepsTheDirectionOfAnActionWhoseNormOverflows() {
        double[] far = {3e200, 0, -4e200};
        BALL.project(far, 0);
        assertThat(far[0]).isCloseTo(1.2, within(1e-12));
        assertThat(far[2]).isCloseTo(-1.6, within(1e-12));
        double[] infinite = {Double.NEGATIVE_INFINITY, 1e300, 0};
        BALL.project(infinite, 0);
        assertThat(infinite[0]).isCloseTo(-2, within(1e-12));
        assertThat(Math.abs(infinite[1])).isLessThan(1e-300);
    }
}
