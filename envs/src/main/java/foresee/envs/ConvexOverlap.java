package foresee.envs;

import java.util.Arrays;

/**
 * The area that two convex polygons have in common.
 *
 * <p><b>Source:</b> Sutherland and Hodgman, "Reentrant polygon clipping", 1974: one is cut along each edge of the other; the shoelace
 * formula gives the area of what is left.
 */
final class ConvexOverlap {
    private ConvexOverlap() {}

    /** Corners are (x, y) in turn; both polygons go round the same way, with the inside where x edge cross product is positive. */
    static double area(double[] polygon, double[] window) {
        double sign = Math.signum(shoelace(window));
        double[] left = polygon;
        for (int i = 0; i < window.length; i += 2) {
            int j = (i + 2) % window.length;
            left = cut(
                    left,
                    window[i],
                    window[i + 1],
                    sign * (window[j] - window[i]),
                    sign * (window[j + 1] - window[i + 1]));
        }
        return Math.abs(shoelace(left));
    }

    /** What is left of a polygon on one side of the line through (x, y) along (dx, dy). */
    private static double[] cut(double[] polygon, double x, double y, double dx, double dy) {
        double[] left = new double[2 * polygon.length];
        int size = 0;
        for (int i = 0; i < polygon.length; i += 2) {
            int j = (i + 2) % polygon.length;
            double here = dx * (polygon[i + 1] - y) - dy * (polygon[i] - x);
            double there = dx * (polygon[j + 1] - y) - dy * (polygon[j] - x);
            if (here >= 0) {
                left[size++] = polygon[i];
                left[size++] = polygon[i + 1];
            }
            if (here >= 0 != there >= 0) {
                double share = here / (here - there);
                left[size++] = polygon[i] + share * (polygon[j] - polygon[i]);
                left[size++] = polygon[i + 1] + share * (polygon[j + 1] - polygon[i + 1]);
            }
        }
        return Arrays.copyOf(left, size);
    }

    private static double shoelace(double[] polygon) {
        double sum = 0;
        for (int i = 0; i < polygon.length; i += 2) {
            int j = (i + 2) % polygon.length;
            sum += polygon[i] * polygon[j + 1] - polygon[j] * polygon[i + 1];
        }
        return 0.5 * sum;
    }
}
