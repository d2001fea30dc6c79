package foresee.envs;

import java.util.ArrayList;
import java.util.List;

/**
 * Shortest free ways in a {@link MazeLayout}: a taut string from corner to corner.
 *
 * <p>Corners lie some way off the walls' in both directions, and a stretch is free if it keeps somewhat less than that from all
 * walls. Lengths between corners are found once (Floyd and Warshall). Immutable.
 */
final class MazeWay {
    private final List<MazeLayout.Box> walls;
    private final double clear;
    private final double[][] corners;
    private final double[][] between;

    /** What is known of a goal: the way to it from each corner. */
    record ToGoal(double x, double y, List<Double> fromCorner) {}

    /**
     * @param grid where the cells lie; what all places and lengths are in
     * @param corner how far off a wall's corner one turns
     * @param clear how far off the walls one goes at least, below {@code corner}
     */
    MazeWay(MazeLayout layout, CellGrid grid, double corner, double clear) {
        this.walls = layout.runs().stream().map(grid::of).toList();
        this.clear = clear;
        this.corners = corners(layout, grid, corner);
        this.between = between();
    }

    /** Where exactly one of four cells that meet is a wall. */
    private static double[][] corners(MazeLayout layout, CellGrid grid, double off) {
        List<double[]> corners = new ArrayList<>();
        for (int row = 1; row < layout.rows(); row++) {
            for (int column = 1; column < layout.columns(); column++) {
                double[] corner = corner(layout, grid, off, row, column);
                if (corner.length > 0) {
                    corners.add(corner);
                }
            }
        }
        return corners.toArray(double[][]::new);
    }

    private static double[] corner(MazeLayout layout, CellGrid grid, double off, int row, int column) {
        int count = 0;
        double[] corner = {};
        for (int dy = -1; dy <= 0; dy++) {
            for (int dx = -1; dx <= 0; dx++) {
                if (layout.isWall(row + dy, column + dx)) {
                    count++;
                    corner = new double[] {
                        grid.x(column) - Math.copySign(off, dx + 0.5), grid.y(row) - Math.copySign(off, dy + 0.5)
                    };
                }
            }
        }
        return count == 1 ? corner : new double[0];
    }

    private double[][] between() {
        int n = corners.length;
        double[][] length = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                length[i][j] = straight(corners[i][0], corners[i][1], corners[j][0], corners[j][1]);
            }
        }
        for (int via = 0; via < n; via++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    length[i][j] = Math.min(length[i][j], length[i][via] + length[via][j]);
                }
            }
        }
        return length;
    }

    /** The distance if the stretch is free, infinity otherwise. */
    private double straight(double x, double y, double toX, double toY) {
        for (MazeLayout.Box wall : walls) {
            if (crosses(wall, x, y, toX - x, toY - y)) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return Math.sqrt((toX - x) * (toX - x) + (toY - y) * (toY - y));
    }

    /** Whether a stretch comes too near to a wall: by the shares of it that lie within both pairs of edges. */
    private boolean crosses(MazeLayout.Box wall, double x, double y, double dx, double dy) {
        double low = wall.left() - clear - x;
        double high = wall.right() + clear - x;
        double enter = 0;
        double leave = 1;
        for (double d : new double[] {dx, dy}) {
            if (d == 0) {
                if (low >= 0 || high <= 0) {
                    return false;
                }
            } else {
                enter = Math.max(enter, Math.min(low / d, high / d));
                leave = Math.min(leave, Math.max(low / d, high / d));
            }
            low = wall.top() - clear - y;
            high = wall.bottom() + clear - y;
        }
        return enter < leave;
    }

    /** What there is to know of a goal before anybody asks for a way to it. */
    ToGoal to(double x, double y) {
        List<Double> fromCorner = new ArrayList<>();
        for (int i = 0; i < corners.length; i++) {
            double least = Double.POSITIVE_INFINITY;
            for (int j = 0; j < corners.length; j++) {
                least = Math.min(least, between[i][j] + straight(corners[j][0], corners[j][1], x, y));
            }
            fromCorner.add(least);
        }
        return new ToGoal(x, y, List.copyOf(fromCorner));
    }

    /** Length of the way; infinite from within a wall. */
    double length(double x, double y, ToGoal goal) {
        double least = straight(x, y, goal.x(), goal.y());
        if (least < Double.POSITIVE_INFINITY) {
            return least;
        }
        int via = next(x, y, goal);
        return via < 0 ? least : through(via, x, y, goal);
    }

    /** Where to go first on the way: the goal itself, or a corner; the goal, too, if there is no way. */
    double[] first(double x, double y, ToGoal goal) {
        int via = straight(x, y, goal.x(), goal.y()) < Double.POSITIVE_INFINITY ? -1 : next(x, y, goal);
        return via < 0 ? new double[] {goal.x(), goal.y()} : corners[via].clone();
    }

    private int next(double x, double y, ToGoal goal) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < corners.length; i++) {
            double bound = Math.abs(corners[i][0] - x) + goal.fromCorner().get(i);
            double length = bound < least ? through(i, x, y, goal) : bound;
            if (length < least) {
                least = length;
                best = i;
            }
        }
        return best;
    }

    private double through(int corner, double x, double y, ToGoal goal) {
        return straight(x, y, corners[corner][0], corners[corner][1])
                + goal.fromCorner().get(corner);
    }
}
