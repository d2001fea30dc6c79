package foresee.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What a chart shows, and the CSV file beside it.
 *
 * @param id of the chart in the page, and name of its file
 * @param title what it shows
 * @param words the same for who cannot see it, and what marks mean
 * @param kind which of the drawings of {@code charts.js}
 * @param x axis across
 * @param y axis up
 * @param series lines, or rows, copied
 * @param levels dashed lines right across, copied
 */
record Chart(
        String id, String title, String words, Kind kind, Axis x, Axis y, List<Series> series, List<Level> levels) {
    Chart {
        series = List.copyOf(series);
        levels = List.copyOf(levels);
    }

    /** The drawings of {@code charts.js}. */
    enum Kind {
        /** Points joined by lines, with whiskers. */
        LINES,
        /** Points joined by lines in their order, without whiskers; axes as the points are. */
        CURVES,
        /** A histogram in a row for each series. */
        ROWS
    }

    /**
     * An axis.
     *
     * @param title with the unit
     * @param log whether equal steps are equal factors
     * @param csv heading for programs
     */
    record Axis(String title, boolean log, String csv) {}

    /**
     * A line of points.
     *
     * @param name in the legend
     * @param points in ascending order of x, copied
     * @param marks places marked in a row, copied
     * @param fit a smooth line through them; empty for none, copied
     */
    record Series(String name, List<Point> points, List<Mark> marks, List<Point> fit) {
        Series {
            fit = List.copyOf(fit);
            points = List.copyOf(points);
            marks = List.copyOf(marks);
        }

        /** Points and nothing else. */
        Series(String name, List<Point> points) {
            this(name, points, List.of(), List.of());
        }
    }

    /**
     * A point.
     *
     * @param x place, or upper end of a bar
     * @param y value
     * @param low lower end of the whisker
     * @param high upper end of the whisker
     * @param bound whether the value is only a bound of the true one
     * @param never whether there may be no true one: a cross, which no line runs through
     */
    record Point(double x, double y, double low, double high, boolean bound, boolean never) {

        /** A value that is there. */
        Point(double x, double y, double low, double high, boolean bound) {
            this(x, y, low, high, bound, false);
        }
    }

    /** A marked place of a row. */
    record Mark(String name, double x) {}

    /** A level across the chart. */
    record Level(String name, double y) {}

    /** All of it for programs, the heading first. */
    List<List<Object>> csv() {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of("series", x.csv(), y.csv(), y.csv() + "_low", y.csv() + "_high", "bound"));
        for (Series line : series) {
            line.points().forEach(point -> rows.add(csv(line.name(), point)));
            line.fit().forEach(point -> rows.add(csv(line.name() + " fit", point)));
            line.marks()
                    .forEach(mark ->
                            rows.add(List.of(line.name() + " " + mark.name(), plain(mark.x()), "", "", "", "")));
        }
        levels.forEach(level -> rows.add(List.of(level.name(), "", plain(level.y()), "", "", "")));
        return rows;
    }

    private static List<Object> csv(String name, Point point) {
        return List.of(
                name,
                plain(point.x()),
                plain(point.y()),
                plain(point.low()),
                plain(point.high()),
                point.never() ? "never" : point.bound() ? "yes" : "no");
    }

    private static String plain(double value) {
        return Numbers.plain(value);
    }
}
