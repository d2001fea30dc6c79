package foresee.benchmarks.micro;

import java.util.List;

/**
 * Points that make one line of a sweep's panel.
 *
 * @param name in the legend
 * @param points in the order of their x; copied
 */
record ShapeCurve(String name, List<ShapePoint> points) {
    ShapeCurve {
        points = List.copyOf(points);
    }
}
