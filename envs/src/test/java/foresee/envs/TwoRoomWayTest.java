package foresee.envs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import foresee.model.KeyedRandom;
import org.junit.jupiter.api.Test;

/** Wall at x 32, door at y 20: its mouths are at x 29 and 35, from y 17.5 to 22.5. */
class TwoRoomWayTest {
    private static final TwoRoom ROOMS = new TwoRoom(TwoRoom.Layout.RANDOM);

    @Test
    void nothingIsInTheWayWithinARoomOrStraightThroughTheDoor() {
        assertThat(length(10, 10, 20, 50)).isEqualTo(Math.sqrt(1700));
        assertThat(length(10, 20, 50, 20)).isEqualTo(40);
        assertThat(length(20, 18, 44, 22)).isCloseTo(Math.sqrt(24 * 24 + 16), within(1e-6));
    }

    @Test
    void aWallBetweenCostsTheDetourByTheDoor() {
        double halfWay = Math.sqrt(10 * 10 + (50 - 22.5) * (50 - 22.5));
        assertThat(length(19, 50, 45, 50)).isCloseTo(halfWay + 6 + halfWay, within(1e-9));
        double far = Math.sqrt(10 * 10 + 7.5 * 7.5);
        double bent = Math.sqrt(6 * 6 + 5 * 5);
        assertThat(length(19, 50, 45, 10)).isLessThanOrEqualTo(halfWay + bent + far + 1e-9);
    }

    @Test
    void theDoorwayIsPartOfTheWay() {
        assertThat(length(32, 20, 32, 21)).isEqualTo(1);
        assertThat(length(32, 20, 45, 20)).isEqualTo(13);
        double halfWay = Math.sqrt(10 * 10 + (50 - 22.5) * (50 - 22.5));
        assertThat(length(32, 22.5f, 45, 50)).isCloseTo(3 + halfWay, within(1e-9));
    }

    @Test
    void noChoiceOfCrossingsIsShorter() {
        for (int seed = 0; seed < 50; seed++) {
            float[] from = ROOMS.reset(seed);
            float[] to = ROOMS.placed(new KeyedRandom(seed + 1000), from, !TwoRoom.isLeft(from));
            assertThat(TwoRoomWay.length(ROOMS, from, to))
                    .isGreaterThanOrEqualTo(TwoRoom.distance(from, to) - 1e-9)
                    .isCloseTo(shortestOfAGrid(from, to), within(0.01));
            assertThat(TwoRoomWay.length(ROOMS, to, from)).isCloseTo(TwoRoomWay.length(ROOMS, from, to), within(1e-4));
        }
    }

    private static double shortestOfAGrid(float[] from, float[] to) {
        double ahead = to[0] > from[0] ? 3 : -3;
        double shortest = Double.POSITIVE_INFINITY;
        for (double a = -2.5; a <= 2.5; a += 0.05) {
            for (double b = -2.5; b <= 2.5; b += 0.05) {
                double y1 = from[3] + a;
                double y2 = from[3] + b;
                double way = norm(from[2] - ahead - from[0], y1 - from[1])
                        + norm(2 * ahead, y2 - y1)
                        + norm(to[0] - from[2] - ahead, to[1] - y2);
                shortest = Math.min(shortest, way);
            }
        }
        return shortest;
    }

    private static double norm(double dx, double dy) {
        return Math.sqrt(dx * dx + dy * dy);
    }

    private static double length(float x, float y, float goalX, float goalY) {
        return TwoRoomWay.length(ROOMS, new float[] {x, y, 32, 20}, new float[] {goalX, goalY, 32, 20});
    }
}
