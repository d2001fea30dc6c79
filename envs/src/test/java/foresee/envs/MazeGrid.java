package foresee.envs;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Lengths of ways in a maze by Dijkstra over a fine grid: what {@link MazeWay} is held to. */
final class MazeGrid {
    private static final int FINE = 16;
    private static final double CLEAR = 0.19;
    private static final int[][] MOVES = {
        {1, 0}, {0, 1}, {-1, 0}, {0, -1}, {1, 1}, {1, -1}, {-1, 1}, {-1, -1},
        {2, 1}, {1, 2}, {-2, 1}, {-1, 2}, {2, -1}, {1, -2}, {-2, -1}, {-1, -2}
    };

    private MazeGrid() {}

    /** From the middle of each cell to the middle of one. */
    static double[][] lengths(MazeLayout layout, int row, int column) {
        int width = layout.columns() * FINE;
        double[] lengths = new double[layout.rows() * FINE * width];
        Arrays.fill(lengths, Double.POSITIVE_INFINITY);
        PriorityQueue<double[]> open = new PriorityQueue<>(Comparator.comparingDouble((double[] entry) -> entry[0]));
        open.add(new double[] {0, middle(row), middle(column)});
        while (!open.isEmpty()) {
            double[] entry = open.remove();
            int y = (int) entry[1];
            int x = (int) entry[2];
            if (entry[0] < lengths[y * width + x]) {
                lengths[y * width + x] = entry[0];
                for (int[] move : MOVES) {
                    if (isFree(layout, y + move[0], x + move[1])) {
                        double stride = Math.hypot(move[0], move[1]) / FINE;
                        open.add(new double[] {entry[0] + stride, y + move[0], x + move[1]});
                    }
                }
            }
        }
        double[][] result = new double[layout.rows()][layout.columns()];
        for (int r = 0; r < layout.rows(); r++) {
            for (int c = 0; c < layout.columns(); c++) {
                result[r][c] = lengths[middle(r) * width + middle(c)];
            }
        }
        return result;
    }

    private static int middle(int cell) {
        return cell * FINE + FINE / 2;
    }

    private static boolean isFree(MazeLayout layout, int y, int x) {
        double px = x / (double) FINE;
        double py = y / (double) FINE;
        return layout.runs().stream()
                .noneMatch(wall -> px > wall.left() - CLEAR
                        && px < wall.right() + CLEAR
                        && py > wall.top() - CLEAR
                        && py < wall.bottom() + CLEAR);
    }
}
