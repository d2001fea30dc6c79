package foresee.benchmarks.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import foresee.model.KeyedRandom;
import foresee.model.Latent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrincipalPlaneTest {
    private static final double EXACT = 1e-9;

    @Test
    void theLongestWayIsXAndTheNextY() {
        // spread 8 along the third number, 3 along the first, around (1, 2, 0)
        List<Latent> latents = List.of(at(1, 2, -4), at(1, 2, 4), at(-0.5f, 2, 0), at(2.5f, 2, 0));
        PrincipalPlane plane = new PrincipalPlane(latents);
        assertThat(plane.explained()).isCloseTo(1, within(EXACT));
        assertPoint(plane.at(at(1, 2, 3)), 3, 0);
        assertPoint(plane.at(at(3, 2, 0)), 0, 2);
        assertPoint(plane.at(at(1, 7, 0)), 0, 0); // what is at right angles to the plane does not show
    }

    @Test
    void varianceInThePlaneIsWhatIsExplainedAndNoPlaneHasMore() {
        List<Latent> latents = cloud(40, 6);
        PrincipalPlane plane = new PrincipalPlane(latents);
        double inPlane = 0;
        double all = 0;
        double x = 0;
        double y = 0;
        double across = 0;
        float[] mean = new float[6];
        for (Latent latent : latents) {
            for (int d = 0; d < 6; d++) {
                mean[d] += latent.get(d) / 40;
            }
        }
        for (Latent latent : latents) {
            PrincipalPlane.Point point = plane.at(latent);
            inPlane += point.x() * point.x() + point.y() * point.y();
            across += point.x() * point.y();
            x += point.x();
            y += point.y();
            all += 6 * latent.distance(new Latent(mean));
        }
        assertThat(plane.explained()).isCloseTo(inPlane / all, within(1e-5)).isBetween(2.0 / 6, 1.0);
        assertThat(x).isCloseTo(0, within(1e-9));
        assertThat(y).isCloseTo(0, within(1e-9));
        assertThat(across).isCloseTo(0, within(1e-9)); // the components are uncorrelated
    }

    @Test
    void fewerPointsThanNumbersOnePointAndOneNumberHaveAPlaneToo() {
        PrincipalPlane line = new PrincipalPlane(cloud(2, 30));
        assertThat(line.explained()).isCloseTo(1, within(EXACT));
        assertThat(line.at(cloud(2, 30).get(0)).y()).isCloseTo(0, within(1e-6));
        Latent only = at(1, 2, 3);
        PrincipalPlane point = new PrincipalPlane(Collections.nCopies(4, only));
        assertThat(point.explained()).isEqualTo(1);
        assertPoint(point.at(only), 0, 0);
        PrincipalPlane number = new PrincipalPlane(List.of(at(1), at(3)));
        assertPoint(number.at(at(5)), 3, 0);
    }

    private static List<Latent> cloud(int count, int size) {
        KeyedRandom random = KeyedRandom.of(4);
        List<Latent> latents = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            float[] values = new float[size];
            for (int d = 0; d < size; d++) {
                values[d] = (float) ((d + 1) * random.nextGaussian());
            }
            latents.add(new Latent(values));
        }
        return latents;
    }

    private static Latent at(float... values) {
        return new Latent(values);
    }

    private static void assertPoint(PrincipalPlane.Point point, double x, double y) {
        assertThat(point.x()).isCloseTo(x, within(EXACT));
        assertThat(point.y()).isCloseTo(y, within(EXACT));
    }
}
