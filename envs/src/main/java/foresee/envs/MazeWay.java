package foresee.envs;

import java.util.ArrayList;
import java.util.List;

/**
 * Shortest free ways in a {@link MazeLayout}: a taut string from corner to corner.
 *
 * <p>Corners lie {@link #CORNER} cells off the walls' in both directions, and a stretch is free if it keeps {@link #CLEAR} from all
 * walls. Lengths between corners are found once (Floyd and Warshall). Immutable.
 */
final class MazeWay {
    private static final double CORNER = 0.2;
    private static final double CLEAR = 0.12;

    private final List<MazeLayout.Box> walls;
    private final double[][] corners;
    private final double[][] between;

    /** What is known of a goal: the way to it from each corner. */
    record ToGoal(double x, double y, List<Double> fromCorner) {}

    MazeWay(MazeLayout layout) {
        this.walls = layout.runs();
        this.corners = corners(layout);
        this.between = between();
    }

    /** Where exactly one of four cells that meet is a wall. */
    private static double[][] corners(MazeLayout layout) {
        List<double[]> corners = new ArrayList<>();
        for (int row = 1; row < layout.rows(); row++) {
            for (int column = 1; column < layout.columns(); column++) {
                double[] corner = corner(layout, row, column);
                if (corner.length > 0) {
                    corners.add(corner);
                }
            }
        }
        return corners.toArray(double[][]::new);
    }

    private static double[] corner(MazeLayout layout, int row, int column) {
        int count = 0;
        double[] corner = {};
        for (int dy = -1; dy <= 0; dy++) {
            for (int dx = -1; dx <= 0; dx++) {
                if (layout.isWall(row + dy, column + dx)) {
                    count++;
                    corner = new double[] {
                        column - Math.copySign(CORNER, dx + 0.5), row - Math.copySign(CORNER, dy + 0.5)
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

    /** Whether a stretch comes nearer to a wall than {@link #CLEAR}: by the shares of it that lie within both pairs of edges. */
    private static boolean crosses(MazeLayout.Box wall, double x, double y, double dx, double dy) {
        double low = wall.left() - CLEAR - x;
        double high = wall.right() + CLEAR - x;
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
            low = wall.top() - CLEAR - y;
            high = wall.bottom() + CLEAR - y;
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

    /** Length of the way in cells; infinite from within a wall. */
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
